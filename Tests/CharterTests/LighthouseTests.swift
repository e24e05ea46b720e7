import Kernel
import Testing

@testable import Charter

@Suite struct `an invented charter` {
    private let charter: CharterDocument

    init() throws {
        charter = try CharterDocument.read(yaml: CharterFiles.text(CharterFiles.lighthouse))
    }

    @Test func `is as good as a real one`() throws {
        #expect((charter.code, charter.version) == ("fyrsamverkan", 3))
        #expect(charter.clauses.count == 14)
        let yaml = try CharterFiles.text(CharterFiles.lighthouseConstitution)
        let constitution = try ConstitutionDocument.read(yaml: yaml, charter: charter)
        #expect(try elements(of: "seats", in: constitution.json).count == 6)
    }

    @Test(arguments: ["clauses", "silences", "groups", "matters", "parties", "partyKinds", "areas"])
    func `shares no code with the real one`(list: String) throws {
        let real = try CharterDocument.read(yaml: CharterFiles.text(CharterFiles.vasterbotten))
        let codes = try [charter, real].map { charter in
            Set(try elements(of: list, in: charter.json).compactMap { ($0["code"] ?? $0["id"])?.string })
        }
        #expect(!codes[0].isEmpty)
        #expect(codes[0].isDisjoint(with: codes[1]))
    }

    @Test func `keeps a party code that looks like a number as it is written`() {
        #expect(charter.parties == ["007", "08", "ostra-hamnen", "fyrstiftelsen"])
    }
}
