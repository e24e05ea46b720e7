import Foundation
import Kernel
import Scenes
import WebAPI

/// What happens to a proposal between its submission and its decision.
extension Scene {
    func checked(
        _ proposal: String,
        missing: [String],
        by who: Who = .coordinator,
        on day: String = "2026-02-02"
    ) async throws -> Reply {
        try await post(
            "/proposals/\(proposal)/receipts",
            [
                "complete": .bool(missing.isEmpty), "deficiencies": .array(missing.map { .string($0) }),
                "on": .string(day),
            ],
            as: who
        )
    }

    func referred(
        _ proposal: String,
        to parties: [String],
        due: String? = nil,
        by who: Who = .coordinator,
        on day: String = "2026-02-03"
    ) async throws -> Reply {
        var body: [(String, JSONValue)] = [
            ("question", "Vad säger ni om förslaget?"), ("parties", .array(parties.map { .string($0) })),
            ("on", .string(day)),
        ]
        if let due { body.append(("dueOn", .string(due))) }
        return try await post("/proposals/\(proposal)/referrals", .object(body), as: who)
    }

    func answered(
        _ referral: Reply,
        _ stance: String,
        text: String? = nil,
        by who: Who,
        on day: String
    ) async throws -> Reply {
        var body: [(String, JSONValue)] = [("stance", .string(stance)), ("on", .string(day))]
        if let text { body.append(("text", .string(text))) }
        let proposal = referral["proposal"]?.string ?? ""
        return try await post("/proposals/\(proposal)/referrals/\(referral.id)/answers", .object(body), as: who)
    }

    func merged(
        _ proposal: String,
        with others: [String],
        content: JSONValue = Sample.text,
        by who: Who = .coordinator,
        on day: String = "2026-03-01"
    ) async throws -> Reply {
        try await post(
            "/proposals/\(proposal)/mergers",
            [
                "proposals": .array(others.map { .string($0) }), "title": "Sammanslaget", "content": content,
                "reasons": "De gäller samma sak.", "on": .string(day),
            ],
            as: who
        )
    }

    func split(
        _ proposal: String,
        into titles: [String],
        by who: Who = .coordinator,
        on day: String = "2026-03-01"
    ) async throws -> Reply {
        try await post(
            "/proposals/\(proposal)/splits",
            [
                "parts": .array(titles.map { ["title": .string($0), "content": ["text": .string("Om \($0).")]] }),
                "on": .string(day),
            ],
            as: who
        )
    }

    /// A merger or a split written past the API.
    func rawRecasting(
        _ kind: String,
        _ parents: [String],
        _ children: [String],
        by who: Who = .coordinator
    ) async throws -> String {
        """
        INSERT INTO recastings (id, kind, parents, children, made_on, person_id)
        VALUES (new_id(), '\(kind)', '{\(parents.joined(separator: ","))}', '{\(children.joined(separator: ","))}',
            '2026-03-01', '\(try await person(who).text)')
        """
    }

    /// The one sentence that tells whoever sent it what became of a proposal.
    func answer(to proposal: String, as who: Who = .mala) async throws -> Reply {
        try await get("/answers/\(proposal)", as: who)
    }
}
