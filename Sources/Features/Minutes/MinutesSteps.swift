import Foundation
import Kernel
import Postgres
import Records
import WebAPI

/// What is written, sent out, commented on, attested and published, each by whom it falls to and at a stated time.
enum MinutesSteps {
    static func register(in api: inout API) {
        step("passages", "passage", Wording(sv: "Skriv ett avsnitt", en: "Write a passage"), in: &api) { fields in
            Step(
                at: fields.instant("at"), item: fields.optionalUUID("agendaItem"),
                text: fields.prose("text", max: longestText))
        }
        step("circulations", "circulation", Wording(sv: "Sänd ut för synpunkter", en: "Circulate for comments"), in: &api) {
            fields in
            Step(at: fields.instant("at"), commentsUntil: fields.instant("commentsUntil"))
        }
        step("comments", "comment", Wording(sv: "Lämna en synpunkt", en: "Comment"), in: &api) { fields in
            Step(
                at: fields.instant("at"), item: fields.optionalUUID("agendaItem"),
                text: fields.prose("text", max: longestText))
        }
        step("attestations", "attestation", Wording(sv: "Justera", en: "Attest"), in: &api) { fields in
            Step(at: fields.instant("at"), hash: hash(&fields))
        }
        step("publications", "publication", Wording(sv: "Publicera", en: "Publish"), in: &api) { fields in
            Step(at: fields.instant("at"))
        }
    }

    /// Characters of a passage or a comment, as of other prose.
    private static let longestText = 20_000

    /// The content that was read, when the caller wants to attest no other.
    private static func hash(_ fields: inout FieldReader) -> String? {
        guard let hash = fields.optionalCode("hash") else { return nil }
        let isHash = hash.utf8.count == 64 && hash.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
            || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0 }
        if !isHash {
            fields.refuse(
                "hash", code: "not_a_hash",
                Wording(sv: "SHA-256 med 64 hexadecimala siffror.", en: "SHA-256 as 64 hexadecimal digits."))
        }
        return hash
    }

    private static func step(
        _ noun: String, _ kind: String, _ title: Wording, in api: inout API,
        read: @escaping @Sendable (inout FieldReader) -> Step
    ) {
        api.command(.post, "/meetings/{id}/minutes/\(noun)", title: title, kinds: [.person], read: read) { command, tx in
            let meeting = try command.path.id("id")
            guard let isKnown = try tx.first(known, (meeting, command.body.item)) else { throw NotFound() }
            guard isKnown else { throw FieldFault.unknown("agendaItem") }
            _ = try tx.businessInstant(command.body.at)
            let id = tx.newIdentifier()
            try tx.execute(insert, NewStep(id: id, meeting: meeting, kind: kind, step: command.body, caller: tx.caller))
            return .created(
                location: "/meetings/\(meeting.text)/minutes/steps/\(id.text)",
                showing: "/meetings/\(meeting.text)/minutes")
        }
    }

    /// A step as asked for.
    struct Step: Sendable {
        let at: Instant
        var item: UUID?
        var text: String?
        var commentsUntil: Instant?
        /// Hexadecimal.
        var hash: String?
    }

    struct NewStep: Sendable {
        let id: UUID
        let meeting: UUID
        let kind: String
        let step: Step
        let caller: Caller
    }

    private static let known = Statement<(UUID, UUID?), Bool>(
        SQL.readMeetingKnown,
        encode: { input, parameters in
            parameters.bind(input.0)
            parameters.bind(input.1)
        },
        decode: { row in try row.bool(0) })

    private static let insert = Statement<NewStep, Void>(
        SQL.insertMinutesStep,
        encode: { new, parameters in
            parameters.bind(new.id)
            parameters.bind(new.meeting)
            try parameters.bind(new.kind)
            try parameters.bind(new.step.at)
            parameters.bind(new.caller.person)
            parameters.bind(new.step.item)
            try parameters.bind(new.step.text)
            try parameters.bind(new.step.commentsUntil)
            try parameters.bind(new.step.hash)
        })
}
