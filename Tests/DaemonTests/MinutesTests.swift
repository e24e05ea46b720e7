import Foundation
import Kernel
import Scenes
import Testing
import WebAPI

/// Draft, comments, attestation, publication: what each step does, and who may read what comes of it.
@Suite struct MinutesTests {
    @Test func `D-9: minutes go from draft through comments and two attestations to publication`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.heldMeeting()
            let draft = try await scene.get(meeting.minutes)
            #expect(draft.status == 200, "\(draft)")
            #expect(draft["state"]?.string == "draft")
            #expect(draft["dueOn"]?.string == "2026-04-29")
            #expect(draft["hash"] == .null)
            guard case .array(let items)? = draft["record", "items"] else { throw SceneError(what: "\(draft)") }
            #expect(items.compactMap { $0["paragraph"]?.string } == ["§ 1/2026"])
            #expect(draft["_links", "circulations", "method"]?.string == "POST")

            let circulated = try await scene.circulate(meeting)
            #expect(circulated.status == 201, "\(circulated)")
            #expect(circulated["state"]?.string == "circulated")
            #expect(circulated["commentsUntil"]?.string == "2026-04-20T15:00:00Z")
            #expect(circulated.headers["location"]?.contains("\(meeting.minutes)/steps/") == true)
            #expect(try await scene.comment(meeting).status == 201)

            let first = try await scene.attest(meeting, by: .chair)
            #expect(first.status == 201, "\(first)")
            #expect(first["state"]?.string == "attesting")
            #expect(first["attestations", "0", "function"]?.string == "presiding")
            #expect(first["awaitedAttestations", "0", "function"]?.string == "adjuster")
            let hash = try #require(first["hash"]?.string)

            let second = try await scene.attest(meeting, by: .adjuster, at: "2026-04-22T08:00:00Z", hash: hash)
            #expect(second.status == 201, "\(second)")
            #expect(second["state"]?.string == "attested")
            #expect(second["attestedAt"]?.string == "2026-04-22T08:00:00Z")
            #expect(second["attestations", "1", "hash"]?.string == hash)
            #expect(second["hash"]?.string == hash)

            let published = try await scene.publish(meeting)
            #expect(published["state"]?.string == "published", "\(published)")
            let steps = try await scene.get("\(meeting.minutes)/steps", as: .insyn)
            #expect(
                steps.items.map { $0["kind"]?.string } == [
                    "circulation", "comment", "attestation", "attestation", "publication",
                ])
            let comments = try await scene.get("\(meeting.minutes)/steps?kind=comment", as: .insyn)
            #expect(comments.items.map { $0["text"]?.string } == ["Det stod 2027."])
        }
    }

    @Test func `D-9: the hash of the content is what sha256 of its text gives, in the row and in the journal`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.attestedMeeting()
            let hash = try #require(try await scene.get(meeting.minutes)["hash"]?.string)
            let recomputed = try await scene.value(
                "SELECT encode(sha256(convert_to(content::text, 'UTF8')), 'hex') FROM minutes WHERE meeting_id = $1::uuid",
                [meeting.id])
            #expect(recomputed == hash)
            let inJournal = try await scene.value(
                """
                SELECT (after::jsonb ->> 'content') || (after::jsonb ->> 'hash') FROM journal_changes
                WHERE relation = 'minutes' AND row_key = $1::text ORDER BY entry DESC, position DESC LIMIT 1
                """, [meeting.id])
            #expect(inJournal == hash + "\\x" + hash)
            let attested = try await scene.value(
                "SELECT count(*)::text FROM journal_changes WHERE relation = 'minutes_steps' AND after::jsonb ->> 'hash' = $1::text",
                ["\\x" + hash])
            #expect(attested == "2")
            let names = try await scene.value(
                """
                SELECT count(*)::text FROM journal_changes c, persons p
                WHERE c.relation = 'minutes' AND strpos(c.after, p.name) > 0 AND $1::text IS NOT NULL
                """, [meeting.id])
            #expect(names == "0", "names of people stand in the journal")
            #expect(try await scene.value("SELECT count(*)::text FROM journal_differences()", as: .owner) == "0")
        }
    }

    @Test func `D-9: what is attested is frozen, and a name that changes afterwards changes nothing in it`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.attestedMeeting()
            let before = try await scene.text(meeting).text
            #expect(before.contains("Plan- och byggansvarig, Malå kommun"))
            let person = try await scene.person(.member("2418")).text
            #expect(try await scene.patch("/persons/\(person)", ["name": "Någon Annan"], as: .mala).status == 200)
            #expect(try await scene.text(meeting).text.contains("Plan- och byggansvarig, Malå kommun"))
            let frozen = try await scene.get(meeting.minutes)
            #expect(frozen["record"]?.text.contains("Någon Annan") == false)
        }
    }

    @Test func `D-10: the notes of the stödgrupp are attested by the coordinator alone`() async throws {
        try await Scene.play { scene in
            let id = try await scene.openPreparation()
            let notes = HeldMeeting(id: id, items: [])
            let passage = try await scene.post(
                "\(notes.minutes)/passages", ["text": "Samordnaren berättar om våren.", "at": "2026-03-10T08:30:00Z"],
                as: .coordinator)
            #expect(passage.status == 201, "\(passage)")
            #expect(try await scene.closed(id, at: "2026-03-10T10:00:00Z").status == 201)
            try scene.expect(
                await scene.circulate(notes, at: "2026-03-11T08:00:00Z", until: "2026-03-13T15:00:00Z"), 201)
            let attested = try await scene.attest(notes, by: .coordinator, at: "2026-03-14T08:00:00Z")
            #expect(attested["state"]?.string == "attested", "\(attested)")
            #expect(attested["attestations", "0", "function"]?.string == "recorder")
            let text = try await scene.text(notes)
            #expect(text.text.hasPrefix("MINNESANTECKNINGAR – STÖDGRUPPEN\n"))
            #expect(text.text.contains("Samordnaren berättar om våren."))
        }
    }

    @Test func `D-17: before publication only those concerned read minutes, afterwards everybody does`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.attestedMeeting()
            let paths = ["", "/steps", "?paragraph=1"].map { meeting.minutes + $0 }
            for path in paths {
                for who in [Who.insyn, .mala, .administrator, .lansstyrelsen] {
                    #expect(try await scene.get(path, as: who).status == 404, "\(path) \(who)")
                    #expect(try await scene.text(meeting, as: who).status == 404, "\(who)")
                }
                for who in [Who.chair, .member("2401"), .member("2463"), .coordinator] {
                    #expect(try await scene.get(path, as: who).status == 200, "\(path) \(who)")
                }
            }
            try scene.expect(await scene.publish(meeting), 201)
            for path in paths {
                for who in [Who.insyn, .mala, .administrator, .lansstyrelsen] {
                    #expect(try await scene.get(path, as: who).status == 200, "\(path) \(who)")
                }
            }
        }
    }

    @Test func `D-17: what only the minutes hold is told by meeting, item and decision to those who may read them`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.attestedMeeting()
            let decision = try await scene.get("/meetings/\(meeting.id)/agenda-items/\(meeting.items[0])")["decision", "id"]?.string ?? ""
            let held: [(path: String, fields: [String])] = [
                ("/meetings/\(meeting.id)", ["attendees", "guests", "presiding", "adjuster", "quorum"]),
                ("/meetings/\(meeting.id)/agenda-items/\(meeting.items[0])", ["recusals", "motions", "votings", "statements"]),
                ("/decisions/\(decision)", ["deciders", "quorum"]),
            ]
            func tells(_ who: Who) async throws -> [Bool] {
                var tells: [Bool] = []
                for (path, fields) in held {
                    let list = path.split(separator: "/").dropLast().joined(separator: "/")
                    let (one, listed) = (try await scene.get(path, as: who), try await scene.get("/\(list)", as: who))
                    for field in fields {
                        tells.append(one[field] != .null)
                        tells.append(listed.items.contains { $0[field] != .null })
                    }
                }
                return tells
            }
            let strangers = [Who.insyn, .mala, .administrator, .lansstyrelsen], concerned = [Who.chair, .member("2463"), .coordinator]
            for who in strangers { #expect(try await !tells(who).contains(true), "\(who)") }
            for who in concerned { #expect(try await !tells(who).contains(false), "\(who)") }
            try scene.expect(await scene.publish(meeting), 201)
            for who in strangers + concerned { #expect(try await !tells(who).contains(false), "\(who)") }
        }
    }

    @Test func `a meeting that has not been held has no minutes, and an unknown paragraph no extract`() async throws {
        try await Scene.play { scene in
            let planned = try await scene.planned("samverkansgrupp", "extra", at: "2026-11-25T08:00:00Z")
            #expect(try await scene.get("/meetings/\(planned.id)/minutes").status == 404)
            let meeting = try await scene.heldMeeting()
            #expect(try await scene.text(meeting, "?paragraph=2").status == 404)
            #expect(try await scene.text(meeting, "?paragraph=0").status == 400)
        }
    }

    @Test func `D-9: late minutes are a finding until they are attested`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.heldMeeting()
            func late(_ day: String) async throws -> JSONValue? {
                try await scene.get("/findings?at=\(day)&limit=100").items.first { finding in
                    finding["code"]?.string == "minutes-late" && finding["subject"]?.string == meeting.id
                }
            }
            #expect(try await late("2026-04-29") == nil)
            let finding = try await late("2026-05-10")
            #expect(finding?["clause"]?["id"]?.string == "D-9")
            #expect(finding?["since"]?.string == "2026-04-30")
            #expect(finding?["facts"]?["awaited"] == ["presiding", "adjuster"])
            try scene.expect(await scene.circulate(meeting), 201)
            try scene.expect(await scene.attest(meeting, by: .chair, at: "2026-05-15T08:00:00Z"), 201)
            try scene.expect(await scene.attest(meeting, by: .adjuster, at: "2026-05-16T08:00:00Z"), 201)
            #expect(try await late("2026-05-15") != nil)
            #expect(try await late("2026-05-16") == nil)
        }
    }

    @Test func `D-9: a correction stands beside the attested minutes and changes nothing in them`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.attestedMeeting()
            let before = try await scene.get(meeting.minutes)
            let decision = try #require(
                try await scene.value("SELECT id::text FROM decisions WHERE meeting_id = $1::uuid", [meeting.id]))
            try scene.expect(
                await scene.post(
                    "/decisions/\(decision)/corrections", ["text": "Det ska stå Malå.", "on": "2026-05-06"], as: .coordinator),
                201)
            let after = try await scene.get(meeting.minutes)
            #expect(after["hash"] == before["hash"])
            #expect(after["corrections", "0", "text"]?.string == "Det ska stå Malå.")
            #expect(after.entityTag != before.entityTag)
            let text = try await scene.text(meeting, "?paragraph=1").text
            #expect(text.contains("§ 1/2026, rättat 6 maj 2026: Det ska stå Malå."))
        }
    }
}
