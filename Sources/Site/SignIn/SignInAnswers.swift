import HTTPTypes
import Hummingbird
import Kernel
import Pages

/// What the sign-in answers with, in the language of who asks.
struct SignInAnswers: Sendable {
    let page: Page
    /// Whether one can also sign in at a provider.
    let hasProvider: Bool

    func enter(_ session: String, at path: ReturnPath, cookies: [String] = []) -> Response {
        SitePage.redirect(to: path.text, cookies: cookies + [Cookie.session.holding(session)])
    }

    /// - Parameter message: why the last try failed; nil: there was none.
    func form(message: Wording? = nil, returnPath: ReturnPath) -> Response {
        let html = page.signIn(message: message?[page.language], returnTo: returnPath.text, providers: hasProvider)
        return SitePage.html(message == nil ? .ok : .forbidden, html, page.language)
    }

    func forward(to address: String) -> Response {
        SitePage.html(.ok, ForwardingPage.html(to: address, page.language), page.language)
    }

    func refuseMethod(allow: String) -> Response {
        var response = problem(.methodNotAllowed, .method(allow: allow))
        response.headers[.allow] = allow
        return response
    }

    func refuseHaste(seconds: Int) -> Response {
        problem(.tooManyRequests, .haste(seconds: seconds), retryAfter: seconds)
    }

    func problem(
        _ status: HTTPResponse.Status, _ words: SignInWords, retryAfter: Int? = nil, cookies: [String] = []
    ) -> Response {
        let html = page.problem(
            status: status.code, title: words.title[page.language], detail: words.detail[page.language], path: SignInResponder.root)
        var response = SitePage.html(status, html, page.language, cookies: cookies)
        if let retryAfter { response.headers[.retryAfter] = "\(retryAfter)" }
        return response
    }
}
