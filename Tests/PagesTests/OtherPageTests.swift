import Kernel
import Pages
import Testing

@Suite struct OtherPageTests {
    @Test func `the form to sign in posts a token and where to go on`() throws {
        let planted = "\"><script>"
        let html = try Samples.page(signedIn: nil).signIn(message: planted, returnTo: "/insyn?\(planted)", providers: true)
        let document = try Document(html)
        #expect(document.all("form").map { $0["method"] } == ["post"])
        #expect(document.all("form").map { $0["action"] } == ["/insyn/sign-in"])
        #expect(document.all("input").map { $0["name"] } == ["return", "token"])
        #expect(document.all("input").first?["value"] == "/insyn?\(planted)")
        #expect(document.all("p").contains { $0["role"] == "alert" })
        #expect(document.addresses.contains { $0.hasPrefix("/insyn/sign-in/oidc?return=%2Finsyn") })
        #expect(document.all("nav").isEmpty)
    }

    @Test func `without a provider or a message there is neither`() throws {
        let document = try Document(Samples.page(signedIn: nil).signIn(message: nil, returnTo: "/insyn", providers: false))
        #expect(document.all("p").allSatisfy { $0["role"] == nil })
        #expect(!document.addresses.contains { $0.contains("oidc") })
    }

    @Test func `a problem says what to do: sign in, try again, or go to the overview`() throws {
        let page = try Samples.page(signedIn: nil)
        for (status, address) in [
            (401, "/insyn/sign-in?return=%2Finsyn%2Fbudget"), (403, "/insyn"), (404, "/insyn"), (503, "/insyn/budget?at=2026-01-01&party=a"),
        ] {
            let path = status == 503 ? address : "/insyn/budget"
            let document = try Document(page.problem(status: status, title: "Titel <b>", detail: "Varför", path: path))
            #expect(document.all("a").filter { $0["class"] == "button" }.map { $0["href"] } == [address])
            #expect(document.text.contains("Titel <b>") && document.text.contains("Varför"))
            #expect(document.text.contains("\(status)"))
        }
    }

    @Test func `what fails at the sign-in leads there again`() throws {
        let page = try Samples.page(.en, signedIn: nil)
        let document = try Document(page.problem(status: 503, title: "Away", detail: "Why", path: "/insyn/sign-in"))
        #expect(document.all("a").filter { $0["class"] == "button" }.map { $0["href"] } == ["/insyn/sign-in"])
        #expect(document.text.contains("Sign in") && !document.text.contains("Try again"))
    }

    @Test func `the statements name who answers, how to give feedback, and who supervises`() throws {
        let page = try Samples.page(.en)
        for (html, supervisor) in [(page.accessibilityStatement(), "digg.se"), (page.personalData(), "imy.se")] {
            let document = try Document(html)
            #expect(html.contains("<html lang=\"sv\">"))
            #expect(document.text.contains("Region Västerbotten"))
            #expect(document.addresses.contains("mailto:samverkan@example.org"))
            #expect(document.addresses.contains { $0.contains(supervisor) })
        }
    }

    @Test func `every page has one sender, one address for feedback and a way out`() throws {
        let document = try Document(Samples.page().html(of: Samples.report("budget"), query: []))
        for address in ["/insyn/accessibility", "/insyn/personal-data", "mailto:samverkan@example.org", "#content"] {
            #expect(document.addresses.count { $0 == address } == 1)
        }
        #expect(document.all("form").contains { $0["action"] == "/insyn/sign-out" && $0["method"] == "post" })
    }

    @Test func `the style sheet asks nothing of anybody`() {
        for word in ["url(", "@import", "http", "</"] { #expect(!Page.styleSheet.contains(word)) }
    }
}
