import Testing

@testable import Charter

@Suite struct `a broken charter` {
    @Test(arguments: BrokenCharters.all)
    func `is refused with the line of what is wrong`(mutation: Mutation) throws {
        let (yaml, expected) = try mutation.apply(to: CharterFiles.text(CharterFiles.vasterbotten))
        #expect(try problems { _ = try CharterDocument.read(yaml: yaml) } == expected)
    }

    @Test func `is refused with all its errors at once, in the order of the lines`() throws {
        var yaml = try CharterFiles.text(CharterFiles.vasterbotten)
        var lines: [Int] = []
        // None of these adds or takes away a line.
        for name in [
            "a finding for level R", "min over max", "a percentage of 120", "an unknown clause", "a rate of text",
        ] {
            guard let mutation = BrokenCharters.all.first(where: { $0.name == name }) else { continue }
            let (changed, expected) = try mutation.apply(to: yaml)
            yaml = changed
            lines += expected.map(\.line)
        }
        let said = try problems { _ = try CharterDocument.read(yaml: yaml) }
        #expect(said.map(\.line) == lines.sorted())
        #expect(said.count == 5)
    }

    @Test func `says line, path and message`() throws {
        let yaml = try CharterFiles.text(CharterFiles.lighthouse)
            .replacing("perParty: {min: 1, minClause: F-1, max: 1", with: "perParty: {min: 3, minClause: F-1, max: 1")
        let line =
            try #require(
                yaml.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
                    $0.contains("min: 3")
                }
            ) + 1
        let errors = #expect(throws: CharterErrors.self) { try CharterDocument.read(yaml: yaml) }
        #expect(errors?.description == "\(line): groups[0].seats[0].perParty: min (3) är större än max (1)")
    }

    @Test func `has a matter of money but no money`() throws {
        var yaml = try CharterFiles.text(CharterFiles.lighthouse)
        let start = try #require(yaml.firstRange(of: "\nmoney:\n")).lowerBound
        let end = try #require(yaml.firstRange(of: "\ncapacities:\n")).lowerBound
        yaml.removeSubrange(start..<end)
        #expect(
            try problems { _ = try CharterDocument.read(yaml: yaml) }.map(\.message) == [
                "formen ”money” kräver avsnittet money"
            ]
        )
    }
}
