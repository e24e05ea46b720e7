import Kernel
import WebAPI

extension Access {
    /// Somebody as a provider of OpenID Connect knows them: whoever it vouches for acts as the token's holder.
    public struct Identity: Sendable {
        /// `iss`, as the provider writes it.
        let issuer: String
        /// `sub`, as the provider writes it.
        let subject: String

        /// nil when either is not 1–255 visible ASCII characters.
        public init?(issuer: String, subject: String) {
            guard Self.isName(issuer), Self.isName(subject) else { return nil }
            self.issuer = issuer
            self.subject = subject
        }

        init(_ fields: inout FieldReader) {
            issuer = fields.text("issuer", max: 255)
            subject = fields.text("subject", max: 255)
            for (name, value) in [("issuer", issuer), ("subject", subject)] where !value.isEmpty && !Self.isName(value) {
                fields.refuse(
                    name, code: "not_ascii", Wording(sv: "Synliga ASCII-tecken, utan blanksteg.", en: "Visible ASCII characters, no blanks."))
            }
        }

        var hash: [UInt8] { BearerToken.hash(issuer: issuer, subject: subject) }

        private static func isName(_ text: String) -> Bool {
            (1...255).contains(text.utf8.count) && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        }
    }
}
