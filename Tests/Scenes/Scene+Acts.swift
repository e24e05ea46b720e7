import Foundation
public import Kernel
import WebAPI

/// Acts that many scenes need, all through HTTP with explicit dates.
extension Scene {
    /// A proposal drafted and submitted.
    ///
    /// - Returns: its id.
    public func submitted(
        _ matter: String, _ content: JSONValue, by who: Who, on day: String = "2026-02-01", title: String? = nil
    ) async throws -> String {
        let draft = try await post(
            "/proposals",
            ["matter": .string(matter), "title": .string(title ?? "Förslag: \(matter)"), "on": .string(day), "content": content],
            as: who)
        try expect(draft, 201)
        try expect(await post("/proposals/\(draft.id)/submissions", ["on": .string(day)], as: who), 201)
        return draft.id
    }

    /// A meeting planned, summoned by whoever convenes the group, and opened with those present.
    ///
    /// - Parameter agenda: proposals on its agenda.
    /// - Returns: its id and the ids of the agenda items.
    public func open(
        _ group: String, _ kind: String, on day: String, present: [Who], agenda: [String] = [], by convener: Who = .chair,
        recorder: Who = .coordinator
    ) async throws -> (meeting: String, items: [String]) {
        let planned = "2026-01-10"
        let meeting = try await post(
            "/meetings",
            ["group": .string(group), "kind": .string(kind), "startsAt": .string("\(day)T08:00:00Z"), "on": .string(planned)],
            as: recorder)
        try expect(meeting, 201)
        var items: [String] = []
        for proposal in agenda {
            let item = try await post(
                "/meetings/\(meeting.id)/agenda-items", ["proposal": .string(proposal), "on": .string(planned)], as: recorder)
            try expect(item, 201)
            items.append(item.id)
        }
        if meeting.json["agenda"]?["released"] != nil { try await release(meeting.id, by: [convener, recorder], on: planned) }
        try expect(
            await post("/meetings/\(meeting.id)/summonses", ["at": .string("2026-01-12T08:00:00Z")], as: convener), 201)
        var people: [JSONValue] = []
        for who in present { people.append(.string(try await person(who).text)) }
        try expect(
            await post(
                "/meetings/\(meeting.id)/openings", ["at": .string("\(day)T08:00:00Z"), "attendees": .array(people)],
                as: recorder), 201)
        return (meeting.id, items)
    }

    /// The agenda of a meeting fixed as it stands and approved (V-38).
    ///
    /// - Parameter approvers: who approves; one who has no more to approve is passed over.
    public func release(
        _ meeting: String, by approvers: [Who] = [.chair, .coordinator], on day: String = "2026-01-10"
    ) async throws {
        let version = try await post(
            "/meetings/\(meeting)/agenda-versions", ["on": .string(day)], as: approvers.last ?? .coordinator)
        try expect(version, 201)
        let number = version.json["number"]?.integer ?? 0
        for approver in Set(approvers) {
            try expect(
                await post(
                    "/meetings/\(meeting)/agenda-versions/\(number)/approvals", ["on": .string(day)], as: approver), 201)
        }
    }

    /// A meeting of the stödgrupp, open, with four of its members.
    public func openPreparation(on day: String = "2026-03-10", agenda: [String] = []) async throws -> String {
        try await open(
            "stodgrupp", "stodgruppsmote", on: day,
            present: [.preparer("2480"), .preparer("2482"), .lansstyrelsen, .coordinator], agenda: agenda, by: .coordinator
        ).meeting
    }

    /// Proposals adopted at one meeting of the stödgrupp.
    public func adopt(_ proposals: [String], on day: String = "2026-03-10") async throws {
        let meeting = try await openPreparation(on: day)
        for proposal in proposals {
            try expect(
                await post(
                    "/proposals/\(proposal)/adoptions",
                    ["meeting": .string(meeting), "votesFor": 4, "votesAgainst": 0, "on": .string(day)], as: .coordinator), 201)
        }
        try expect(await post("/meetings/\(meeting)/closings", ["at": .string("\(day)T10:00:00Z")], as: .coordinator), 201)
    }

    /// The ordinary spring meeting, open, with a quorum of eight municipalities.
    public func openSpringMeeting(_ agenda: [String], on day: String = "2026-04-15") async throws -> (
        meeting: String, items: [String]
    ) {
        try await open("samverkansgrupp", "ordinarie-var", on: day, present: Self.eight + [.coordinator], agenda: agenda)
    }

    /// A decision recorded by the coordinator.
    @discardableResult
    public func decide(
        _ item: String, _ outcome: String = "approved", content: JSONValue? = nil, reasons: String? = nil,
        by who: Who = .coordinator
    ) async throws -> Reply {
        var body: [(String, JSONValue)] = [("agendaItem", .string(item)), ("outcome", .string(outcome))]
        if let content { body.append(("content", content)) }
        if let reasons { body.append(("reasons", .string(reasons))) }
        return try await post("/decisions", .object(body), as: who)
    }

    /// Eight of the fifteen municipalities: the smallest quorum (D-4).
    public static let eight: [Who] = ["2401", "2403", "2404", "2409", "2417", "2418", "2480", "2482"].map { .member($0) }

    /// Throws what came back when it is not what the scene needs.
    @discardableResult
    public func expect(_ reply: Reply, _ status: Int) throws -> Reply {
        guard reply.status == status else { throw SceneError(what: "expected \(status), got \(reply)") }
        return reply
    }
}
