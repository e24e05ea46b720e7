import Foundation

extension String {
    /// In Unicode normal form C: the one writing of a text that is stored and compared.
    public var normalForm: String {
        utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
    }
}
