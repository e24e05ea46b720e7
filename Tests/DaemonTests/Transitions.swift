import Kernel
import Postgres
import Scenes
import Testing
import WebAPI

/// A step as it is asked for, and the same as the login that serves requests would write it.
struct Step: Sendable {
    let path: String
    let body: JSONValue
    var who: Who = .coordinator
    let sql: String
}

extension Scene {
    /// Both ways say what the table says, and leave nothing behind.
    func tries(_ step: Step, isAllowed: Bool, _ what: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let reply = try await post(step.path, step.body, as: step.who, headers: ["Prefer": "dry-run"])
        if isAllowed {
            #expect(reply.status == 200, "\(what): \(reply)", sourceLocation: sourceLocation)
        } else {
            #expect([403, 409, 422].contains(reply.status), "\(what): \(reply)", sourceLocation: sourceLocation)
            #expect(reply.clause != nil, "\(what): \(reply)", sourceLocation: sourceLocation)
        }
        let error = try await attempt(step.sql + "; SELECT refuse('everything_went_well', NULL, '{}')")
        let rule = error?.constraint ?? "no rule: \(error.map { "\($0)" } ?? "")"
        if isAllowed {
            #expect(rule == "everything_went_well", "\(what)", sourceLocation: sourceLocation)
        } else {
            #expect(error?.sqlstate?.hasPrefix("SV") == true && rule != "everything_went_well", "\(what): \(rule)", sourceLocation: sourceLocation)
        }
    }

    /// What happens at a sitting, as a step.
    func step(_ noun: String, at sitting: Sitting, in item: String? = nil, _ fields: Sitting.Fields) async throws -> Step {
        Step(path: sitting.path(noun, item), body: .object(fields), sql: try await sitting.insertion(noun, in: item, fields))
    }

    func decision(_ item: String, _ outcome: String, content: JSONValue? = nil) async throws -> Step {
        var body: [(String, JSONValue)] = [("agendaItem", .string(item)), ("outcome", .string(outcome)), ("reasons", "Skäl.")]
        if let content { body.append(("content", content)) }
        let who = try await person(.coordinator).text
        return Step(
            path: "/decisions", body: .object(body),
            sql: """
                INSERT INTO decisions (id, agenda_item_id, outcome, content, reasons, recorded_by)
                VALUES (new_id(), '\(item)', '\(outcome)', \(content?.sql ?? "NULL"), 'Skäl.', '\(who)')
                """)
    }
}
