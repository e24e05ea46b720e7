import CoreMetrics
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import NIOCore
import Postgres
import Records
import Testing

@testable import WebAPI

/// A small API with a document, a collection, commands and open bytes; what the database would say is a closure.
struct SmallAPI {
    var rows: @Sendable (ReadInput) throws -> [ReadRow] = { _ in [] }
    var texts: [String: RuleTexts] = [:]
    var record: @Sendable (RecordRequest) async throws -> StoredAnswer = { _ in throw RecordingError.unknownToken }
    var origin = Origin(url: "https://samverkan.example.se")
    var registry = PrometheusRegistry()
    var streams = EventStreams()
    var changes: @Sendable (FeedInput) throws -> [FeedRow] = { _ in [] }
    /// What the database says when asked for its state; nil: answers are not remembered.
    var state: (@Sendable () throws -> String)?

    static var api: API {
        var api = API()
        api.document("/parties/{code}", sql: "party", query: [.day("at")])
        api.collection(
            "/parties",
            sql: "parties",
            sort: ["name"],
            query: [.code("kind", of: ["region", "municipality"])]
        )
        api.document("/proposals/{id}", sql: "proposal")
        api.feed("/changes", sql: "changes")
        api.collection("/journal-entries", sql: "journal", kinds: [.administrator])
        api.command(
            .post,
            "/proposals/{id}/submissions",
            title: Wording(sv: "Lämna in", en: "Submit"),
            kinds: [.person],
            read: { fields in fields.text("reason", max: 20) }
        ) { command, _ in
            .created(location: "/proposals/\(command.path.text("id"))", showing: "/parties/\(command.body)")
        }
        api.command(.put, "/proposals/{id}", title: Wording(sv: "Ändra", en: "Edit"), kinds: [.person]) { _, _ in
            .changed(showing: "/proposals/x")
        }
        api.information(
            APIInformation(
                name: "samverkan",
                version: "1.0.0",
                released: Day(daysSinceEpoch: 20_000),
                documentation: "https://example.se",
                status: "active"
            )
        )
        return api
    }

    var reader: FakeReader { FakeReader(read: rows, changes: changes, texts: texts, state: state ?? { "" }) }

    var responder: APIResponder {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return APIResponder(
            SmallAPI.api,
            origin: origin,
            services: APIServices(
                reader: reader,
                memory: state.map { _ in AnswerMemory(reader: reader, stateQuery: "state", limit: 1 << 20) },
                streams: streams,
                recorder: FakeRecorder(answer: record),
                refusalTexts: "texts",
                identifiers: RandomIdentifiers(),
                logger: logger,
                metrics: registry
            )
        )
    }

    func application(
        requestDeadline: Duration = .seconds(5),
        streamDeadline: Duration = .seconds(45)
    ) -> Application<APIResponder> {
        var configuration = WebServerConfiguration(host: "127.0.0.1", port: 0)
        configuration.requestDeadline = requestDeadline
        configuration.streamDeadline = streamDeadline
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return WebServer.api(responder, configuration: configuration, logger: logger)
    }

    func test(_ body: @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        try await application().test(.live) { try await body($0) }
    }
}

struct FakeReader: WebAPI.RecordReader {
    let read: @Sendable (ReadInput) throws -> [ReadRow]
    var changes: @Sendable (FeedInput) throws -> [FeedRow] = { _ in [] }
    let texts: [String: RuleTexts]
    let state: @Sendable () throws -> String

    func rows<Input, Output>(_ statement: Statement<Input, Output>, _ input: Input) async throws -> [Output] {
        switch input {
        case let input as ReadInput: try read(input).compactMap { $0 as? Output }
        case let input as FeedInput: try changes(input).compactMap { $0 as? Output }
        case let key as RuleKey: texts[key.rule].flatMap { $0 as? Output }.map { [$0] } ?? []
        case is Void: try [RecordsState(text: state())].compactMap { $0 as? Output }
        default: []
        }
    }
}

struct FakeRecorder: CommandRecorder {
    let answer: @Sendable (RecordRequest) async throws -> StoredAnswer

    func record(
        _ request: RecordRequest,
        _ body: @Sendable (RecordedTransaction) throws -> StoredAnswer
    ) async throws -> StoredAnswer {
        try await answer(request)
    }
}

extension ReadRow {
    static func party(
        _ kind: Caller.Kind = .person,
        path: String = "/parties/2418",
        body: String = #"{"code":"2418","name":"Malå"}"#,
        version: Int64 = 7,
        transitions: String = "",
        total: Int64? = nil
    ) -> ReadRow {
        ReadRow(
            kind: kind,
            total: total,
            item: Item(
                path: Array(path.utf8),
                body: Array(body.utf8),
                version: version,
                transitions: Array(transitions.utf8)
            )
        )
    }
}

extension HTTPFields {
    static var token: HTTPFields { [.authorization: "Bearer secret"] }

    static func command(_ more: HTTPFields = [:]) -> HTTPFields {
        var fields: HTTPFields = [.authorization: "Bearer secret", .contentType: "application/json"]
        if let name = HTTPField.Name("Idempotency-Key") { fields[name] = "key-1" }
        for field in more { fields[field.name] = field.value }
        return fields
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }

    /// Checks that this is a problem document with the five members of RFC 9457.
    func expectProblem(
        _ status: Int,
        _ code: ProblemCode,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(self.status.code == status, "\(text)", sourceLocation: sourceLocation)
        #expect(headers[.contentType] == "application/problem+json", sourceLocation: sourceLocation)
        let value = try JSONScanner.parse(Array(body.readableBytesView))
        let type = "https://samverkan.example.se/samverkan/v1/problems/\(code.rawValue.replacing("_", with: "-"))"
        #expect(value["type"]?.string == type, sourceLocation: sourceLocation)
        #expect(value["title"]?.string == code.title.sv, sourceLocation: sourceLocation)
        #expect(value["status"]?.integer == Int64(status), sourceLocation: sourceLocation)
        #expect(value["detail"]?.string?.isEmpty == false, sourceLocation: sourceLocation)
        #expect(value["instance"]?.string != nil, sourceLocation: sourceLocation)
    }
}
