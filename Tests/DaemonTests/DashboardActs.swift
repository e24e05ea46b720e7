import Kernel
import Pages
import Scenes
import Testing
import WebAPI

/// A spring meeting that decided three matters, an assignment with reported time, and a draft nobody may see.
struct LookedOn {
    let meeting: HeldMeeting
    /// The decision that gave the assignment.
    let work: String
    let draft: String
    /// Malå's need that was approved.
    let need: String

    /// Malå's need approved, ten hours' work given, and Malå's second need referred back until September.
    @discardableResult
    static func play(in scene: Scene) async throws -> LookedOn {
        let draft = try await scene.post(
            "/proposals",
            ["matter": "behov", "title": "Hemligt utkast", "on": "2026-02-01", "content": ["text": "Det hemliga."]],
            as: .mala
        )
        try scene.expect(draft, 201)
        let proposals = [
            try await scene.submitted("behov", Sample.text, by: .mala),
            try await scene.submitted("uppdrag", Sample.work(600), by: .preparer("2480")),
            try await scene.submitted("behov", Sample.text, by: .mala, title: "Ett andra behov"),
        ]
        let (meeting, items) = try await scene.openSpringMeetingLed(proposals)
        try scene.expect(await scene.decide(items[0]), 201)
        let work = try scene.expect(await scene.decide(items[1]), 201)
        try scene.expect(
            await scene.post(
                "/decisions",
                [
                    "agendaItem": .string(items[2]), "outcome": "referredBack", "reasons": "Mer underlag.",
                    "referredTo": "stodgrupp", "dueOn": "2026-09-01",
                ],
                as: .coordinator
            ),
            201
        )
        try scene.expect(await scene.closed(meeting, at: "2026-04-15T10:00:00Z"), 201)
        let assignment = try #require(try await scene.get("/assignments?year=2026").items.first?["id"])
        func report(_ minutes: Int64, on day: String, correcting former: String? = nil) async throws -> String {
            let more = former.map { [("corrects", JSONValue.string($0))] } ?? []
            let entry: JSONValue = .object(
                [("assignment", assignment), ("workedOn", .string(day)), ("minutes", .integer(minutes))] + more
            )
            return try scene.expect(await scene.post("/time-entries", entry, as: .coordinator), 201).id
        }
        _ = try await report(90, on: "2026-05-04", correcting: try await report(480, on: "2026-05-04"))
        _ = try await report(60, on: "2026-08-20")
        return LookedOn(meeting: HeldMeeting(id: meeting, items: items), work: work.id, draft: draft.id, need: proposals[0])
    }
}

extension LookedOn {
    /// The minutes circulated, attested and published; until then nobody is said to have been there.
    func publish(in scene: Scene) async throws {
        try scene.expect(await scene.circulate(meeting), 201)
        try scene.expect(await scene.attest(meeting, by: .chair), 201)
        try scene.expect(await scene.attest(meeting, by: .adjuster), 201)
        #expect(try await scene.dashboard("meeting?subject=\(meeting.id)").shownRows("present").isEmpty)
        try scene.expect(await scene.publish(meeting), 201)
    }
}

extension Scene {
    /// The JSON of a report as the insyn credential reads it, of the shape that pages and CSV are made of.
    func dashboard(_ path: String) async throws -> JSONValue {
        let json = try expect(await get("/dashboards/\(path)", as: .insyn), 200).json
        _ = try Report(json: json.with("_links", nil))
        return json
    }
}

extension JSONValue {
    func shownFigure(_ code: String) -> JSONValue? {
        self["figures"]?.elements.first { $0["code"]?.string == code }?["value"]
    }

    /// The row whose link in a column leads to a path.
    func shownRow(_ table: String, _ column: String, _ path: String) -> JSONValue? {
        shownRows(table).first { $0[column]?["path"]?.string == path }
    }

    func shownRows(_ table: String) -> [JSONValue] {
        self["tables"]?.elements.first { $0["code"]?.string == table }?["rows"]?.elements ?? []
    }
}
