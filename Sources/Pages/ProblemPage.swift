import Markup

/// What could not be answered, and what to do instead.
struct ProblemPage {
    let page: Page
    let status: Int
    let title: String
    let detail: String
    let path: String

    var html: String {
        var frame = Frame(page: page, title: title)
        frame.hasNavigation = page.signedIn != nil && status < 500
        frame.offersSignIn = status != 401
        return frame.html { main in
            main.element("h1", text: title)
            main.element("p", [("class", "lead")], text: detail)
            main.element("p", [("class", "actions")]) { actions in
                switch status {
                case 401:
                    let address = Query([("return", path)]).address("\(Page.root)/sign-in")
                    actions.element("a", [("class", "button"), ("href", address)], text: page.say(Words.signIn))
                case 500... where path == "\(Page.root)/sign-in":
                    actions.element("a", [("class", "button"), ("href", path)], text: page.say(Words.signIn))
                case 500...:
                    actions.element("a", [("class", "button"), ("href", path)], text: page.say(Words.tryAgain))
                default:
                    actions.element("a", [("class", "button"), ("href", Page.root)], text: page.say(Words.toOverview))
                }
            }
            main.element("p", [("class", "hint")], text: "\(page.say(Words.problem)) \(status)")
        }
    }
}
