import Foundation

extension String {
    /// In Unicode normal form C: the one writing of a text that is stored and compared.
    ///
    /// Foundation normalises twice, since once leaves the marks after the Tibetan vowels U+0F73, U+0F75 and U+0F81 in
    /// the order they had before these were decomposed; PostgreSQL would call the text not normalised.
    public var normalForm: String {
        guard !utf8.allSatisfy({ $0 < 0x80 }) else { return self }
        return precomposedStringWithCanonicalMapping.precomposedStringWithCanonicalMapping
    }
}
