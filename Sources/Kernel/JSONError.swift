/// Why bytes are no JSON that this service takes.
public struct JSONError: Error, Sendable, Equatable {
    /// Stable: clients branch on it.
    public enum Code: String, Sendable, CaseIterable {
        case empty
        case byteOrderMark
        case unexpectedEnd
        case unexpectedByte
        case trailingBytes
        case tooDeep
        case invalidText
        case controlCharacter
        case nullCharacter
        case invalidEscape
        case loneSurrogate
        case duplicateName
        case invalidNumber
        case numberOutOfRange
    }

    public let code: Code
    /// Of the byte that could not stand there, from 0.
    public let offset: Int
    /// JSON pointer (RFC 6901) of the value that was being read.
    public let pointer: String

    public init(code: Code, offset: Int, pointer: String) {
        self.code = code
        self.offset = offset
        self.pointer = pointer
    }

    /// A sentence for people.
    public func message(in language: Language) -> String {
        switch language {
        case .sv: "\(swedish) (byte \(offset))."
        case .en: "\(english) (byte \(offset))."
        }
    }

    private var swedish: String {
        switch code {
        case .empty: "Innehåll saknas"
        case .byteOrderMark: "Innehållet får inte börja med en byteordningsmarkering"
        case .unexpectedEnd: "JSON-texten slutar för tidigt"
        case .unexpectedByte: "Oväntat tecken i JSON-texten"
        case .trailingBytes: "Det står något efter JSON-värdet"
        case .tooDeep: "JSON-texten är för djupt nästlad"
        case .invalidText: "Texten är inte giltig UTF-8"
        case .controlCharacter: "Styrtecken måste skrivas som escapesekvens"
        case .nullCharacter: "Tecknet U+0000 får inte förekomma"
        case .invalidEscape: "Ogiltig escapesekvens"
        case .loneSurrogate: "Ensamt surrogattecken"
        case .duplicateName: "Samma fältnamn står flera gånger i ett objekt"
        case .invalidNumber: "Ogiltigt tal"
        case .numberOutOfRange: "Talet är för stort eller för långt"
        }
    }

    private var english: String {
        switch code {
        case .empty: "There is no content"
        case .byteOrderMark: "The content must not start with a byte order mark"
        case .unexpectedEnd: "The JSON text ends too early"
        case .unexpectedByte: "Unexpected character in the JSON text"
        case .trailingBytes: "Something follows the JSON value"
        case .tooDeep: "The JSON text is nested too deeply"
        case .invalidText: "The text is not valid UTF-8"
        case .controlCharacter: "Control characters must be written as escapes"
        case .nullCharacter: "The character U+0000 must not occur"
        case .invalidEscape: "Invalid escape"
        case .loneSurrogate: "Lone surrogate"
        case .duplicateName: "The same field name occurs more than once in an object"
        case .invalidNumber: "Invalid number"
        case .numberOutOfRange: "The number is too large or too long"
        }
    }
}
