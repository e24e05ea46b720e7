import Crypto
import Foundation

/// The secret that a caller carries. Only its hash is kept or compared.
public enum BearerToken {
    /// Of what the holder writes after `Bearer`: ours have 43 characters, an access token of an identity provider many
    /// more.
    static let maximumLength = 4_096

    /// SHA-256 over the bytes of the token as it is sent.
    public static func hash(of token: String) -> [UInt8] {
        Array(SHA256.hash(data: Array(token.utf8)))
    }

    /// What the holder of `secret` is given to keep: base64url without padding (RFC 4648, 5).
    public static func text(of secret: [UInt8]) -> String {
        Data(secret).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Of an identity that a provider vouches for: SHA-256 over `oidc`, issuer and subject, separated by NUL. No token
    /// that is sent has it, since a header field can't hold NUL.
    public static func hash(issuer: String, subject: String) -> [UInt8] {
        Array(SHA256.hash(data: Array("oidc\0\(issuer)\0\(subject)".utf8)))
    }

    /// SHA-256 over the bytes of the token as it is sent.
    public static func hash(of token: ArraySlice<UInt8>) -> [UInt8] {
        Array(SHA256.hash(data: token))
    }

    /// The token in `authorization` (RFC 6750), visible ASCII; a 401 when there is none.
    public static func token(in authorization: String?) throws(Problem) -> ArraySlice<UInt8> {
        guard let authorization else { throw .tokenMissing }
        let bytes = Array(authorization.utf8)
        guard bytes.count > 7, bytes.count <= maximumLength, bytes[6] == 0x20,
            bytes[..<6].elementsEqual("bearer".utf8, by: { $0 | 0x20 == $1 })
        else { throw .tokenMissing }
        let token = bytes[7...].drop { $0 == 0x20 }
        guard !token.isEmpty, token.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ",") }) else {
            throw .tokenMissing
        }
        return token
    }
}
