import Foundation

/// One .sql file: where it stands below `sql/`, and its text without the last line break.
struct SQLFile {
    /// Components below `sql/`, the extension gone from the last: `["queries", "membership", "read_party"]`.
    let components: [String]
    let path: String
    let text: String

    init(path: String, root: String) throws {
        guard path.hasPrefix(root) else { throw EmbeddingError(file: path, what: "is not below \(root)") }
        let bytes = try Data(contentsOf: URL(filePath: path))
        guard let text = String(bytes: bytes, encoding: .utf8) else {
            throw EmbeddingError(file: path, what: "is not UTF-8")
        }
        if text.utf8.contains(where: { $0 == 0 || $0 == UInt8(ascii: "\r") }) {
            throw EmbeddingError(file: path, what: "has NUL or CR bytes; save it with LF line ends")
        }
        self.path = path
        self.text = text.hasSuffix("\n") ? String(text.dropLast()) : text
        components = path.dropFirst(root.count).dropLast(".sql".count).split(separator: "/").map(String.init)
    }

    /// `read_party` → `readParty`.
    var identifier: String {
        get throws {
            let words = (components.last ?? "").split(separator: "_", omittingEmptySubsequences: false)
            let isName = words.allSatisfy { word in
                !word.isEmpty && word.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || isDigit($0) }
            }
            guard isName, let first = words.first, first.utf8.first.map(isDigit) == false else {
                throw EmbeddingError(file: path, what: "is not named verb_noun.sql in lower-case ASCII")
            }
            return first + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        }
    }

    private func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
}
