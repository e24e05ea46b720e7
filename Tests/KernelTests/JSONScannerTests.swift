import Kernel
import Testing

struct JSONScannerTests {
    private func parse(_ text: String) throws(JSONError) -> JSONValue { try JSONScanner.parse(Array(text.utf8)) }

    private func code(_ bytes: [UInt8]) -> JSONError.Code? {
        do throws(JSONError) {
            _ = try JSONScanner.parse(bytes)
            return nil
        } catch { return error.code }
    }

    @Test func `members keep their order and every kind of value is read`() throws {
        let value = try parse(#" {"b":[1,-0,2.5,1e3,true,false,null],"a":{"":"x"}} "#)
        #expect(value == ["b": [1, 0, .number(2.5), .number(1_000), true, false, nil], "a": ["": "x"]])
        #expect(value.text == #"{"b":[1,0,2.5,1000.0,true,false,null],"a":{"":"x"}}"#)
    }

    @Test func `whole numbers are integers up to 64 bits and numbers beyond`() throws {
        #expect(try parse("9223372036854775807") == .integer(.max))
        #expect(try parse("-9223372036854775808") == .integer(.min))
        #expect(try parse("9223372036854775808") == .number(9_223_372_036_854_775_808))
        #expect(try parse("-0.0000001") == .number(-1e-7))
        #expect(code(Array("1e400".utf8)) == .numberOutOfRange)
        #expect(code(Array(String(repeating: "1", count: 401).utf8)) == .numberOutOfRange)
    }

    @Test func `texts are unescaped and normalised to form C`() throws {
        #expect(try parse(#""\"\\\/\b\f\n\r\tå\u00e5\ud83d\ude00""#).string == "\"\\/\u{8}\u{C}\n\r\tåå😀")
        let normal = Array("Åland".utf8)
        for written in ["A\u{30A}land", "\u{212B}land", #"A\u030aland"#, #"\u212Bland"#] {
            #expect(try parse("\"\(written)\"").string.map { Array($0.utf8) } == normal)
            #expect(code(Array("{\"\(written)\":1,\"Åland\":2}".utf8)) == .duplicateName)
        }
    }

    @Test(arguments: [
        ("", JSONError.Code.empty), (" \n", .empty), ("\u{FEFF}{}", .byteOrderMark), ("{", .unexpectedEnd),
        ("[1", .unexpectedEnd),
        ("\"a", .unexpectedEnd), ("tru", .unexpectedEnd), (#""\u12"#, .unexpectedEnd), ("truth", .unexpectedByte),
        ("True", .unexpectedByte), ("NaN", .unexpectedByte), ("'a'", .unexpectedByte), ("{a:1}", .unexpectedByte),
        ("[1,]", .unexpectedByte), (#"{"a":1,}"#, .unexpectedByte), ("[,1]", .unexpectedByte),
        ("[1 2]", .unexpectedByte),
        ("{} {}", .trailingBytes), ("1/**/", .trailingBytes), ("01", .trailingBytes), ("1.", .invalidNumber),
        ("-", .invalidNumber),
        (".5", .unexpectedByte), ("+1", .unexpectedByte), ("1e", .invalidNumber), ("1e+", .invalidNumber),
        ("-a", .invalidNumber),
        ("0x1", .trailingBytes), ("\"\u{1}\"", .controlCharacter), ("\"\n\"", .controlCharacter),
        ("\"\u{0}\"", .nullCharacter),
        (#""\u0000""#, .nullCharacter), (#"{"a\u0000":1}"#, .nullCharacter), (#""\x""#, .invalidEscape),
        (#""\u00g0""#, .invalidEscape),
        (#""\ud800""#, .loneSurrogate), (#""\udc00""#, .loneSurrogate), (#""\ud800\ud800""#, .loneSurrogate),
        (#""\ud800\u0041""#, .loneSurrogate), (#"{"a":1,"a":1}"#, .duplicateName),
        (#"{"a":1,"\u0061":1}"#, .duplicateName),
    ])
    func `what is no strict JSON is refused with its code`(text: String, expected: JSONError.Code) {
        #expect(code(Array(text.utf8)) == expected)
    }

    @Test(
        arguments: [
            [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x28, 0xA1], [0x80],
        ] as [[UInt8]]
    )
    func `invalid UTF-8 is refused inside and outside texts`(bytes: [UInt8]) {
        #expect(code([0x22] + bytes + [0x22]) == .invalidText)
        #expect(code([0x5B] + bytes + [0x5D]) == .unexpectedByte)
    }

    @Test(arguments: [32, 33, 511, 512, 513, 514, 100_000])
    func `nesting deeper than 32 is refused, at 513 brackets too`(depth: Int) {
        let arrays = [UInt8](repeating: UInt8(ascii: "["), count: depth)
        let objects = (0..<depth).flatMap { _ in Array(#"{"a":"#.utf8) }
        #expect(code(arrays) == (depth <= 32 ? .unexpectedEnd : .tooDeep))
        #expect(code(objects) == (depth <= 32 ? .unexpectedEnd : .tooDeep))
        let closed = arrays + [UInt8](repeating: UInt8(ascii: "]"), count: depth)
        #expect(code(closed) == (depth <= 32 ? nil : .tooDeep))
    }

    @Test func `an error says where`() {
        do throws(JSONError) {
            _ = try parse(#"{"lines":[{"a/b~":1},{"a/b~":tru}]}"#)
            Issue.record("accepted")
        } catch {
            #expect(error == JSONError(code: .unexpectedByte, offset: 32, pointer: "/lines/1/a~1b~0"))
            #expect(error.message(in: .sv) == "Oväntat tecken i JSON-texten (byte 32).")
            #expect(error.message(in: .en) == "Unexpected character in the JSON text (byte 32).")
        }
    }

    @Test func `what was written is read back equal`() throws {
        let value: JSONValue = ["å\"\\\u{1}": ["x": [nil, false, 1, .number(0.1), "\u{7F}\n\r\t😀"]]]
        #expect(try parse(value.text) == value)
        #expect(JSONValue.number(.infinity).text == "null")
    }

    @Test func `no mutation of a document traps`() {
        let seed = Array(#"{"a":[1,-2.5e+10,"å\u00e5\ud83d\ude00",{"b":null,"c":true}],"d":"\\\"","e":{}}"#.utf8)
        var generator = Seeded(state: 513)
        var refused = 0
        for _ in 0..<50_000 {
            var bytes = seed
            for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[index] = .random(in: .min ... .max, using: &generator)
                case 1: bytes.remove(at: index)
                case 2: bytes.insert(seed[Int.random(in: 0..<seed.count, using: &generator)], at: index)
                default: bytes.removeLast(bytes.count - max(1, index))
                }
            }
            if code(bytes) != nil { refused += 1 }
        }
        #expect((40_000..<50_000).contains(refused))
    }
}
