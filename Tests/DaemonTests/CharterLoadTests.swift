import Charter
import Kernel
import Postgres
import Records
import Scenes
import TestSupport
import Testing

/// The agreement and its constituting record are loaded once, whole or not at all.
@Suite struct CharterLoadTests {
    @Test func `D-24: a second charter is refused and changes nothing`() async throws {
        try await Scene.play { scene in
            let before = try await scene.value(
                "SELECT concat_ws(' ', entry, (SELECT count(*) FROM clauses)) FROM journal_head"
            )
            let error = try await load(try constitution(), into: scene.database)
            #expect(error?.constraint == "constitution_is_loaded_once")
            let after = try await scene.value(
                "SELECT concat_ws(' ', entry, (SELECT count(*) FROM clauses)) FROM journal_head"
            )
            #expect(before == after)
        }
    }

    @Test(arguments: [
        (
            "V-22", "seats_per_party_within_maximum",
            "{key: umea-tre, name: Tredje, party: \"2480\"}",
            "{group: samverkansgrupp, seat: ledamot, person: umea-tre, from: 2025-01-01}"
        ),
        (
            "V-77", "seats_per_party_within_maximum", "{key: umea-tre, name: Tredje, party: \"2480\"}",
            "{group: stodgrupp, seat: kommunrepresentant, person: umea-tre, from: 2025-01-01}"
        ),
        (
            "V-24", "seats_in_all_within_maximum", "{key: andra, name: Andra samordnaren, party: region-vasterbotten}",
            "{group: samverkansgrupp, seat: samordnare, person: andra, from: 2025-01-01, provision: anstalld}"
        ),
        (
            "V-41", "seats_in_all_within_maximum", "{key: andra, name: Andra, party: lansstyrelsen-vasterbotten}",
            "{group: stodgrupp, seat: lansstyrelse, person: andra, from: 2025-01-01}"
        ),
    ])
    func `V-22, V-24, V-41, V-77: a constituting record that breaks a rule loads nothing`(
        clause: String,
        rule: String,
        person: String,
        seat: String
    ) async throws {
        let broken = try constitution().replacing("\nseats:\n", with: "\n  - \(person)\n\nseats:\n  - \(seat)\n")
        try await CharterFiles.empty.template.withDatabase { database in
            let error = try await load(broken, into: database)
            #expect(error?.constraint == rule)
            #expect(error?.clause == clause)
            let rows = try await TestServer().psql(
                [
                    "SELECT (SELECT count(*) FROM clauses), (SELECT count(*) FROM persons), (SELECT count(*) FROM seats), "
                        + "(SELECT count(*) FROM journal_entries), (SELECT entry FROM journal_head)"
                ],
                database: database.name
            )
            #expect(rows == "0|0|0|0|0\n")
            let good = try await load(try constitution(), into: database)
            #expect(good == nil)
        }
    }

    private func constitution() throws -> String {
        try Repository().text("deploy/constitutions/vasterbotten.yaml")
    }

    /// What the database says to Västerbotten's charter with this constituting record.
    private func load(_ constitution: String, into database: TestDatabase) async throws -> PostgresError? {
        let charter = try CharterDocument.read(yaml: try Repository().text("deploy/charters/vasterbotten.yaml"))
        let record = try ConstitutionDocument.read(yaml: constitution, charter: charter)
        do {
            try await database.asOwner { pool in
                try await Constitution(pool: pool, clock: SystemClock()).load(
                    charter: charter.json,
                    constitution: record.json
                )
            }
            return nil
        } catch let error as PostgresError {
            return error
        }
    }
}
