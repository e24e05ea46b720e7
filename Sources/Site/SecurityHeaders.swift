import Crypto
import Foundation
import HTTPTypes
import WebAPI

/// What every answer under `/insyn` tells a browser to keep to: nothing from elsewhere, no script, in nobody's frame.
struct SecurityHeaders: Sendable {
    private let fields: HTTPFields

    /// - Parameter isSecure: whether people reach the service over https, and are to do so from then on.
    init(isSecure: Bool) {
        var fields: HTTPFields = [.xContentTypeOptions: "nosniff", .contentSecurityPolicy: Self.policy()]
        for (name, value) in [
            ("Referrer-Policy", "same-origin"), ("X-Frame-Options", "DENY"), ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ] {
            fields[.known(name)] = value
        }
        if isSecure { fields[.strictTransportSecurity] = "max-age=31536000" }
        self.fields = fields
    }

    /// - Parameter styles: hash of a style sheet that stands in the page itself.
    static func policy(styles: String? = nil) -> String {
        "default-src 'none'; style-src 'self'\(styles.map { " '\($0)'" } ?? ""); img-src 'self' data:; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'"
    }

    /// The hash of the style sheet that stands in `page`, as a policy names it; nil when there is none.
    static func styles(in page: String) -> String? {
        guard let start = page.firstRange(of: "<style>"), let end = page.firstRange(of: "</style>"),
            start.upperBound <= end.lowerBound
        else { return nil }
        let digest = SHA256.hash(data: Array(page[start.upperBound..<end.lowerBound].utf8))
        return "sha256-\(Data(digest).base64EncodedString())"
    }

    /// Adds what is not there yet.
    func complete(_ headers: inout HTTPFields) {
        for field in fields where !headers.contains(field.name) { headers.append(field) }
    }
}
