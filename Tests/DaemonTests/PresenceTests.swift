import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

/// Who is in the room when, who leads the meeting and who adjusts its minutes.
@Suite struct PresenceTests {
    @Test func `D-4, D-23: the quorum follows who comes and goes, and who left stays away`() async throws {
        try await Scene.play { scene in
            let sitting = try await Sitting.open(in: scene, parties: Array(Sitting.eight.dropFirst()), agenda: scene.needs(2))
            func quorum() async throws -> Reply { try await scene.get("/meetings/\(sitting.meeting)") }
            #expect(try await quorum()["quorum", "met"] == .bool(false))
            let late: Sitting.Fields = [("person", sitting.person("2401")), ("at", Sitting.at("09:00"))]
            Refused.inSQL(try await sitting.raw("arrivals", late, by: .chair), "meeting_is_recorded_by_the_secretary", "V-37")
            try await sitting.records("arrivals", late)
            #expect(try await quorum()["quorum", "met"] == .bool(true))
            #expect(try await scene.decide(sitting.items[0]).status == 201)
            try await sitting.refuses("arrivals", late, 409, "meeting_state_allows_it", "D-23")

            try await sitting.records("departures", [("person", sitting.person("2403")), ("at", Sitting.at("09:30"))])
            let decided = try await scene.decide(sitting.items[1])
            Refused.overHTTP(decided, 409, "decision_has_quorum", "D-4")
            try await sitting.refuses(
                "departures", [("person", sitting.person("2403")), ("at", Sitting.at("09:31"))], 409, "who_acts_is_present", "D-23")
            try await sitting.refuses(
                "departures", [("person", sitting.person("2421")), ("at", Sitting.at("09:31"))], 409, "who_acts_is_present", "D-23")
            try await sitting.refuses(
                "arrivals", [("person", sitting.person("2403")), ("at", Sitting.at("09:40"))], 409, "who_has_left_stays_away", "D-23")
            let shown = try await quorum()
            let there = shown["attendees"]?.elements ?? []
            #expect(there.first { $0["party"] == "2403" }?["leftAt"] == "2026-04-15T09:30:00Z")
            #expect(there.first { $0["party"] == "2401" }?["arrivedAt"] == "2026-04-15T09:00:00Z")
            #expect(there.first { $0["party"] == "2404" }?["arrivedAt"] == .null)
        }
    }

    @Test func `D-23: everything is recorded in the order in which it happened`() async throws {
        try await Scene.play { scene in
            let sitting = try await Sitting.open(in: scene, and: [], agenda: scene.needs(1))
            let item = sitting.items[0]
            let rule = "proceedings_are_recorded_in_order"
            try await sitting.records(
                "motions", in: item,
                [("person", sitting.person("2418")), ("kind", "approval"), ("text", "Bifall."), ("at", Sitting.at("09:00"))])
            let early = Sitting.at("08:59")
            try await sitting.refuses("arrivals", [("person", sitting.person("2421")), ("at", early)], 409, rule, "D-23")
            try await sitting.refuses("departures", [("person", sitting.person("2403")), ("at", early)], 409, rule, "D-23")
            try await sitting.refuses(
                "functions", [("function", "adjuster"), ("person", sitting.person("2401")), ("at", early)], 409, rule, "D-23")
            try await sitting.refuses(
                "recusals", in: item, [("person", sitting.person("2403")), ("reasons", "Eget bolag."), ("at", early)], 409, rule, "D-23")
            try await sitting.refuses(
                "motions", in: item, [("person", sitting.person("2403")), ("kind", "other"), ("text", "Nej."), ("at", early)], 409, rule,
                "D-23")
            try await sitting.refuses("votings", in: item, sitting.open(yes: Sitting.eight, [("at", early)]), 409, rule, "D-23")
            try await sitting.refuses(
                "statements", in: item, [("person", sitting.person("2403")), ("kind", "note"), ("text", "Obs."), ("at", early)], 409, rule,
                "D-23")
            try await sitting.records(
                "statements", in: item, [("person", sitting.person("2403")), ("kind", "note"), ("text", "Obs."), ("at", Sitting.at("09:10"))])
            let decision = try await scene.post(
                "/decisions", ["agendaItem": .string(item), "outcome": "approved", "at": Sitting.at("09:05")], as: .coordinator)
            Refused.overHTTP(decision, 409, rule, "D-23")
            // Nobody was there all along who is not recorded as there at the opening.
            let unseen = try await sitting.raw("arrivals", [("person", sitting.person("2421"))])
            Refused.inSQL(unseen, rule)
            let closed = try await scene.closed(sitting.meeting, at: "2026-04-15T09:09:00Z")
            Refused.overHTTP(closed, 409, "meeting_state_allows_it", "D-23")
            let tomorrow = try await sitting.record(
                "arrivals", [("person", sitting.person("2421")), ("at", "2026-11-22T09:00:00Z")])
            Refused.overHTTP(tomorrow, 422, "business_date_is_not_in_the_future", "D-30")
        }
    }

    @Test func `D-23: a guest comes and goes during the meeting, and counts nowhere`() async throws {
        try await Scene.play { scene in
            let sitting = try await Sitting.open(in: scene, parties: Array(Sitting.eight.dropFirst()), agenda: scene.needs(1))
            let guest: Sitting.Fields = [("name", "Boverkets sakkunniga"), ("role", "föredragande")]
            try await sitting.records("guests", guest + [("at", Sitting.at("08:30")), ("leftAt", Sitting.at("09:00"))])
            try await sitting.records("guests", guest)
            let shown = try await scene.get("/meetings/\(sitting.meeting)")
            #expect(shown["guests", "0", "arrivedAt"] == "2026-04-15T08:00:00Z")
            #expect(shown["quorum", "present"] == 7)
            try await sitting.refuses(
                "guests", guest + [("at", Sitting.at("08:30")), ("leftAt", Sitting.at("08:29"))], 409, "proceedings_are_recorded_in_order",
                "D-23")
            try await sitting.refuses("guests", guest + [("at", Sitting.at("07:59"))], 409, "meeting_state_allows_it", "D-23")
            let tomorrow = try await sitting.record("guests", guest + [("leftAt", "2026-11-22T09:00:00Z")])
            Refused.overHTTP(tomorrow, 422, "business_date_is_not_in_the_future", "D-30")
            let stranger = try await sitting.record("guests", guest, by: .chair)
            Refused.overHTTP(stranger, 403, "meeting_is_recorded_by_the_secretary", "V-37")
            let closed = try await scene.closed(sitting.meeting, at: "2026-04-15T08:45:00Z")
            Refused.overHTTP(closed, 409, "meeting_state_allows_it", "D-23")
        }
    }

    @Test func `D-28: the adjuster is a voter who is there, of another municipality than the chair's`() async throws {
        try await Scene.play { scene in
            let roster = try await scene.roster()
            let sitting = try await Sitting.open(in: scene, and: [roster["2482-2"] ?? ""])
            let coordinator = JSONValue.string(try await scene.person(.coordinator).text)
            func adjuster(_ person: JSONValue) -> Sitting.Fields { [("function", "adjuster"), ("person", person)] }
            for party in ["2482", "2482-2"] {
                try await sitting.refuses(
                    "functions", adjuster(sitting.person(party)), 409, "adjuster_is_a_voter_of_another_party", "D-28")
            }
            for person in [sitting.person("2421"), coordinator] {
                try await sitting.refuses("functions", adjuster(person), 409, "who_acts_is_present", "D-23")
            }
            try await sitting.records("functions", adjuster(sitting.person("2418")))
            #expect(try await scene.get("/meetings/\(sitting.meeting)")["adjuster"] == sitting.person("2418"))
            try await sitting.records("functions", adjuster(sitting.person("2401")))
            #expect(try await scene.get("/meetings/\(sitting.meeting)")["adjuster"] == sitting.person("2401"))
        }
    }

    @Test func `V-23: the chair leads; when the chair is away or recused, whom the meeting elects`() async throws {
        try await Scene.play { scene in
            let others = ["2401", "2403", "2404", "2409", "2417", "2418", "2480", "2481"]
            let sitting = try await Sitting.open(in: scene, parties: others, agenda: scene.needs(1))
            func presiding() async throws -> JSONValue? { try await scene.get("/meetings/\(sitting.meeting)")["presiding"] }
            func elected(_ party: String) -> Sitting.Fields { [("function", "presiding"), ("person", sitting.person(party))] }
            #expect(try await presiding() == .null)
            try await sitting.refuses(
                "functions", [("function", "adjuster"), ("person", sitting.person("2418"))], 409, "adjuster_is_a_voter_of_another_party",
                "D-28")
            try await sitting.records("functions", elected("2418"))
            #expect(try await presiding() == sitting.person("2418"))
            try await sitting.refuses("functions", elected("2401"), 409, "meeting_is_led_by_its_chair", "V-23")
            try await sitting.records("arrivals", [("person", sitting.person("2482")), ("at", Sitting.at("09:00"))])
            #expect(try await presiding() == sitting.person("2482"))
            try await sitting.refuses("functions", elected("2418"), 409, "meeting_is_led_by_its_chair", "V-23")
            let item = sitting.items[0]
            try await sitting.records("recusals", in: item, [("person", sitting.person("2482")), ("reasons", "Eget bolag.")])
            try await sitting.records("functions", elected("2401"))
            #expect(try await presiding() == sitting.person("2482"), "recusal is for the item only")
            try await sitting.records(
                "votings", in: item, sitting.open(yes: Array(others.prefix(4)), no: Array(others.suffix(4)), [("castingVote", "nej")]))
            #expect(try await sitting.shown(item)["votings", "0", "presiding"] == sitting.person("2401"))
            try await sitting.records("departures", [("person", sitting.person("2482")), ("at", Sitting.at("09:30"))])
            #expect(try await presiding() == sitting.person("2401"))
        }
    }

    @Test func `D-24: without a chair the coordinator leads the election, and no other meeting`() async throws {
        try await Scene.play { scene in
            let extra = try await Sitting.open(in: scene, kind: "extra")
            #expect(try await scene.get("/meetings/\(extra.meeting)")["presiding"] == extra.person("2482"))
            let opened = try await scene.planned("samverkansgrupp", "extra", at: "2026-06-10T08:00:00Z").id
            _ = try await scene.summoned(opened)
            let seat = try await scene.value(
                "SELECT id FROM seats WHERE group_code = 'samverkansgrupp' AND person_id = $1::uuid", [extra.id("2482")])
            #expect(try await scene.leave(seat ?? "", lastDay: "2026-05-31", as: "2482").status == 201)
            let others = ["2401", "2403", "2404", "2409", "2417", "2418", "2480", "2481"]
            let there = try await scene.opened(
                opened, at: "2026-06-10T08:00:00Z", present: others.map { .member($0) } + [.coordinator])
            #expect(there.status == 201, "\(there)")
            #expect(there["presiding"] == .null)
            let election = try await scene.planned("samverkansgrupp", "valmote", at: "2026-06-20T08:00:00Z", on: "2026-06-11").id
            _ = try await scene.summoned(election, by: .coordinator, at: "2026-06-12T08:00:00Z", approvedBy: [.coordinator])
            let led = try await scene.opened(
                election, at: "2026-06-20T08:00:00Z", present: others.map { .member($0) } + [.coordinator])
            #expect(led["presiding"]?.string == (try await scene.person(.coordinator).text), "\(led)")
        }
    }
}
