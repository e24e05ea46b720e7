import Foundation
import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

/// Who is told of a meeting, by letters that a real receiver reads.
@Suite struct DispatchTests {
    @Test func `V-34, D-27: everybody gets one letter, who joins later and the adjunct too, and all a cancellation`()
        async throws
    {
        try await PostOffice.open { office in
            try await Scene.play { scene in
                for party in ["2418", "2422"] {
                    let second = try await scene.newPerson("Andra från \(party)", of: party)
                    try scene.expect(await scene.nominate(second, from: "2026-01-01", by: party), 201)
                }
                let adjunct = try await scene.person(.lansstyrelsen).text
                try scene.expect(
                    await scene.nominate(
                        adjunct, seat: "adjungerad", from: "2026-01-01", by: "lansstyrelsen-vasterbotten", [("to", "2199-12-31")]), 201)
                try await scene.addressEverybody()
                let meeting = try await scene.summonedMeeting()
                let seated = try await scene.value(
                    "SELECT count(*) FROM seats WHERE group_code = 'samverkansgrupp' AND valid @> '2026-01-12'::date")
                let queued = try await scene.dispatches(of: meeting)
                #expect("\(queued.count)" == seated)
                #expect(queued.allSatisfy { $0["state"] == "queued" && $0["kind"] == "summons" })
                #expect(queued.contains { $0["person"]?.string == adjunct })

                try await scene.deliver(through: office)
                let summons = try office.mails()
                try Self.check(summons, of: meeting, await scene.dispatches(of: meeting), "REQUEST", sequence: 0)
                #expect(summons.first?["subject"] == "Kallelse: Extra möte, Samverkansgruppen, 15 april 2150")
                #expect(summons.first?["calendar"]?["startsAt"] == "2150-04-15T08:00:00+00:00")

                let late = try await scene.newPerson("Sent tillkommen, Åsele", of: "2463")
                try await scene.addressEverybody()
                try scene.expect(await scene.nominate(late, from: "2026-11-01", by: "2463"), 201)
                try await scene.deliver(through: office)
                let joined = try office.mails().dropFirst(summons.count)
                let lateOnes = try await scene.dispatches(of: meeting, "&kind=lateSummons")
                #expect(lateOnes.compactMap { $0["person"]?.string } == [late])
                try Self.check(Array(joined), of: meeting, lateOnes, "REQUEST", sequence: 0)
                #expect(joined.first?["toName"] == "Sent tillkommen, Åsele")

                let recipients = try await scene.get("/meetings/\(meeting)/steps?kind=summons")
                #expect(recipients.items.first?["recipients"]?.elements.count == summons.count, "at dispatch")

                let cancelled = try await scene.post(
                    "/meetings/\(meeting)/cancellations", ["at": "2026-11-20T08:00:00Z", "reasons": "Snöstorm."],
                    as: .coordinator)
                try scene.expect(cancelled, 201)
                try await scene.deliver(through: office)
                try await scene.deliver(through: office)
                let called = try office.mails().dropFirst(summons.count + 1)
                try Self.check(
                    Array(called), of: meeting, await scene.dispatches(of: meeting, "&kind=cancellation"), "CANCEL", sequence: 1)
                #expect(called.count == summons.count + 1)
                #expect(called.first?["text"]?.string?.contains("Snöstorm.") == true)
                #expect(try await scene.value("SELECT count(*) FROM journal_differences()") == "0")
                #expect(try await scene.value("SELECT count(*) FROM deliveries") == "0")
            }
        }
    }

    @Test func `V-34: a letter without address waits for one, and a summons that failed goes to the new address`() async throws {
        try await PostOffice.open { office in
            try await Scene.play { scene in
                try await scene.addressEverybody()
                let persons = try await [scene.person(.member("2418")), scene.person(.member("2480"))].map(\.text)
                for (person, address) in zip(persons, ["NULL", "'borta@refused.example.se'"]) {
                    #expect(try await scene.attempt("UPDATE persons SET email = \(address) WHERE id = '\(person)'") == nil)
                }
                let meeting = try await scene.summonedMeeting()
                try await scene.deliver(through: office)
                let count = try office.mails().count
                let open = try await scene.dispatches(of: meeting, "&state=unaddressed")
                let failed = try await scene.dispatches(of: meeting, "&state=failed")
                #expect(open.compactMap { $0["person"]?.string } == [persons[0]])
                #expect(failed.compactMap { $0["person"]?.string } == [persons[1]])
                #expect(failed.first?["exitStatus"] == 65)
                #expect(failed.first?["attempts"] == 1)
                let finding = try await Self.finding("summons-undelivered", meeting, in: scene)
                #expect(finding?["clause"]?["id"] == "V-34")
                #expect(finding?["facts"]?["unaddressed"]?.elements == [.string(persons[0])])
                #expect(finding?["facts"]?["failed"]?.elements == [.string(persons[1])])

                for person in persons {
                    let patched = try await scene.patch(
                        "/persons/\(person)", ["email": .string("ny-\(person)@example.se")], as: .coordinator)
                    #expect(patched.status == 200, "\(patched)")
                }
                try await scene.deliver(through: office)
                let more = try office.mails().dropFirst(count)
                #expect(Set(more.compactMap { $0["to"]?.elements.first?.string }) == Set(persons.map { "ny-\($0)@example.se" }))
                #expect(more.count == 2)
                let sent = try await scene.dispatches(of: meeting, "&state=sent")
                #expect(Set(persons).isSubset(of: Set(sent.compactMap { $0["person"]?.string })))
                let cured = try await Self.finding("summons-undelivered", meeting, in: scene)
                #expect(cured == nil)
            }
        }
    }

    @Test func `a mailbox that is busy is tried again after a while, and not before`() async throws {
        try await PostOffice.open { office in
            try await Scene.play { scene in
                let person = try await scene.person(.coordinator).text
                _ = try await scene.attempt("UPDATE persons SET email = 'x@later.example.se' WHERE id = '\(person)'")
                let meeting = try await scene.summonedMeeting()
                try office.write("later", "")
                try await scene.deliver(through: office)
                try office.remove("later")
                try await scene.deliver(through: office)
                #expect(try office.mails().isEmpty)
                #expect(try await scene.dispatches(of: meeting, "&state=queued").count == 1)
                scene.clock.set(scene.clock.now().adding(.seconds(61)))
                try await scene.deliver(through: office)
                #expect(try office.mails().count == 1)
                #expect(try await scene.dispatches(of: meeting, "&state=sent").first?["attempts"] == 2)
            }
        }
    }

    @Test func `D-30: a meeting that has been held or is over is summoned in the records and in no letter`() async throws {
        try await PostOffice.open { office in
            try await Scene.play { scene in
                try await scene.addressEverybody()
                let (meeting, _) = try await scene.openSpringMeeting([])
                try await scene.deliver(through: office)
                #expect(try office.mails().isEmpty)
                let lapsed = try await scene.dispatches(of: meeting, "&state=lapsed")
                #expect(lapsed.count == (try await scene.dispatches(of: meeting).count))
                #expect(!lapsed.isEmpty)
            }
        }
    }

    @Test func `a missing sendmail loses nothing`() async throws {
        try await PostOffice.open { office in
            try await Scene.play { scene in
                try await scene.addressEverybody()
                let meeting = try await scene.summonedMeeting()
                let program = try Data(contentsOf: office.folder.appending(path: "sendmail"))
                try office.remove("sendmail")
                try await scene.deliver(through: office)
                #expect(try await scene.dispatches(of: meeting, "&state=queued").count > 10)
                try program.write(to: office.folder.appending(path: "sendmail"))
                try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: office.sendmail)
                scene.clock.set(scene.clock.now().adding(.seconds(61)))
                try await scene.deliver(through: office)
                #expect(try await scene.dispatches(of: meeting, "&state=queued").isEmpty)
            }
        }
    }

    @Test func `V-34: nobody is summoned who is not known`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.planned("samverkansgrupp", "extra", at: "2150-04-15T08:00:00Z").id
            let all = try await scene.value(
                "SELECT string_agg(DISTINCT person_id::text, ',') FROM seats WHERE group_code = 'samverkansgrupp'")
            let members = (all ?? "").split(separator: ",").map { JSONValue.string(String($0)) }
            let stranger = "0199701d-6a40-7711-8c05-2e9ab4d7f063"
            let refused = try await scene.summoned(meeting, to: members + [.string(stranger)])
            Refused.overHTTP(refused, 409, "dispatch_has_a_known_recipient", "V-34")
            let raw = try await scene.attempt(
                """
                INSERT INTO meeting_steps (id, meeting_id, kind, taken_at, person_id, recipients)
                SELECT new_id(), '\(meeting)', 'summons', '2026-01-12T08:00:00Z', '\(try await scene.person(.chair).text)',
                    array_agg(person_id) || '\(stranger)'::uuid FROM seats WHERE group_code = 'samverkansgrupp'
                """)
            Refused.inSQL(raw, "dispatch_has_a_known_recipient")
            #expect(try await scene.summoned(meeting, to: members).status == 201)
        }
    }

    @Test func `D-9: what has gone out is neither invented nor changed nor removed`() async throws {
        try await PostOffice.open { office in
            try await Scene.play { scene in
                try await scene.addressEverybody()
                let meeting = try await scene.summonedMeeting()
                try await scene.deliver(through: office)
                let sent = "UPDATE dispatches SET outcome = 'failed', settled_at = now(), attempts = 1"
                Refused.inSQL(try await scene.attempt(sent), "history_is_never_changed")
                Refused.inSQL(try await scene.attempt(sent, as: .owner), "history_is_never_changed")
                Refused.inSQL(try await scene.attempt("DELETE FROM dispatches", as: .owner), "history_is_never_changed")
                for sql in [
                    "DELETE FROM dispatches", "DELETE FROM deliveries", "UPDATE dispatches SET person_id = person_id",
                    "INSERT INTO dispatches (id) VALUES (new_id())", "INSERT INTO deliveries (dispatch_id) VALUES (new_id())",
                    "SELECT dispatch('\(meeting)', 'summons', '{}')",
                ] { Refused.asForbidden(try await scene.attempt(sql)) }
                #expect(try await scene.post("/meetings/\(meeting)/dispatches", [:], as: .coordinator).status == 405)
                let entry = try await scene.get("/journal-entries?sort=-entry&limit=1")
                #expect(entry.items.first?["actorKind"] == "service")
                #expect(entry.items.first?["act"] == "deliver dispatch")
            }
        }
    }

    /// That each dispatch is one mail to the one whose it is, and is said to be sent.
    static func check(
        _ mails: [JSONValue], of meeting: String, _ dispatches: [JSONValue], _ method: String, sequence: Int64,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(mails.count == dispatches.count, sourceLocation: sourceLocation)
        let byMessage = Dictionary(mails.map { ($0["messageId"]?.string ?? "\($0)", $0) }, uniquingKeysWith: { first, _ in first })
        for dispatch in dispatches {
            #expect(dispatch["state"] == "sent", "\(dispatch)", sourceLocation: sourceLocation)
            let id = dispatch["id"]?.string ?? ""
            let address = (dispatch["person"]?.string ?? "") + "@example.se"
            let mail = try #require(byMessage["<\(id)@example.se>"], "\(mails)", sourceLocation: sourceLocation)
            #expect(mail["recipients"]?.elements == [.string(address)], sourceLocation: sourceLocation)
            #expect(mail["to"]?.elements == [.string(address)], sourceLocation: sourceLocation)
            #expect(mail["from"] == "samverkan@example.se", sourceLocation: sourceLocation)
            #expect(mail["sender"] == "samverkan@example.se", sourceLocation: sourceLocation)
            #expect(mail["autoSubmitted"] == "auto-generated", sourceLocation: sourceLocation)
            let calendar = try #require(mail["calendar"], "\(mail)", sourceLocation: sourceLocation)
            #expect(calendar["method"]?.string == method, sourceLocation: sourceLocation)
            #expect(calendar["methodOfPart"]?.string == method, sourceLocation: sourceLocation)
            #expect(calendar["uid"]?.string == meeting, sourceLocation: sourceLocation)
            #expect(calendar["sequence"] == .integer(sequence), sourceLocation: sourceLocation)
            #expect(calendar["attendee"]?.string == "mailto:\(address)", sourceLocation: sourceLocation)
        }
    }

    private static func finding(_ code: String, _ subject: String, in scene: Scene) async throws -> JSONValue? {
        try scene.expect(await scene.get("/findings?limit=100&at=2026-11-21"), 200).items
            .first { $0["code"]?.string == code && $0["subject"]?.string == subject }
    }
}
