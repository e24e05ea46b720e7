import Testing

@testable import Charter

@Suite struct `a text that is no charter` {
    static let hopeless: [(name: String, yaml: String, line: Int, message: String)] = [
        ("nothing", "", 1, "filen är tom"),
        ("a comment", "# a charter\n", 1, "filen är tom"),
        ("a byte order mark", "\u{FEFF}code: a\n", 1, "filen får inte börja med en byteordningsmarkering"),
        ("an unfinished list", "code: a\nclauses: [\n", 19, "ingen giltig YAML: did not find expected node content"),
        (
            "a tab for indentation", "code: a\n\tb: c\n", 2,
            "ingen giltig YAML: found a tab character that violates indentation"
        ),
        ("a key twice", "a: b\ncode: x\ncode: y\n", 2, "nyckeln ”code” står flera gånger"),
        ("two documents", "a: b\n---\nc: d\n", 2, "ingen giltig YAML: but found another document"),
        ("a control character", "a: b\nc: \u{1}\n", 2, "ingen giltig YAML: control characters are not allowed"),
        ("a mapping for a key", "a: b\n? {c: d}\n: e\n", 2, "en nyckel ska vara ett ord"),
        (
            "an anchor", "a: &b c\n", 1,
            "ankare, alias och taggar används inte: &, * eller ! får inte stå direkt före ett ord"
        ),
        (
            "an alias", "a:\n- *b\n", 2,
            "ankare, alias och taggar används inte: &, * eller ! får inte stå direkt före ett ord"
        ),
        (
            "an alias after a JSON key", "{\"a\":*b}", 1,
            "ankare, alias och taggar används inte: &, * eller ! får inte stå direkt före ett ord"
        ),
        (
            "a tag", "a: !!str 5\n", 1,
            "ankare, alias och taggar används inte: &, * eller ! får inte stå direkt före ett ord"
        ),
        ("33 brackets", "a: b\nc: \(String(repeating: "[", count: 33))", 2, "för djupt nästlat"),
        ("a million brackets", String(repeating: "[", count: 1 << 20), 1, "för djupt nästlat"),
        ("33 lists in each other", String(repeating: "- ", count: 33), 1, "för djupt nästlat"),
        (
            "33 mappings in each other", (0..<34).map { String(repeating: "  ", count: $0) + "a:\n" }.joined(), 34,
            "för djupt nästlat"
        ),
        ("one byte too many", String(repeating: " ", count: (1 << 20) + 1), 1, "filen är större än 1048576 byte"),
    ]

    @Test(arguments: hopeless.indices)
    func `is refused with a line before anything else is read`(index: Int) throws {
        let (name, yaml, line, message) = Self.hopeless[index]
        let expected = [CharterProblem(line: line, path: "", message: message)]
        #expect(try problems { _ = try CharterDocument.read(yaml: yaml) } == expected, "\(name)")
    }

    @Test(arguments: ["a", "5", "[]", "null"])
    func `is no mapping`(yaml: String) throws {
        let said = try problems { _ = try CharterDocument.read(yaml: yaml) }
        #expect(said.first?.line == 1)
        #expect(said.first?.message.hasPrefix("ska ha nycklarna code, title,") == true)
    }

    @Test func `may have the line ends of another system`() throws {
        let yaml = try CharterFiles.text(CharterFiles.lighthouse).replacing("\n", with: "\r\n")
        #expect(try CharterDocument.read(yaml: yaml).code == "fyrsamverkan")
    }

    /// 250 damaged charters: each is read or refused with lines that the file has, and none ends the process.
    @Test(arguments: 0..<10) func `is damaged at random and always answered`(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let whole = Array(try CharterFiles.text(CharterFiles.lighthouse).utf8)
        for _ in 0..<25 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes.removeSubrange(place..<min(bytes.count, place + 40))
                case 1: bytes.insert(contentsOf: "\n  - {a: [}".utf8, at: place)
                case 2: bytes[place] = UInt8.random(in: 0x20...0x7E, using: &random)
                default: bytes.swapAt(place, Int.random(in: bytes.indices, using: &random))
                }
            }
            let yaml = String(decoding: bytes, as: UTF8.self)
            // The parser is given sixteen line ends more than the file has.
            let lines = yaml.count(where: \.isNewline) + 17
            for problem in try problems({ _ = try CharterDocument.read(yaml: yaml) }) {
                #expect((1...lines).contains(problem.line))
                #expect(!problem.message.isEmpty)
            }
        }
    }
}

/// The same sequence for the same seed.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
