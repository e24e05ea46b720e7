import Hummingbird
import Markup
import Site
import WebAPI

/// Signing in without the pages around it.
struct SignInSite: HTTPResponder {
    let signIn: any SignIn

    func respond(to request: Request, context: ConnectionContext) async throws -> Response {
        try await signIn.respond(to: request, path: request.uri.path[...]) ?? Response(status: .notFound)
    }
}

/// What signing in shows, in its plainest form.
struct PlainSignInPages: SignInPages {
    func signIn(message: String?, returnTo: String, providers: Bool) -> String {
        var page = Markup(prologue: "<!DOCTYPE html>")
        if let message { page.element("p", [("role", "alert")], text: message) }
        page.element("form", [("method", "post"), ("action", "/insyn/sign-in")]) { form in
            form.void("input", [("name", "return"), ("value", returnTo)])
            form.void("input", [("name", "token"), ("value", "")])
        }
        if providers { page.element("a", [("href", "/insyn/sign-in/oidc")], text: "oidc") }
        return page.text
    }

    func problem(status: Int, title: String, detail: String, path: String) -> String {
        var page = Markup(prologue: "<!DOCTYPE html>")
        page.element("h1", text: title)
        page.element("p", text: detail)
        page.element("a", [("href", path)], text: "vidare")
        return page.text
    }
}
