import Foundation
import Kernel
import Testing
import WebAPI

@testable import Dispatches

/// How a letter is written: every value stays in its place, whatever it holds.
@Suite struct InvitationTests {
    @Test func `a summons is a message with a text and an invitation`() throws {
        let invitation = try Self.invitation()
        let head = Self.head(invitation.message)
        #expect(head["From"] == "=?UTF-8?B?\(Self.base64("Rådet"))?= <samverkan@example.se>")
        #expect(head["To"] == "=?UTF-8?B?\(Self.base64("Åsa Öst, Malå"))?= <asa@mala.example.se>")
        #expect(head["Date"] == "Thu, 12 Mar 2026 07:05:09 +0000")
        #expect(head["Message-ID"] == "<0199701d-6a40-7711-8c05-2e9ab4d7f063@example.se>")
        #expect(head["Auto-Submitted"] == "auto-generated")
        #expect(invitation.subject == "Kallelse: Vårmöte, Rådet, 15 april 2026")
        #expect(
            invitation.text == """
                Hej Åsa Öst, Malå!

                Du kallas till möte.

                Rådet: Vårmöte
                Tid: onsdag 15 april 2026 kl. 10.00
                Plats: Storgatan 1; Umeå

                Dagordning:
                1. Föregående protokoll
                2. Budget

                Kallelsen utfärdades av Ordföranden den 12 mars 2026.
                Avtalet, V-34: ”Alla kallas”
                https://samverkan.example.se/samverkan/v1/meetings/01994bf5-6f00-766c-83a7-e9d01f8b42e5

                """)
        let calendar = Self.unfolded(invitation.calendar)
        for line in [
            "METHOD:REQUEST", "UID:01994bf5-6f00-766c-83a7-e9d01f8b42e5", "SEQUENCE:0", "DTSTAMP:20260312T070509Z",
            "DTSTART:20260415T080000Z", "SUMMARY:Rådet: Vårmöte", "LOCATION:Storgatan 1\\; Umeå", "STATUS:CONFIRMED",
            "ORGANIZER;CN=\"Rådet\":mailto:samverkan@example.se",
        ] { #expect(calendar.contains(line), "\(line)") }
        #expect(invitation.message.contains("method=REQUEST"))
    }

    @Test func `a cancellation is the next version of the same event`() throws {
        let invitation = try Self.invitation(["kind": "cancellation", "reasons": "Snöstorm"])
        #expect(invitation.subject == "Inställt: Vårmöte, Rådet, 15 april 2026")
        #expect(invitation.text.contains("Mötet är inställt."))
        #expect(invitation.text.contains("Skäl:\nSnöstorm"))
        #expect(!invitation.text.contains("Dagordning"))
        let calendar = Self.unfolded(invitation.calendar)
        for line in ["METHOD:CANCEL", "UID:01994bf5-6f00-766c-83a7-e9d01f8b42e5", "SEQUENCE:1", "STATUS:CANCELLED"] {
            #expect(calendar.contains(line), "\(line)")
        }
    }

    @Test func `the same letter is the same message`() throws {
        #expect(try Self.invitation().message == Self.invitation().message)
    }

    @Test(arguments: [
        "Åsa\r\nBcc: annan@example.se", "Åsa\nBcc: annan@example.se", "Åsa\u{2028}Bcc: annan@example.se", "Åsa\u{85}Bcc: x",
        "\"Åsa\" <annan@example.se>, ", "=?UTF-8?B?QmNj?=", "Asa\r\n\r\n<html>", "\u{1}\u{7}Asa",
    ])
    func `no name begins a header, a recipient or a property of its own`(name: String) throws {
        let invitation = try Self.invitation(["name": .string(name), "place": .string(name), "groupTitle": .string(name), "agenda": [.string(name)]])
        let head = invitation.message.components(separatedBy: "\n\n")[0]
        let names = head.split(separator: "\n").filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
        #expect(
            names == [
                "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Language", "MIME-Version", "Content-Type",
            ])
        #expect(head.utf8.allSatisfy { $0 == 0x0A || (0x20...0x7E).contains($0) })
        #expect(head.components(separatedBy: "@").count == 4, "from, to, message-id and no other: \(head)")
        let properties = Self.unfolded(invitation.calendar).map { $0.prefix { $0 != ":" && $0 != ";" } }
        #expect(
            properties == [
                "BEGIN", "VERSION", "PRODID", "METHOD", "BEGIN", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "SUMMARY", "LOCATION",
                "DESCRIPTION", "URL", "STATUS", "ORGANIZER", "ATTENDEE", "END", "END",
            ])
    }

    @Test func `lines are folded at their limits and never within a character`() throws {
        let long = String(repeating: "Åäö🎈", count: 60)
        let invitation = try Self.invitation(["name": .string(long), "place": .string(long), "meetingTitle": .string(long)])
        for line in invitation.calendar.components(separatedBy: "\r\n") {
            #expect(line.utf8.count <= 75)
            #expect(!line.contains("\u{FFFD}"))
        }
        #expect(Self.unfolded(invitation.calendar).contains("LOCATION:\(long)"))
        for line in invitation.message.split(separator: "\n") { #expect(line.utf8.count <= 78, "\(line)") }
    }

    @Test func `text is escaped once`() throws {
        let invitation = try Self.invitation(["place": "a\\b;c,d\ne"])
        #expect(Self.unfolded(invitation.calendar).contains("LOCATION:a\\\\b\\;c\\,d\\ne"))
        #expect(MailText.quotedPrintable("å = 1 \n.\nFrom x") == "=C3=A5 =3D 1=20\n.\nFrom x")
        #expect(MailText.quotedPrintable(String(repeating: "a", count: 80)).split(separator: "\n").map(\.count) == [76, 5])
    }

    @Test(arguments: [
        "", "a", "@", "a@", "@b", "a@b@c", "a b@c.se", "a@b c.se", "a@b..se", ".a@b.se", "a@-b.se", "a@b.se\n", "å@b.se", "a@å.se",
        "<a@b.se>", "\"a\"@b.se", "a,b@c.se", "a@b.se, c@d.se", String(repeating: "a", count: 250) + "@b.se",
    ])
    func `what is no plain address is no mailbox`(text: String) {
        #expect(Mailbox(text) == nil)
    }

    @Test(arguments: ["a@b", "anna.ek+moten@umea.example.se", "-oQx@example.se", "o'neil@x-y.se"])
    func `a plain address is a mailbox`(text: String) {
        #expect(Mailbox(text)?.address == text)
    }

    @Test func `a letter that failed rests longer each time and is given up on the fifth day`() {
        #expect(Deliverer.pause(after: 1) == .seconds(60))
        #expect(Deliverer.pause(after: 4) == .seconds(480))
        #expect(Deliverer.pause(after: 26) == .seconds(360 * 60))
        let whole = (1..<Deliverer.attemptLimit).map { Deliverer.pause(after: $0) }.reduce(.zero, +)
        #expect(whole > .seconds(4 * 86_400) && whole < .seconds(5 * 86_400))
    }

    @Test func `only what concerns the message is final`() {
        #expect(Sendmail.outcome(0) == .accepted)
        for status: Int32 in [65, 67] { #expect(Sendmail.outcome(status) == .refused(status)) }
        for status: Int32 in [1, 64, 68, 69, 70, 71, 74, 75, 77, 78, 126, 127] { #expect(Sendmail.outcome(status) == .deferred(status)) }
    }

    private static func invitation(_ changes: [String: JSONValue] = [:]) throws -> Invitation {
        var members: [String: JSONValue] = [
            "id": "0199701d-6a40-7711-8c05-2e9ab4d7f063", "kind": "summons", "queuedAt": "2026-03-12T07:05:09Z",
            "meeting": "01994bf5-6f00-766c-83a7-e9d01f8b42e5", "startsAt": "2026-04-15T08:00:00Z", "place": "Storgatan 1; Umeå",
            "meetingTitle": "Vårmöte", "groupTitle": "Rådet", "name": "Åsa Öst, Malå", "email": "asa@mala.example.se",
            "agenda": ["Föregående protokoll", "Budget"], "issuer": "Ordföranden", "issuedAt": "2026-03-12T07:00:00Z",
            "reasons": .null, "clause": "V-34", "quote": "Alla kallas",
        ]
        members.merge(changes) { $1 }
        let letter = try #require(Letter(json: JSONValue.object(members.map { ($0.key, $0.value) }).utf8))
        return Invitation(
            letter: letter, sender: try #require(Mailbox("samverkan@example.se")),
            origin: Origin(url: "https://samverkan.example.se"), timeZone: try #require(TimeZone(identifier: "Europe/Stockholm")))
    }

    private static func head(_ message: String) -> [String: String] {
        let lines = message.components(separatedBy: "\n\n")[0].replacing("\n ", with: " ").split(separator: "\n")
        return Dictionary(
            lines.map { line in
                let parts = line.split(separator: ":", maxSplits: 1)
                return (String(parts[0]), String(parts[1].dropFirst()))
            }, uniquingKeysWith: { $1 })
    }

    private static func unfolded(_ calendar: String) -> [String] {
        calendar.replacing("\r\n ", with: "").components(separatedBy: "\r\n").filter { !$0.isEmpty }
    }

    private static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
}
