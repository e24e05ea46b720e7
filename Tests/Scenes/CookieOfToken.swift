import HTTPTypes
import Hummingbird
import Site
import WebAPI

/// Signed in by a cookie that holds a token itself.
struct CookieOfToken: SignIn {
    static let name = "__Host-samverkan"

    func respond(to request: Request, path: Substring) -> Response? {
        path == "/insyn/sign-in" ? Response(status: .ok) : nil
    }

    func credential(in headers: HTTPFields) -> [UInt8]? {
        guard let cookie = headers[.cookie], cookie.hasPrefix("\(Self.name)=") else { return nil }
        return BearerToken.hash(of: String(cookie.dropFirst(Self.name.count + 1)))
    }
}
