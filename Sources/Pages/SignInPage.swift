import Kernel
import Markup

/// The form that takes an access token.
struct SignInPage {
    let page: Page
    let message: String?
    let returnTo: String
    let providers: Bool

    var html: String {
        let isSwedish = page.language == .sv
        let title = page.say(Words.signIn)
        var frame = Frame(page: page, title: message == nil ? title : (isSwedish ? "Fel: " : "Error: ") + title)
        frame.hasNavigation = false
        return frame.html { main in
            main.element("h1", text: title)
            main.element(
                "p", [("class", "lead")],
                text: isSwedish
                    ? "Sidorna är till för dem som samverkar och för dem som har insyn i samverkan."
                    : "These pages are for those who collaborate and for those who have insight into the collaboration.")
            if let message {
                main.element("p", [("class", "error"), ("role", "alert"), ("id", "error")]) { error in
                    error.element("span", [("class", "symbol"), ("aria-hidden", "true")], text: "✕")
                    error.write(" \(message)")
                }
            }
            main.element("form", [("class", "sign-in"), ("method", "post"), ("action", "\(Page.root)/sign-in")]) { form in
                form.void("input", [("type", "hidden"), ("name", "return"), ("value", returnTo)])
                form.element("p", [("class", "field")]) { field in
                    field.element("label", [("for", "token")], text: isSwedish ? "Åtkomstnyckel" : "Access token")
                    field.element(
                        "span", [("class", "hint"), ("id", "hint")],
                        text: isSwedish
                            ? "Den långa text som du fick när din nyckel skapades."
                            : "The long text that you were given when your token was made.")
                    var attributes: [(StaticString, String)] = [
                        ("type", "password"), ("id", "token"), ("name", "token"), ("required", "required"),
                        ("autocomplete", "current-password"), ("spellcheck", "false"),
                        ("aria-describedby", message == nil ? "hint" : "hint error"),
                    ]
                    if message != nil { attributes.append(("aria-invalid", "true")) }
                    field.void("input", attributes)
                }
                form.element("p", [("class", "actions")]) { actions in
                    actions.element("button", [("type", "submit")], text: title)
                    if providers {
                        let address = Query([("return", returnTo)]).address("\(Page.root)/sign-in/oidc")
                        actions.element(
                            "a", [("href", address)],
                            text: isSwedish ? "Logga in med din organisations konto" : "Sign in with your organisation's account")
                    }
                }
            }
            main.element(
                "p", [("class", "hint")],
                text: isSwedish
                    ? "Inloggningen sparas i en nödvändig kaka som försvinner när du loggar ut."
                    : "Signing in keeps one necessary cookie, which is gone when you sign out.")
        }
    }
}
