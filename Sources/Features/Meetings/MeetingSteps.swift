import Foundation
import Kernel
import Postgres
import Records
import WebAPI

/// Summons, opening with who is present, closing and cancellation (V-34, V-35, V-37, V-49, D-23).
enum MeetingSteps {
    static func register(in api: inout API) {
        step("summonses", "summons", Wording(sv: "Kalla till mötet", en: "Summon to the meeting"), in: &api) { fields in
            Step(at: fields.instant("at"), recipients: recipients(&fields))
        }
        step("openings", "opening", Wording(sv: "Öppna mötet", en: "Open the meeting"), in: &api) { fields in
            Step(at: fields.instant("at"), present: fields.uuids("attendees", count: 0...200))
        }
        step("closings", "closing", Wording(sv: "Avsluta mötet", en: "Close the meeting"), in: &api) { fields in
            Step(at: fields.instant("at"))
        }
        step("cancellations", "cancellation", Wording(sv: "Ställ in mötet", en: "Cancel the meeting"), in: &api) { fields in
            Step(at: fields.instant("at"), reasons: fields.optionalProse("reasons", max: 8000))
        }
    }

    /// The meeting that the path names.
    static func known(_ path: PathParameters, _ tx: RecordedTransaction) throws -> UUID {
        let id = try path.id("id")
        guard try tx.first(state, id) != nil else { throw NotFound() }
        return id
    }

    private static func recipients(_ fields: inout FieldReader) -> [UUID]? {
        fields.holds("recipients") ? fields.uuids("recipients", count: 0...200) : nil
    }

    private static func step(
        _ noun: String, _ kind: String, _ title: Wording, in api: inout API,
        read: @escaping @Sendable (inout FieldReader) -> Step
    ) {
        api.command(.post, "/meetings/{id}/\(noun)", title: title, kinds: [.person], read: read) { command, tx in
            let meeting = try known(command.path, tx)
            let id = tx.newIdentifier()
            _ = try tx.businessInstant(command.body.at)
            try tx.execute(insert, NewStep(id: id, meeting: meeting, kind: kind, step: command.body, caller: tx.caller))
            for person in Set(command.body.present).sorted(by: { $0.text < $1.text }) {
                try tx.execute(insertAttendance, (meeting, person, tx.caller))
            }
            return .created(
                location: "/meetings/\(meeting.text)/steps/\(id.text)", showing: "/meetings/\(meeting.text)")
        }
    }

    /// A step as asked for.
    struct Step: Sendable {
        let at: Instant
        var recipients: [UUID]?
        var present: [UUID] = []
        var reasons: String?
    }

    struct NewStep: Sendable {
        let id: UUID
        let meeting: UUID
        let kind: String
        let step: Step
        let caller: Caller
    }

    private static let state = Statement<UUID, Void>(
        SQL.readMeetingState,
        encode: { id, parameters in parameters.bind(id) })

    private static let insert = Statement<NewStep, Void>(
        SQL.insertMeetingStep,
        encode: { new, parameters in
            parameters.bind(new.id)
            parameters.bind(new.meeting)
            try parameters.bind(new.kind)
            try parameters.bind(new.step.at)
            parameters.bind(new.caller.person)
            try parameters.bind(new.step.recipients?.map(\.text))
            try parameters.bind(new.step.reasons)
        })

    private static let insertAttendance = Statement<(UUID, UUID, Caller), Void>(
        SQL.insertAttendance,
        encode: { input, parameters in
            parameters.bind(input.0)
            parameters.bind(input.1)
            parameters.bind(input.2.person)
        })
}
