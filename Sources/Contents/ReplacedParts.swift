import Kernel
import WebAPI

/// What a plan's content speaks of: the whole plan, or the parts of the one in force that it replaces.
/// The parts that it does not name are taken over when it is decided, and judged with it.
struct ReplacedParts {
    private let names: [String]?
    /// The plan that it supersedes; always given when only parts are replaced.
    let supersedes: String?

    init(_ fields: inout FieldReader, of parts: [String]) {
        names = fields.holds("replaces") ? fields.codes("replaces", count: 1...parts.count, of: parts) : nil
        supersedes = names == nil ? fields.optionalUUID("supersedes")?.text : fields.uuid("supersedes").text
    }

    /// Reads a part that this content is to have; nil for one that is taken over.
    func read(_ part: String, _ fields: inout FieldReader, _ read: (inout FieldReader) -> JSONValue?) -> JSONValue? {
        guard names?.contains(part) ?? true else { return nil }
        return read(&fields)
    }

    /// The year that the plan is for; a plan in part has that of the one it replaces.
    func year(_ fields: inout FieldReader) -> JSONValue? {
        read("year", &fields) { .integer(Int64($0.integer("year", in: Shape.years))) }
    }

    /// The members of the content that say so, after `members`.
    func json(after members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .object(
            (Array(members) + [("supersedes", supersedes.json), ("replaces", names.map(JSONValue.codes))])
                .compactMap { name, value in value.map { (name, $0) } })
    }
}
