import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Records

extension APIResponder {
    /// The answer to a GET of `endpoint`: what was answered before as long as the records stand still, else asked for.
    func read(
        _ endpoint: some ReadEndpoint,
        _ match: RouteTree.Match,
        _ exchange: inout Exchange
    ) async throws -> Response {
        let tokenHash = try await services.credentials.hash(in: exchange.head.authorization)
        let rendering = try MediaTypes.preferred(among: endpoint.renderings, exchange.head.accept)
        exchange.hasForms = !endpoint.renderings.isEmpty
        return try await remembered(rendering, tokenHash, &exchange) { exchange in
            try await ask(endpoint, rendering, match, tokenHash, &exchange)
        }
    }

    /// What was answered before in the same words, or what `ask` answers now.
    func remembered(
        _ rendering: Rendering?,
        _ tokenHash: [UInt8],
        _ exchange: inout Exchange,
        ask: (inout Exchange) async throws -> AnswerMemory.Answer
    ) async throws -> Response {
        guard let memory = services.memory else { return send(try await ask(&exchange), exchange) }
        let question = AnswerMemory.Question(
            tokenHash: tokenHash,
            path: exchange.head.path,
            query: exchange.head.query,
            language: exchange.head.language,
            mediaType: rendering?.mediaType,
            base: exchange.links.base
        )
        let answer = try await memory.answer(to: question) { try await ask(&exchange) }
        exchange.kind = answer.kind
        return send(answer, exchange)
    }

    private func ask(
        _ endpoint: some ReadEndpoint,
        _ rendering: Rendering?,
        _ match: RouteTree.Match,
        _ tokenHash: [UInt8],
        _ exchange: inout Exchange
    ) async throws -> AnswerMemory.Answer {
        let query = try Query(exchange.head.query)
        try query.refuseUnknown(endpoint.query, words: rendering == nil ? endpoint.words : [])
        let fields = try SparseFields(query)
        let page = try endpoint.page(query)
        let input = ReadInput(
            tokenHash: tokenHash,
            language: exchange.head.language,
            page: page,
            arguments: match.parameters + (try query.values(of: endpoint.query))
        )
        let rows = try await services.reader(endpoint.pace).rows(rendering?.statement ?? endpoint.statement, input)
        let row = try admit(rows, kinds: endpoint.kinds, &exchange)
        if let rendering { return try await document(row, as: rendering, exchange.head.language) }
        guard let page else { return try document(row, fields, match, exchange) }
        return try listing(rows, row, of: page, fields, query, exchange)
    }

    private func document(
        _ row: ReadRow,
        _ fields: SparseFields?,
        _ match: RouteTree.Match,
        _ exchange: Exchange
    ) throws -> AnswerMemory.Answer {
        guard let item = row.item else { throw Problem.notFound }
        let shown = try fields?.apply(to: [item]).first ?? item
        let representation = Representation(
            shown,
            kind: row.kind,
            language: exchange.head.language,
            links: exchange.links,
            transitions: transitions[match.index]
        )
        return AnswerMemory.Answer(kind: row.kind, body: representation.body, tag: representation.entityTag)
    }

    /// Its tag is of the bytes: a renderer that writes otherwise gives another.
    private func document(
        _ row: ReadRow,
        as rendering: Rendering,
        _ language: Language
    ) async throws -> AnswerMemory.Answer {
        guard let item = row.item else { throw Problem.notFound }
        let bytes = try await rendering.render(item.body)
        var digest = StableHash()
        digest.combine(bytes)
        return AnswerMemory.Answer(
            kind: row.kind,
            body: ByteBuffer(bytes: bytes),
            tag: EntityTag(version: item.version, language: rendering.language ?? language, digest: digest),
            rendering: rendering
        )
    }

    private func listing(
        _ rows: [ReadRow],
        _ first: ReadRow,
        of page: Page,
        _ fields: SparseFields?,
        _ query: Query,
        _ exchange: Exchange
    ) throws -> AnswerMemory.Answer {
        guard let total = first.total else { throw Problem.notFound }
        let items = rows.compactMap(\.item)
        let listing = Listing(
            page: page,
            total: total,
            items: try fields?.apply(to: items) ?? items,
            kind: first.kind,
            language: exchange.head.language,
            links: exchange.links
        )
        let path = String(exchange.head.path.dropFirst(API.basePath.count))
        let (body, tag) = listing.representation(path: path, query: query) { transitions(of: $0.path) }
        return AnswerMemory.Answer(kind: first.kind, body: body, tag: tag)
    }

    /// The first row, once its caller is known and may ask.
    private func admit(
        _ rows: [ReadRow],
        kinds: Set<Caller.Kind>,
        _ exchange: inout Exchange
    ) throws(Problem) -> ReadRow {
        guard let row = rows.first else { throw .tokenUnknown }
        exchange.kind = row.kind
        guard kinds.contains(row.kind) else { throw .kindIsNotAllowed(row.kind) }
        return row
    }

    /// Those of the document at `path`; none when no document is there.
    private func transitions(of path: [UInt8]) -> Transitions {
        let path = String(decoding: path, as: UTF8.self)
        return tree.match(path[...]).map { transitions[$0.index] } ?? .none
    }

    private func send(_ answer: AnswerMemory.Answer, _ exchange: Exchange) -> Response {
        let (body, tag) = (answer.body, answer.tag)
        let vary = exchange.hasForms ? "Authorization, Accept-Language, Accept" : "Authorization, Accept-Language"
        if let field = exchange.head.ifNoneMatch, tag.matches(ifNoneMatch: field) {
            // A 304 has no content, and so no length of it either (RFC 9110, 15.4.5).
            var response = Response(
                status: .notModified,
                headers: [
                    .eTag: tag.text, .vary: vary, .cacheControl: "private, no-cache",
                    .traceParent: exchange.trace.traceparent,
                ]
            )
            response.headers[.contentLength] = nil
            return response
        }
        // A literal, since appending header fields one by one costs as much as all the rest of this function.
        var headers: HTTPFields = [
            .contentType: answer.rendering?.contentType ?? MediaTypes.json,
            .contentLanguage: (answer.rendering?.language ?? exchange.head.language).rawValue, .eTag: tag.text,
            .vary: vary, .cacheControl: "private, no-cache", .contentLength: String(body.readableBytes),
            .traceParent: exchange.trace.traceparent,
        ]
        if answer.rendering != nil {
            // A browser may show it: it needs nothing but its own styles.
            headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
            headers[.xContentTypeOptions] = "nosniff"
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }
}
