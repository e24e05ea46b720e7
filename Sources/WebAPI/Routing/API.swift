public import Kernel
import Postgres
public import Records

/// What the API offers, route by route: a pure description that every area adds to. `APIResponder` brings it to life.
public struct API: Sendable {
    /// Every version of the API lives under its own root; all templates are relative to it.
    public static let basePath = "/samverkan/v1"

    private(set) var tree = RouteTree()
    public private(set) var routes: [Route] = []

    public init() {}

    /// GET and HEAD of one thing.
    ///
    /// `sql` takes $1 token hash (bytea), $2 language, then the path parameters in their order and the values of
    /// `query` in theirs, all text or NULL. Its columns: 0 caller (JSON; no row at all: unknown token), 1 path relative
    /// to the base (NULL: there is no such thing for this caller), 2 body (a JSON object), 3 version, 4 transitions
    /// (comma separated). JSON unless the request prefers one of `renderings`.
    public mutating func document(
        _ template: String,
        sql: String,
        query: [QueryParameter] = [],
        kinds: Set<Caller.Kind> = .all,
        pace: Pace = .quick,
        renderings: [Rendering] = []
    ) {
        let endpoint = DocumentEndpoint(
            statement: .document(sql),
            query: query,
            kinds: kinds,
            pace: pace,
            renderings: renderings
        )
        tree.update(Template(template)) { $0.document = endpoint }
        routes.append(Route(method: "GET", template: template, kinds: kinds, form: .document))
    }

    /// GET and HEAD of a page of things.
    ///
    /// `sql` takes $1 token hash (bytea), $2 language, $3 limit (int), $4 offset (int), $5 sort (one of `sort`, with
    /// `-` before it for the opposite order, or NULL), then path parameters and `query` as a document does. Its
    /// columns: 0 caller, 1 total (NULL: the parent does not exist for this caller), 2 path, 3 body, 4 version, 5
    /// transitions; one row for each thing, or a single one with a NULL path when the page is empty.
    public mutating func collection(
        _ template: String,
        sql: String,
        sort: [String] = [],
        query: [QueryParameter] = [],
        kinds: Set<Caller.Kind> = .all,
        pace: Pace = .quick
    ) {
        let endpoint = CollectionEndpoint(
            statement: .collection(sql),
            sort: sort,
            query: query,
            kinds: kinds,
            pace: pace
        )
        tree.update(Template(template)) { $0.collection = endpoint }
        routes.append(Route(method: "GET", template: template, kinds: kinds, form: .collection))
    }

    /// One kind of change. `read` runs before anything is locked, `perform` inside the recorded transaction and only
    /// when `read` found no fault with the body.
    public mutating func command<Body: Sendable>(
        _ method: CommandMethod,
        _ template: String,
        title: Wording,
        kinds: Set<Caller.Kind>,
        matching: Matching? = nil,
        read: @escaping @Sendable (inout FieldReader) -> Body,
        perform: @escaping @Sendable (Command<Body>, RecordedTransaction) throws -> Answer
    ) {
        add(method, template, title: title, kinds: kinds, matching: matching, takesBody: true) { fields in
            let body = read(&fields)
            return { context, transaction in try perform(Command(body: body, context: context), transaction) }
        }
    }

    /// A change that its path says all about: the request has no body, or an empty object.
    public mutating func command(
        _ method: CommandMethod,
        _ template: String,
        title: Wording,
        kinds: Set<Caller.Kind>,
        matching: Matching? = nil,
        perform: @escaping @Sendable (Command<Void>, RecordedTransaction) throws -> Answer
    ) {
        add(method, template, title: title, kinds: kinds, matching: matching, takesBody: false) { _ in
            { context, transaction in try perform(Command(body: (), context: context), transaction) }
        }
    }

    /// GET and HEAD of fixed bytes, for everybody, without a token.
    public mutating func open(_ path: String, contentType: String, bytes: [UInt8]) {
        let endpoint = OpenEndpoint(contentType: contentType, bytes: bytes)
        tree.update(Template(path)) { $0.open = endpoint }
        routes.append(Route(method: "GET", template: path, kinds: nil, form: .open))
    }

    private mutating func add(
        _ method: CommandMethod,
        _ template: String,
        title: Wording,
        kinds: Set<Caller.Kind>,
        matching: Matching?,
        takesBody: Bool,
        prepare: @escaping CommandEndpoint.Prepare
    ) {
        precondition(!kinds.contains(.insyn), "insyn only reads: \(template)")
        let endpoint = CommandEndpoint(
            method: method,
            template: template,
            title: title,
            kinds: kinds,
            matching: matching ?? (method == .post ? .accepted : .required),
            takesBody: takesBody,
            prepare: prepare
        )
        tree.update(Template(template)) { $0.commands[method] = endpoint }
        routes.append(Route(method: method.rawValue, template: template, kinds: kinds, form: .command))
    }
}

/// One operation of the API, for those who compare it with its specification or try it with every token.
public struct Route: Sendable, Equatable {
    public enum Form: String, Sendable {
        case document
        case collection
        case command
        case open
    }

    public let method: String
    /// Relative to the base path, parameters in braces.
    public let template: String
    /// Whose tokens may try it at all; nil when no token is needed.
    public let kinds: Set<Caller.Kind>?
    public let form: Form
}

public enum CommandMethod: String, Sendable, CaseIterable {
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
}

/// What becomes of `If-Match`. It speaks of the document at the command's own path, or for a POST at the path above.
public enum Matching: Sendable {
    case ignored
    /// Compared when it is sent.
    case accepted
    /// 428 without it.
    case required
}

extension Set<Caller.Kind> {
    public static var all: Self { Set(Caller.Kind.allCases).subtracting([.visitor]) }
}
