import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Records

extension APIResponder {
    /// What can be judged without the database is judged first, but told only to who may try the command at all.
    func run(
        _ endpoint: CommandEndpoint,
        _ match: RouteTree.Match,
        _ request: Request,
        _ exchange: inout Exchange
    ) async throws -> Response {
        let head = exchange.head
        let tokenHash = try await services.credentials.hash(in: head.authorization)
        guard MediaTypes.acceptsJSON(head.accept) else { throw Problem.notAcceptable([MediaTypes.json]) }
        try Query(head.query).refuseUnknown([], words: [])
        let isJSON = MediaTypes.isJSON(head.contentType) && head.contentEncoding == nil
        guard isJSON || !endpoint.takesBody else { throw Problem.unsupportedMediaType }
        let key = try IdempotencyKey.key(in: head.idempotencyKey)
        if endpoint.method == .post && key == nil { throw Problem.idempotencyKeyMissing }
        let content = try await Content.read(request, head)
        exchange.hasUnreadContent = false
        // Clients announce content for a PUT and then send none.
        guard isJSON || content.isEmpty else { throw Problem.unsupportedMediaType }

        let attempt = CommandAttempt(
            endpoint: endpoint,
            match: match,
            head: head,
            links: exchange.links,
            perform: Result { () throws(Problem) in try endpoint.perform(content) }
        )
        let record = RecordRequest(
            tokenHash: tokenHash,
            key: key ?? BearerToken.text(of: services.identifiers.token()),
            fingerprint: IdempotencyKey.fingerprint(
                method: endpoint.method.rawValue,
                path: String(head.path),
                content: content
            ),
            act: endpoint.act,
            rehearsal: head.prefersDryRun
        )
        let first = FirstAnswer()
        let stored = try await services.recorder.record(record) { transaction in
            let shown = try perform(attempt, tokenHash, transaction)
            let stored = shown.stored
            if let body = shown.first { first.keep(body, for: stored) }
            return stored
        }
        return send(stored, body: first.body(for: stored), exchange)
    }

    /// Inside the transaction: who may, what it speaks of, the command itself, and the document it shows.
    private func perform(
        _ attempt: CommandAttempt,
        _ tokenHash: [UInt8],
        _ transaction: RecordedTransaction
    ) throws -> ShownAnswer {
        let endpoint = attempt.endpoint
        let caller = transaction.caller
        guard endpoint.kinds.contains(caller.kind) else { throw Refusal.right(missingFor: caller.kind, of: endpoint.kinds) }
        let condition = try attempt.condition
        let perform = try attempt.perform.get()
        if let condition, let document = guarded[attempt.match.index] {
            let parameters = Array(attempt.match.parameters.prefix(document.parameters))
            let row = try read(document.endpoint, parameters, attempt, tokenHash, transaction)
            guard let item = row?.item else { throw Problem.notFound }
            guard condition.holds(for: item.version) else { throw Problem.versionIsStale }
        }
        let context = CommandContext(
            path: PathParameters(
                names: tree.resources[attempt.match.index].template.parameters,
                values: attempt.match.parameters
            ),
            caller: caller,
            now: transaction.now,
            today: transaction.today,
            language: attempt.head.language,
            rehearsal: attempt.head.prefersDryRun,
            ifMatch: condition?.version
        )
        let answer = try perform(context, transaction)
        return try show(answer, attempt, tokenHash, transaction)
    }

    private func show(
        _ answer: Answer,
        _ attempt: CommandAttempt,
        _ tokenHash: [UInt8],
        _ transaction: RecordedTransaction
    ) throws -> ShownAnswer {
        guard let match = tree.match(answer.showing[...]), let document = tree.resources[match.index].document else {
            throw UnknownDocument(path: answer.showing)
        }
        let item = try read(document, match.parameters, attempt, tokenHash, transaction)?.item
        let language = attempt.head.language
        return ShownAnswer(
            answer: attempt.head.prefersDryRun
                ? answer.stating("consequences", try transaction.consequences(in: language)) : answer,
            item: item
                ?? ReadRow.Item(path: Array(answer.showing.utf8), body: Array("{}".utf8), version: 0, transitions: []),
            kind: transaction.caller.kind,
            language: language,
            links: attempt.links,
            transitions: transitions[match.index],
            isVisible: item != nil
        )
    }

    private func read(
        _ document: DocumentEndpoint,
        _ parameters: [String],
        _ attempt: CommandAttempt,
        _ tokenHash: [UInt8],
        _ transaction: RecordedTransaction
    ) throws -> ReadRow? {
        let input = ReadInput(
            tokenHash: tokenHash,
            language: attempt.head.language,
            arguments: parameters + document.query.map { _ in nil }
        )
        return try transaction.first(document.statement, input)
    }

    private func send(_ stored: StoredAnswer, body: [UInt8], _ exchange: Exchange) -> Response {
        var headers = HTTPFields()
        headers.append(HTTPField(name: .contentType, value: "application/json"))
        headers.append(HTTPField(name: .contentLanguage, value: exchange.head.language.rawValue))
        headers.append(HTTPField(name: .cacheControl, value: "no-store"))
        let content = ResponseBody(byteBuffer: ByteBuffer(bytes: body))
        if exchange.head.prefersDryRun {
            headers.append(HTTPField(name: .preferenceApplied, value: "dry-run"))
            return Response(status: .ok, headers: headers, body: content)
        }
        if let location = stored.location { headers.append(HTTPField(name: .location, value: location)) }
        if let location = stored.contentLocation { headers.append(HTTPField(name: .contentLocation, value: location)) }
        if let tag = stored.entityTag { headers.append(HTTPField(name: .eTag, value: tag)) }
        return Response(status: HTTPResponse.Status(code: stored.status), headers: headers, body: content)
    }
}

extension Refusal {
    /// A kind of token may not run a command: by which rule, so that the answer cites its clause.
    static func right(missingFor kind: Caller.Kind, of kinds: Set<Caller.Kind>) -> Refusal {
        let rule =
            switch kind {
            case .insyn, .visitor: "insyn_only_reads"
            case .administrator: "administrator_has_no_say"
            case .person, .party: "right_is_missing"
            }
        let allowed = kinds.map(\.rawValue).sorted().map { JSONValue.string($0) }
        return Refusal(.forbidden, rule: rule, facts: ["kind": .string(kind.rawValue), "allowed": .array(allowed)])
    }
}

/// One request to change something, before it is known whether it may.
struct CommandAttempt: Sendable {
    let endpoint: CommandEndpoint
    let match: RouteTree.Match
    let head: RequestHead
    let links: LinkWriter
    let perform: Result<CommandEndpoint.Perform, Problem>

    /// What its `If-Match` asks for; a 428 when the command cannot do without one.
    var condition: VersionCondition? {
        get throws(Problem) {
            guard endpoint.matching != .ignored else { return nil }
            if let field = head.ifMatch { return VersionCondition(ifMatch: field) }
            guard endpoint.matching == .accepted else { throw .versionRequired }
            return nil
        }
    }
}

/// The document that an `If-Match` of a command speaks of.
struct GuardedDocument: Sendable {
    let endpoint: DocumentEndpoint
    /// How many of the command's path parameters are the document's.
    let parameters: Int

    /// At the resource's own template, or right above it when it has only POST.
    init?(of resource: Resource, among resources: [Resource]) {
        guard !resource.commands.isEmpty else { return nil }
        let own = resource.document == nil ? resource.template.segments.dropLast() : resource.template.segments[...]
        let found = resources.first { $0.template.segments[...] == own }
        precondition(
            found?.document != nil || resource.commands.values.allSatisfy { $0.matching != .required },
            "If-Match of \(resource.template.text) speaks of no document"
        )
        guard let found, let document = found.document else { return nil }
        endpoint = document
        parameters = found.template.parameters.count
    }
}

/// A command answered with a path where no document is: a fault of ours.
struct UnknownDocument: Error {
    let path: String
}
