/// A strict reader of JSON (RFC 8259) from bytes that anybody may have sent.
///
/// Stricter than the standard where databases and clients disagree about what a text means: no byte order mark, no
/// U+0000, no lone surrogates, no name twice in an object. Texts and names come out in Unicode normal form C. Never
/// Foundation's `JSONDecoder`: it kills the process on a body of exactly 513 opening brackets.
public struct JSONScanner {
    /// Of arrays and objects in each other. Recursion is bounded by it, so the stack is too.
    public static let maximumDepth = 32
    /// Bytes of one number. A double needs 17 significant digits; the rest is somebody testing the parser.
    public static let maximumNumberLength = 400
    /// Characters of a field name that an error repeats; what was sent may be a megabyte long.
    private static let namedLength = 64

    private let bytes: [UInt8]
    private var position = 0
    private var path: [Step] = []

    /// One step of the way from the root to the value that is being read.
    private enum Step {
        case member(String)
        case element(Int)
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The one value that `bytes` hold.
    public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        var scanner = JSONScanner(bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw scanner.error(.byteOrderMark) }
        scanner.skipBlanks()
        if scanner.position == bytes.count { throw scanner.error(.empty) }
        let value = try scanner.value(depth: 0)
        scanner.skipBlanks()
        if scanner.position < bytes.count { throw scanner.error(.trailingBytes) }
        return value
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        guard let first = peek() else { throw error(.unexpectedEnd) }
        switch first {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return .string(try text())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw error(.unexpectedByte)
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        guard depth <= JSONScanner.maximumDepth else { throw error(.tooDeep) }
        position += 1
        var members: [(String, JSONValue)] = []
        var names: Set<String> = []
        skipBlanks()
        if take(UInt8(ascii: "}")) { return .object(members) }
        while true {
            guard let quote = peek() else { throw error(.unexpectedEnd) }
            guard quote == UInt8(ascii: "\"") else { throw error(.unexpectedByte) }
            let start = position
            let name = try text()
            path.append(.member(name))
            guard names.insert(name).inserted else { throw error(.duplicateName, at: start) }
            skipBlanks()
            try expect(UInt8(ascii: ":"))
            skipBlanks()
            members.append((name, try value(depth: depth)))
            path.removeLast()
            skipBlanks()
            if take(UInt8(ascii: "}")) { return .object(members) }
            try expect(UInt8(ascii: ","))
            skipBlanks()
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        guard depth <= JSONScanner.maximumDepth else { throw error(.tooDeep) }
        position += 1
        var elements: [JSONValue] = []
        skipBlanks()
        if take(UInt8(ascii: "]")) { return .array(elements) }
        while true {
            path.append(.element(elements.count))
            elements.append(try value(depth: depth))
            path.removeLast()
            skipBlanks()
            if take(UInt8(ascii: "]")) { return .array(elements) }
            try expect(UInt8(ascii: ","))
            skipBlanks()
        }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
        for expected in word.utf8 { try expect(expected) }
        return value
    }

    // MARK: Bytes

    private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ byte: UInt8) throws(JSONError) {
        guard let found = peek() else { throw error(.unexpectedEnd) }
        guard found == byte else { throw error(.unexpectedByte) }
        position += 1
    }

    private mutating func skipBlanks() {
        while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private func error(_ code: JSONError.Code, at offset: Int? = nil) -> JSONError {
        let pointer = path.map { step in
            switch step {
            case .member(let name): "/" + JSONPointer.escaped(String(name.prefix(JSONScanner.namedLength)))
            case .element(let index): "/\(index)"
            }
        }
        return JSONError(code: code, offset: offset ?? position, pointer: pointer.joined())
    }
}

// MARK: - Texts

extension JSONScanner {
    /// A text and its quotes; `position` stands at the opening one.
    private mutating func text() throws(JSONError) -> String {
        let opening = position
        position += 1
        var start = position
        var collected: [UInt8] = []
        while true {
            guard let byte = peek() else { throw error(.unexpectedEnd) }
            switch byte {
            case UInt8(ascii: "\""):
                collected.append(contentsOf: bytes[start..<position])
                position += 1
                guard let text = String(validating: collected, as: UTF8.self) else {
                    throw error(.invalidText, at: opening)
                }
                return text.normalForm
            case UInt8(ascii: "\\"):
                collected.append(contentsOf: bytes[start..<position])
                let scalar = try escape()
                collected.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                start = position
            case 0: throw error(.nullCharacter)
            case 1..<0x20: throw error(.controlCharacter)
            default: position += 1
            }
        }
    }

    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        let start = position
        position += 1
        guard let letter = peek() else { throw error(.unexpectedEnd) }
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try escapedScalar(from: start)
        default: throw error(.invalidEscape, at: start)
        }
    }

    private mutating func escapedScalar(from start: Int) throws(JSONError) -> Unicode.Scalar {
        let high = try hexadecimal(from: start)
        if high == 0 { throw error(.nullCharacter, at: start) }
        if let scalar = Unicode.Scalar(high) { return scalar }
        guard high < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw error(.loneSurrogate, at: start)
        }
        let low = try hexadecimal(from: start)
        guard (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(high - 0xD800) << 10) + UInt32(low - 0xDC00))
        else { throw error(.loneSurrogate, at: start) }
        return scalar
    }

    private mutating func hexadecimal(from start: Int) throws(JSONError) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = peek() else { throw error(.unexpectedEnd) }
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: throw error(.invalidEscape, at: start)
            }
            value = value << 4 | UInt16(digit)
            position += 1
        }
        return value
    }
}

// MARK: - Numbers

extension JSONScanner {
    private mutating func number() throws(JSONError) -> JSONValue {
        let start = position
        var whole = true
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits(from: start) }
        if take(UInt8(ascii: ".")) {
            whole = false
            try digits(from: start)
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            whole = false
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits(from: start)
        }
        guard position - start <= JSONScanner.maximumNumberLength else { throw error(.numberOutOfRange, at: start) }
        let written = String(decoding: bytes[start..<position], as: UTF8.self)
        if whole, let integer = Int64(written) { return .integer(integer) }
        guard let number = Double(written), number.isFinite else { throw error(.numberOutOfRange, at: start) }
        return .number(number)
    }

    /// At least one.
    private mutating func digits(from start: Int) throws(JSONError) {
        let first = position
        while let byte = peek(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        guard position > first else { throw error(.invalidNumber, at: start) }
    }
}

/// JSON pointers (RFC 6901).
public enum JSONPointer {
    /// A field name as one step of a pointer.
    public static func escaped(_ name: String) -> String {
        name.replacing("~", with: "~0").replacing("/", with: "~1")
    }
}
