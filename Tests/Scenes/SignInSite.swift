import Hummingbird
import Site
import WebAPI

/// Signing in without the pages around it.
struct SignInSite: HTTPResponder {
    let signIn: any SignIn

    func respond(to request: Request, context: ConnectionContext) async throws -> Response {
        try await signIn.respond(to: request, path: request.uri.path[...]) ?? Response(status: .notFound)
    }
}
