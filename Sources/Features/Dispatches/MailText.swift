import Foundation

/// The parts of an Internet message, written so that no value can begin a header or a body of its own.
enum MailText {
    /// Bytes of one encoded word: with `=?UTF-8?B?` and `?=` it is 64 long, and stays within the 76 that RFC 2047 allows a
    /// line after the longest of our header names.
    private static let encodedWordBytes = 39
    /// RFC 2045: an encoded line is at most so long.
    private static let encodedLine = 76
    /// A plain value that needs no folding after the longest of our header names.
    private static let plainLimit = 60

    /// A header's text for people: as it is when that is safe, else as encoded words (RFC 2047), folded.
    static func unstructured(_ text: String) -> String {
        let line = oneLine(text)
        let isPlain = line.utf8.count <= plainLimit && !line.contains("=?") && line.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        return isPlain ? line : encodedWords(line)
    }

    /// A name before an address: always an encoded word unless it is letters and spaces, so that no character of it has a
    /// meaning of its own.
    static func phrase(_ name: String) -> String {
        let line = oneLine(name)
        let isAtoms =
            line.utf8.count <= plainLimit
            && line.unicodeScalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || $0 == " ") }
        return isAtoms ? line : encodedWords(line)
    }

    /// A name with its address, folded before the address when they do not fit a line.
    static func mailbox(_ name: String, _ mailbox: Mailbox) -> String {
        let phrase = phrase(name)
        let length = phrase.split(separator: "\n").last?.utf8.count ?? 0
        return phrase + (length + mailbox.address.utf8.count > plainLimit ? "\n " : " ") + "<\(mailbox.address)>"
    }

    /// Quoted-printable (RFC 2045, 6.7) of lines that end with LF.
    static func quotedPrintable(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var encoded = ""
            var length = 0
            let bytes = Array(line.utf8)
            for (index, byte) in bytes.enumerated() {
                let isBlankAtEnd = (byte == 0x20 || byte == 0x09) && index == bytes.count - 1
                let isPlain = ((0x20...0x7E).contains(byte) || byte == 0x09) && byte != UInt8(ascii: "=") && !isBlankAtEnd
                let piece = isPlain ? String(UnicodeScalar(byte)) : hexadecimal(byte)
                // Room for the soft break's own sign.
                if length + piece.utf8.count > encodedLine - 1 {
                    encoded += "=\n"
                    length = 0
                }
                encoded += piece
                length += piece.utf8.count
            }
            return encoded
        }.joined(separator: "\n")
    }

    /// Base64 in lines.
    static func base64(_ text: String) -> String {
        let encoded = Array(Data(text.utf8).base64EncodedString().utf8)
        return stride(from: 0, to: encoded.count, by: encodedLine).map { start in
            String(decoding: encoded[start..<min(start + encodedLine, encoded.count)], as: UTF8.self)
        }.joined(separator: "\n")
    }

    /// Without control characters and line breaks, which Unicode has more of than ASCII.
    static func oneLine(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .lineSeparator, .paragraphSeparator: " "
                    default: scalar
                    }
                }))
    }

    private static func encodedWords(_ text: String) -> String {
        var words: [String] = []
        var word: [UInt8] = []
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            // RFC 2047, 5: no character is split between two words.
            if word.count + bytes.count > encodedWordBytes {
                words.append(encodedWord(word))
                word = []
            }
            word += bytes
        }
        words.append(encodedWord(word))
        return words.joined(separator: "\n ")
    }

    private static func encodedWord(_ bytes: [UInt8]) -> String { "=?UTF-8?B?\(Data(bytes).base64EncodedString())?=" }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "=" + (digits.count == 1 ? "0" : "") + digits
    }
}
