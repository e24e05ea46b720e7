import Foundation
import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI

/// The minutes of the spring, in every form.
@Suite struct SpringMinutesTests {
    @Test func `D-9: the minutes of the spring equal the reviewed text`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.springMeeting()
            try scene.expect(
                await scene.circulate(meeting, at: "2025-04-25T08:00:00Z", until: "2025-05-02T15:00:00Z"), 201)
            try scene.expect(await scene.attest(meeting, by: .chair, at: "2025-05-05T08:00:00Z"), 201)
            let adjuster = try await scene.get(meeting.minutes)["awaitedAttestations", "0", "person"]?.string
            let person = try #require(adjuster.flatMap(UUID.init(uuidString:)))
            try scene.expect(await scene.attest(meeting, by: .person(person), at: "2025-05-06T08:00:00Z"), 201)
            try scene.expect(await scene.publish(meeting, at: "2025-05-07T08:00:00Z"), 201)

            let hash = try #require(try await scene.get(meeting.minutes, as: .insyn)["hash"]?.string)
            let text = try await scene.text(meeting, as: .insyn)
            #expect(text.headers["content-type"] == "text/plain; charset=utf-8")
            #expect(text.headers["content-language"] == "sv")
            let masked = text.text.replacing(hash, with: "<hash>")
            let reviewed = try Repository().text("Tests/Minutes/spring.txt")
            #expect(masked == reviewed, "\(firstDifference(masked, reviewed))")
            #expect(text.text.split(separator: "\n").allSatisfy { $0.count <= 72 })

            let extract = try await scene.text(meeting, "?paragraph=6", as: .insyn).text
            #expect(extract.contains("§ 6/2025 Kurs i detaljplanering"))
            #expect(!extract.contains("§ 5/2025"))
            let json = try await scene.get(meeting.minutes + "?paragraph=6", as: .insyn)
            #expect(json["record", "items", "0", "title"]?.string == "Kurs i detaljplanering")
            #expect(json["record", "items", "1", "title"] == nil)
        }
    }

    @Test func `the printed minutes are PDF and say every paragraph`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.springMeeting()
            let page = try await scene.text(meeting, form: "text/html")
            #expect(page.headers["content-type"] == "text/html; charset=utf-8")
            #expect(page.headers["content-security-policy"]?.contains("default-src 'none'") == true)
            let pdf = try await scene.get(
                meeting.minutes, headers: ["Accept": "application/pdf, text/html;q=0.5"])
            try #require(pdf.status == 200, "\(pdf.status)")
            #expect(pdf.headers["content-type"] == "application/pdf")
            #expect(pdf.bytes.starts(with: Array("%PDF".utf8)))
            let words = try await PrintedText(of: pdf.bytes).words
            for number in 1...8 { #expect(words.contains("§ \(number)/2025"), "\(words)") }
            #expect(words.contains("Protokoll – Samverkansgruppen"))
            #expect(words.contains("Sida 1 av"))
            let again = try await scene.get(
                meeting.minutes, headers: ["Accept": "application/pdf", "If-None-Match": pdf.entityTag ?? ""])
            #expect(again.status == 304)
        }
    }

    @Test func `markup planted in every text of a meeting is text in its minutes`() async throws {
        try await Scene.play { scene in
            let planted = "</p><script>alert('x')</script>&amp;"
            let meeting = try await scene.heldMeeting(title: planted)
            try scene.expect(
                await scene.post(
                    "\(meeting.minutes)/passages",
                    ["text": .string(planted), "agendaItem": .string(meeting.items[0]), "at": "2026-04-15T11:00:00Z"],
                    as: .coordinator), 201)
            let page = try await scene.text(meeting, form: "text/html").text
            #expect(!page.contains("<script"))
            // In the heading, the background, the passage, the decision and its content.
            let shown = page.matches(of: /&lt;\/p&gt;&lt;script&gt;alert\(&#39;x&#39;\)&lt;\/script&gt;&amp;amp;/)
            #expect(shown.count == 5, "\(page)")
        }
    }

    @Test func `one Accept decides the form, and what no form is liked is 406`() async throws {
        try await Scene.play { scene in
            let meeting = try await scene.heldMeeting()
            for (accept, type) in [
                (nil, "application/json"), ("*/*", "application/json"), ("text/*", "text/html; charset=utf-8"),
                ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"),
                ("text/plain, application/json", "application/json"),
                ("text/plain, application/json;q=0.9", "text/plain; charset=utf-8"),
            ] as [(String?, String)] {
                let reply = try await scene.get(
                    meeting.minutes, headers: accept.map { ["Accept": $0] } ?? [:])
                #expect(reply.headers["content-type"] == type, "\(accept ?? "nothing")")
                #expect(reply.headers["vary"] == "Authorization, Accept-Language, Accept")
            }
            for accept in ["image/png", "application/json;q=0", "text/html;q=0"] {
                #expect(try await scene.text(meeting, form: accept).status == 406, "\(accept)")
            }
            #expect(try await scene.text(meeting, "?fields=state").status == 400)
        }
    }

    private func firstDifference(_ left: String, _ right: String) -> String {
        let lines = [left, right].map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
        return zip(lines[0], lines[1]).first { $0 != $1 }.map { "is: \($0)\nwas: \($1)" } ?? "one is longer"
    }
}
