import Foundation
import Kernel
import Postgres
import Scenes
import TestSupport
import Testing
import WebAPI

/// Personal substitutes, and those who act when the chair is vacant or absent.
@Suite struct SubstituteTests {
    @Test func `V-22, D-6: a municipality names a substitute, who attends on the representative's seat`() async throws {
        try await Scene.play { scene in
            let seat = try await ownSeat("2418", in: scene)
            let person = try await scene.newPerson(of: "2418")
            let named = try await name(person, for: seat, in: scene)
            #expect(named.status == 201, "\(named)")
            #expect(named["person", "id"]?.string == person)
            #expect(named["representative", "id"]?.string == (try await scene.person(.member("2418")).text))
            #expect(try await scene.get("\(path(seat))?at=2026-03-31").items.isEmpty)
            #expect(try await scene.get("\(path(seat))?at=2026-04-01").items.count == 1)
            #expect(try await scene.get(path(UUID().text)).status == 404)
            // No seat more for the municipality, and the count of its representatives stays.
            #expect(
                try await scene.get("/groups/samverkansgrupp/seats?at=2026-04-15&party=2418").items.count == 1)
            let present = Scene.eight.filter { $0 != .member("2418") } + [.coordinator]
            let (meeting, _) = try await scene.open(
                "samverkansgrupp", "ordinarie-var", on: "2026-04-15",
                present: present + [.person(try #require(UUID(uuidString: person)))])
            #expect(
                try await scene.value(
                    "SELECT seat_id FROM attendances WHERE meeting_id = $1::uuid AND person_id = $2::uuid",
                    [meeting, person]) == seat)
        }
    }

    @Test func `V-22, D-18: a substitute counts on the seat only while its holder is absent or recused`() async throws {
        try await Scene.play { scene in
            let seat = try await ownSeat("2418", in: scene)
            let person = try await scene.newPerson(of: "2418")
            try scene.expect(await name(person, for: seat, in: scene), 201)
            let proposal = try await scene.submitted("behov", Sample.text, by: .mala, on: "2026-01-05")
            let (meeting, items) = try await scene.open(
                "samverkansgrupp", "ordinarie-var", on: "2026-04-15",
                present: Scene.eight.filter { $0 != .member("2401") }
                    + [.member("2401"), .person(try #require(UUID(uuidString: person))), .coordinator],
                agenda: [proposal])
            #expect(try await voter(meeting, items[0], in: scene) == scene.person(.member("2418")).text)
            let before = try await quorum(meeting, items[0], in: scene)
            let recused = try await scene.post(
                "/meetings/\(meeting)/agenda-items/\(items[0])/recusals",
                ["person": .string(try await scene.person(.member("2418")).text), "reasons": "Sökande i ärendet."],
                as: .coordinator)
            try scene.expect(recused, 201)
            #expect(try await voter(meeting, items[0], in: scene) == person)
            // The municipality still takes part: it is not excused.
            #expect(try await quorum(meeting, items[0], in: scene) == before)
            for (day, acting) in [("2026-03-31", nil), ("2026-04-01", seat), ("2026-07-01", nil)] {
                let found = try await scene.value(
                    "SELECT acting_seat('samverkansgrupp', $1::uuid, $2::date)", [person, day])
                #expect(found == acting, "\(day)")
            }
        }
    }

    /// Who votes for Malå, were the item settled now.
    private func voter(_ meeting: String, _ item: String, in scene: Scene) async throws -> String? {
        try await scene.value(
            "SELECT person_id FROM roll($1::uuid, $2::uuid, latest_instant($1::uuid)) WHERE voter AND party_code = '2418'",
            [meeting, item])
    }

    private func quorum(_ meeting: String, _ item: String, in scene: Scene) async throws -> String? {
        try await scene.value(
            """
            SELECT concat_ws(' of ', q ->> 'present', q ->> 'of')
            FROM meetings m, LATERAL quorum_at(m, $2::uuid, latest_instant(m.id)) q WHERE m.id = $1::uuid
            """, [meeting, item])
    }

    @Test func `V-22: a substitute from another municipality is refused`() async throws {
        let ruling = Ruling(rule: "substitute_comes_from_the_same_party", clause: "V-22")
        try await Scene.play { scene in
            let seat = try await ownSeat("2418", in: scene)
            let stranger = try await scene.newPerson(of: "2401")
            ruling.check(try await name(stranger, for: seat, in: scene))
            try await ruling.check(sql: insertion(stranger, for: seat, by: "2418"), in: scene)
        }
    }

    @Test func `D-6, D-14: nobody names another's substitute, twice, or somebody who sits already`() async throws {
        try await Scene.play { scene in
            let seat = try await ownSeat("2418", in: scene)
            let person = try await scene.newPerson(of: "2418")
            let nominator = Ruling(rule: "seat_is_filled_by_its_nominator", clause: "D-6", status: 403)
            nominator.check(try await name(person, for: seat, by: "2401", in: scene))
            try await nominator.check(sql: insertion(person, for: seat, by: "2401"), in: scene)
            let preparing = try #require(
                try await scene.value(
                    "SELECT id FROM seats WHERE group_code = 'stodgrupp' AND seat_code = 'kommunrepresentant' AND party_code = '2480'"
                ))
            nominator.check(
                try await name(
                    try await scene.newPerson(of: "2480"), for: preparing, of: "stodgrupp", by: "2480", in: scene))
            let once = Ruling(rule: "person_holds_a_seat_once", clause: "D-14")
            let member = try await scene.person(.member("2418")).text
            once.check(try await name(member, for: seat, in: scene))
            try await once.check(sql: insertion(member, for: seat, by: "2418"), in: scene)
            try scene.expect(await name(person, for: seat, in: scene), 201)
            let taken = Ruling(rule: "seat_has_one_substitute", clause: "V-22")
            let second = try await scene.newPerson(of: "2418")
            taken.check(try await name(second, for: seat, in: scene))
            try await taken.check(sql: insertion(second, for: seat, by: "2418"), in: scene)
        }
    }

    @Test func `V-22, V-24: a substitute fits the time of the seat, and the coordinator has none`() async throws {
        let ruling = Ruling(rule: "substitution_fits_its_seat", clause: "V-22")
        try await Scene.play { scene in
            let seat = try await ownSeat("2418", in: scene)
            let person = try await scene.newPerson(of: "2418")
            try scene.expect(await scene.leave(seat, lastDay: "2026-05-31", as: "2418"), 201)
            ruling.check(try await name(person, for: seat, in: scene))
            try await ruling.check(sql: insertion(person, for: seat, by: "2418"), in: scene)
            let open = try await scene.post(
                path(seat), ["person": .string(person), "from": "2026-04-01"], as: .mala)
            #expect(open["to"] == "2026-05-31", "\(open)")
            let coordinator = try await scene.seat("samordnare", party: "region-vasterbotten", at: "2026-04-15")["id"]?.string
            let deputy = try await scene.newPerson(of: "region-vasterbotten")
            Ruling(rule: "substitution_fits_its_seat", clause: "V-24")
                .check(try await name(deputy, for: coordinator ?? "", by: "region-vasterbotten", in: scene))
        }
    }

    @Test func `D-6, D-9: the party ends its substitute's time, and nothing else of it changes`() async throws {
        try await Scene.play { scene in
            let seat = try await ownSeat("2418", in: scene)
            let person = try await scene.newPerson(of: "2418")
            let named = try scene.expect(await name(person, for: seat, in: scene), 201)
            let ending = "\(path(seat))/\(named.id)/endings"
            Ruling(rule: "seat_is_filled_by_its_nominator", clause: "D-6", status: 403)
                .check(try await scene.post(ending, ["lastDay": "2026-05-31"], as: .system(party: "2401")))
            Ruling(rule: "seat_has_a_stated_period", clause: "D-29", status: 422)
                .check(try await scene.post(ending, ["lastDay": "2026-03-31"], as: .mala))
            let ended = try await scene.post(ending, ["lastDay": "2026-05-31"], as: .mala)
            #expect(ended["to"] == "2026-05-31", "\(ended)")
            #expect(try await scene.attempt("DELETE FROM substitutions")?.sqlstate == "42501")
            #expect(try await scene.attempt("UPDATE substitutions SET nominated_by = '2401'")?.sqlstate == "42501")
            for sql in ["DELETE FROM substitutions", "UPDATE substitutions SET person_id = '\(UUID().text)'"] {
                #expect(try await scene.attempt(sql, as: .owner)?.constraint == "history_is_never_changed")
            }
        }
    }

    private func path(_ seat: String, _ group: String = "samverkansgrupp") -> String {
        "/groups/\(group)/seats/\(seat)/substitutions"
    }

    private func ownSeat(_ party: String, in scene: Scene) async throws -> String {
        try await scene.seat(party: party, at: "2026-04-15")["id"]?.string ?? ""
    }

    private func name(
        _ person: String, for seat: String, of group: String = "samverkansgrupp", by party: String = "2418",
        in scene: Scene
    ) async throws -> Reply {
        try await scene.post(
            path(seat, group), ["person": .string(person), "from": "2026-04-01", "to": "2026-06-30"],
            as: .system(party: party))
    }

    private func insertion(_ person: String, for seat: String, by party: String) -> String {
        """
        INSERT INTO substitutions (id, seat_id, person_id, valid, nominated_by)
        VALUES (new_id(), '\(seat)', '\(person)', '[2026-04-01,2026-07-01)', '\(party)')
        """
    }
}
