import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

/// The agenda in versions, released when everybody who prepares the meeting has approved the same (V-38).
@Suite struct AgendaTests {
    private static let approved = "agenda_is_approved_by_its_preparers"
    private static let holds = "agenda_version_holds_its_items"

    @Test func `V-38: nothing is sent before chair and coordinator have approved the same version`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.planned("samverkansgrupp", "ordinarie-var", at: "2026-04-15T08:00:00Z").id
            let summons: JSONValue = ["at": "2026-01-12T08:00:00Z"]
            func refusesSummons(_ what: String) async throws {
                let refused = try await scene.post("/meetings/\(meeting)/summonses", summons, as: .chair)
                Refused.overHTTP(refused, 409, Self.approved, "V-38")
                let raw = try await scene.rawStep(meeting, "summons", by: .chair, at: "2026-01-12T08:00:00Z")
                Refused.inSQL(raw, Self.approved, "V-38")
                #expect(try await scene.get("/meetings/\(meeting)")["agenda", "released"] == .bool(false), "\(what)")
            }
            try await refusesSummons("no version")
            #expect(try await scene.fixed(meeting).status == 201)
            try await refusesSummons("no approval")
            #expect(try await scene.approved(meeting, 1, by: .chair).status == 201)
            try await refusesSummons("the chair alone")
            #expect(try await scene.get("/meetings/\(meeting)")["agenda", "missingFunctions"] == ["record"])
            _ = try await scene.fixed(meeting)
            #expect(try await scene.approved(meeting, 2, by: .coordinator).status == 201)
            try await refusesSummons("one each of two versions")
            #expect(try await scene.approved(meeting, 2, by: .chair).status == 201)
            let sent = try await scene.post("/meetings/\(meeting)/summonses", summons, as: .chair)
            #expect(sent.status == 201, "\(sent)")
            #expect(sent["agenda", "approvedFunctions"] == ["convene", "record"])
        }
    }

    @Test func `V-38: the approval is the preparers' own, of the latest version, from the day that it was made`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.planned("samverkansgrupp", "ordinarie-var", at: "2026-04-15T08:00:00Z").id
            _ = try await scene.fixed(meeting, on: "2026-01-11")
            for who in [Who.member("2418"), .lansstyrelsen] {
                let stranger = try await scene.approved(meeting, 1, by: who, on: "2026-01-11")
                Refused.overHTTP(stranger, 403, Self.approved, "V-38")
            }
            let forged = try await scene.rawApproval(meeting, 1, "convene", by: .coordinator, on: "2026-01-11")
            Refused.inSQL(forged, Self.approved, "V-38")
            let invented = try await scene.rawApproval(meeting, 1, "speak", by: .chair, on: "2026-01-11")
            Refused.inSQL(invented, Self.approved, "V-38")
            let early = try await scene.approved(meeting, 1, by: .chair, on: "2026-01-10")
            Refused.overHTTP(early, 409, Self.approved, "V-38")
            let rawEarly = try await scene.rawApproval(meeting, 1, "convene", by: .chair, on: "2026-01-10")
            Refused.inSQL(rawEarly, Self.approved, "V-38")
            _ = try await scene.fixed(meeting, on: "2026-01-11")
            let old = try await scene.approved(meeting, 1, by: .chair, on: "2026-01-11")
            Refused.overHTTP(old, 409, Self.approved, "V-38")
            Refused.inSQL(try await scene.rawApproval(meeting, 1, "convene", by: .chair, on: "2026-01-11"), Self.approved, "V-38")
            for who in [Who.chair, .coordinator] {
                #expect(try await scene.approved(meeting, 2, by: who, on: "2026-01-13").status == 201)
                let again = try await scene.approved(meeting, 2, by: who, on: "2026-01-13")
                Refused.overHTTP(again, 403, Self.approved, "V-38")
            }
            #expect(try await scene.approved(meeting, 3, by: .chair).status == 404)
            let before = try await scene.post("/meetings/\(meeting)/summonses", ["at": "2026-01-12T08:00:00Z"], as: .chair)
            Refused.overHTTP(before, 409, Self.approved, "V-38")
            let sent = try await scene.post("/meetings/\(meeting)/summonses", ["at": "2026-01-13T08:00:00Z"], as: .chair)
            #expect(sent.status == 201, "\(sent)")
        }
    }

    @Test func `V-38: an item put up later needs a new version, before the summons and before the opening`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.planned("samverkansgrupp", "ordinarie-var", at: "2026-04-15T08:00:00Z").id
            try await scene.release(meeting)
            _ = try await scene.titled("Övrigt", on: meeting)
            let unsent = try await scene.post("/meetings/\(meeting)/summonses", ["at": "2026-01-12T08:00:00Z"], as: .chair)
            Refused.overHTTP(unsent, 409, Self.approved, "V-38")
            #expect(unsent["facts", "itemsAddedSince"] == 1)
            #expect(try await scene.summoned(meeting).status == 201)
            _ = try await scene.titled("Nytt efter kallelsen", on: meeting)
            let unopened = try await scene.opened(meeting, at: "2026-04-15T08:00:00Z", present: Scene.eight)
            Refused.overHTTP(unopened, 409, Self.approved, "V-38")
            let raw = try await scene.rawStep(meeting, "opening", by: .coordinator, at: "2026-04-15T08:00:00Z")
            Refused.inSQL(raw, Self.approved, "V-38")
            try await scene.release(meeting, on: "2026-04-16")
            let tooEarly = try await scene.opened(meeting, at: "2026-04-15T08:00:00Z", present: Scene.eight)
            Refused.overHTTP(tooEarly, 409, Self.approved, "V-38")
            try await scene.release(meeting, on: "2026-04-14")
            #expect(try await scene.opened(meeting, at: "2026-04-15T08:00:00Z", present: Scene.eight).status == 201)
        }
    }

    @Test func `V-38: a version and an item slipped in behind it in one transaction release nothing`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.planned("samverkansgrupp", "extra", at: "2026-04-15T08:00:00Z").id
            let who = try await scene.person(.coordinator).text
            let slipped = try await scene.attempt(
                """
                INSERT INTO agenda_versions (id, meeting_id, made_on, made_by) VALUES (new_id(), '\(meeting)', '2026-01-10', '\(who)');
                INSERT INTO agenda_items (id, meeting_id, title, added_on, added_by) VALUES (new_id(), '\(meeting)', 'Smyg', '2026-01-10', '\(who)')
                """)
            #expect(slipped == nil)
            for who in [Who.chair, .coordinator] { #expect(try await scene.approved(meeting, 1, by: who).status == 201) }
            let refused = try await scene.post("/meetings/\(meeting)/summonses", ["at": "2026-01-12T08:00:00Z"], as: .chair)
            Refused.overHTTP(refused, 409, Self.approved, "V-38")
        }
    }

    @Test func `V-38: a version holds items of its meeting, each once, and is made by those who prepare it`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.planned("samverkansgrupp", "ordinarie-var", at: "2026-04-15T08:00:00Z").id
            let other = try await scene.planned("samverkansgrupp", "extra", at: "2026-06-10T08:00:00Z").id
            let own = try await scene.titled("Egen", on: meeting)
            let foreign = try await scene.titled("Annans", on: other)
            for items in [[own, own], [own, foreign], [own, "01942117-de80-7241-87d6-0e8b3fa1c592"]] {
                Refused.overHTTP(try await scene.fixed(meeting, items), 422, Self.holds, "V-38")
                Refused.inSQL(try await scene.rawVersion(meeting, items), Self.holds)
            }
            let stranger = try await scene.fixed(meeting, by: .member("2418"))
            Refused.overHTTP(stranger, 403, "meeting_is_planned_by_its_officers", "V-38")
            Refused.inSQL(try await scene.rawVersion(meeting, by: .member("2418")), "meeting_is_planned_by_its_officers")
            #expect(try await scene.fixed(meeting, [own]).status == 201)
        }
    }

    @Test func `V-38: each version says what came, went and moved`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.planned("samverkansgrupp", "valmote", at: "2026-04-15T08:00:00Z").id
            var items: [String] = []
            for title in ["A", "B", "C"] { items.append(try await scene.titled(title, on: meeting)) }
            let first = try await scene.fixed(meeting)
            #expect(first["number"] == 1)
            #expect(first["difference", "addedItems"]?.titles == ["A", "B", "C"])
            items.append(try await scene.titled("D", on: meeting))
            let second = try await scene.fixed(meeting, [items[2], items[1], items[3]])
            #expect(second["difference", "addedItems"]?.titles == ["D"])
            #expect(second["difference", "removedItems"]?.titles == ["A"])
            #expect(second["difference", "movedItems"]?.titles == ["C", "B"])
            #expect(second["difference", "movedItems", "0", "from"] == 3)
            #expect(second["difference", "movedItems", "0", "to"] == 1)
            // What was left out stays out, and what came stands last.
            _ = try await scene.titled("E", on: meeting)
            let third = try await scene.fixed(meeting)
            #expect(third["agendaItems"]?.titles == ["C", "B", "D", "E"])
            #expect(third["difference", "addedItems"]?.titles == ["E"])
            #expect(third["difference", "removedItems"] == [])
            #expect(third["difference", "movedItems"] == [])
            let back = try await scene.fixed(meeting, [items[0], items[2]])
            #expect(back["difference", "addedItems"]?.titles == ["A"])
            let kept = try await scene.get("/meetings/\(meeting)/agenda-versions")
            #expect(kept.items.compactMap { $0["number"]?.integer }.sorted() == [1, 2, 3, 4])
        }
    }
}
