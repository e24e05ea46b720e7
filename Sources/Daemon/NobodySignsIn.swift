import HTTPTypes
import Hummingbird
import Site

/// Pages for visitors only.
struct NobodySignsIn: SignIn {
    func respond(to request: Request, path: Substring) -> Response? { nil }

    func credential(in headers: HTTPFields) -> [UInt8]? { nil }
}
