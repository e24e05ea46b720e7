/// An e-mail address that can stand in a header and in an argument list as it is: ASCII atoms, no quoting, no comment
/// (RFC 5322, 3.4.1, without its obsolete and quoted forms). `is_mail_address` in SQL takes the same.
public struct Mailbox: Sendable, Equatable {
    public let address: String

    /// RFC 5321, 4.5.3.1.3: a path has 256 octets, its brackets among them.
    private static let longest = 254

    public init?(_ address: String) {
        let halves = address.split(separator: "@", omittingEmptySubsequences: false)
        guard address.utf8.count <= Self.longest, halves.count == 2, Self.isAtoms(halves[0]), Self.isDomain(halves[1])
        else { return nil }
        self.address = address
    }

    var domain: Substring { address[address.index(after: address.lastIndex(of: "@") ?? address.startIndex)...] }

    private static func isAtoms(_ text: Substring) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty && atom.utf8.allSatisfy { isAlphanumeric($0) || "!#$%&'*+/=?^_`{|}~-".utf8.contains($0) }
        }
    }

    private static func isDomain(_ text: Substring) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
