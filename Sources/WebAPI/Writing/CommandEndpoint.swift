import Crypto
import Kernel
import Records

struct CommandEndpoint: Sendable {
    typealias Perform = @Sendable (CommandContext, RecordedTransaction) throws -> Answer
    /// Reads the body; what it returns is run when no fault was found.
    typealias Prepare = @Sendable (inout FieldReader) -> Perform

    let method: CommandMethod
    let template: String
    let title: Wording
    let kinds: Set<Caller.Kind>
    let matching: Matching
    let takesBody: Bool
    let prepare: Prepare

    /// What is journalled as the act.
    var act: String { "\(method.rawValue) \(template)" }

    /// What `content` asks for; a 400 when it is no JSON, a 422 with every fault when it is not the body of this
    /// command.
    func perform(_ content: [UInt8]) throws(Problem) -> Perform {
        let value = takesBody || !content.isEmpty ? try CommandEndpoint.parse(content) : .object([])
        var fields = FieldReader(value)
        let perform = prepare(&fields)
        let errors = fields.finished()
        guard errors.isEmpty else { throw .invalidBody(errors) }
        return perform
    }

    private static func parse(_ content: [UInt8]) throws(Problem) -> JSONValue {
        do throws(JSONError) {
            return try JSONScanner.parse(content)
        } catch {
            throw .malformedJSON(error)
        }
    }
}

/// `Idempotency-Key`: what makes a repeated request the same request.
enum IdempotencyKey {
    static let maximumLength = 200

    /// The key that was sent, nil when none was; a 400 for one that is not 1–200 visible ASCII characters.
    static func key(in field: String?) throws(Problem) -> String? {
        guard let field else { return nil }
        guard (1...maximumLength).contains(field.utf8.count), field.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw .idempotencyKeyInvalid(limit: maximumLength)
        }
        return field
    }

    /// SHA-256 over method, path and content, each after its length, so that no two requests share a writing.
    static func fingerprint(method: String, path: String, content: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        for part in [Array(method.utf8), Array(path.utf8), content] {
            let length = UInt64(part.count)
            hash.update(data: (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) })
            hash.update(data: part)
        }
        return Array(hash.finalize())
    }
}
