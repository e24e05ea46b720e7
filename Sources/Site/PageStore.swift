import Kernel
import MinutesRendering
import NIOCore
import Pages
import Postgres
import WebAPI

/// Pages made of records, and repeated as long as the records stand still.
struct PageStore: Sendable {
    /// One page for one who asks.
    struct Request: Sendable {
        let address: Address
        /// Empty: not signed in.
        let tokenHash: [UInt8]
        let path: Substring
        let query: Substring?
        let language: Language
    }

    /// Parameters of a report that are no page's: the path names the subject, and the others shape CSV.
    private static let withheld: Set<String> = ["subject", "table", "dialect"]

    private let services: SiteServices
    private let origin: Origin
    private let visitor: Statement<[UInt8], Visitor>
    private let report: Statement<PageInput, PageRecord?>
    private let minutes: Statement<PageInput, PageRecord?>

    init(_ services: SiteServices, origin: Origin) {
        self.services = services
        self.origin = origin
        visitor = .visitor(services.queries.visitor)
        report = .page(services.queries.report)
        minutes = .page(services.queries.minutes)
    }

    /// - Throws: `SignInNeeded`; `Problem`; whatever the reader throws.
    func answer(to request: Request) async throws -> AnswerMemory.Answer {
        guard let memory = services.memory else { return try await make(request) }
        let question = AnswerMemory.Question(
            tokenHash: request.tokenHash, path: request.path, query: request.query, language: request.language,
            mediaType: Page.mediaType, base: origin.url)
        return try await memory.answer(to: question) { try await make(request) }
    }

    private func make(_ request: Request) async throws -> AnswerMemory.Answer {
        guard let visitor = try await services.reader.rows(visitor, request.tokenHash).first else { throw SignInNeeded() }
        do {
            let (record, html) =
                switch request.address {
                case .report(let code, let subject): try await report(code, subject, request, visitor)
                case .minutes(let meeting): try await minutes(meeting, request, visitor)
                default: throw Problem.notFound
                }
            let bytes = Array(html.utf8)
            var digest = StableHash()
            digest.combine(bytes)
            return AnswerMemory.Answer(
                kind: nil, body: ByteBuffer(bytes: bytes),
                tag: EntityTag(version: record.version, language: request.language, digest: digest))
        } catch let problem as Problem {
            throw Refused(problem: problem, visitor: visitor)
        }
    }

    private func report(
        _ code: String, _ subject: String?, _ request: Request, _ visitor: Visitor
    ) async throws -> (PageRecord, String) {
        let query = try Query(request.query).filledIn
        let parameters = services.queries.parameters
        try query.refuseUnknown(parameters.filter { !Self.withheld.contains($0.name) }, words: [Page.partParameter])
        let values = zip(parameters, try query.values(of: parameters)).map { $0.name == "subject" ? subject : $1 }
        let record = try await read(report, [request.language.rawValue, code] + values, request, visitor)
        let html = page(for: visitor, request.language).html(
            of: try Report(json: JSONScanner.parse(record.json)), query: query.items.map { ($0.name, $0.value) })
        return (record, html)
    }

    private func minutes(_ meeting: String, _ request: Request, _ visitor: Visitor) async throws -> (PageRecord, String) {
        try Query(request.query).refuseUnknown([], words: [])
        let record = try await read(minutes, [request.language.rawValue, meeting], request, visitor)
        return (record, try MinutesPaper(JSONScanner.parse(record.json)).html)
    }

    /// What only some may see is told of to nobody who has not said who he is.
    private func read(
        _ statement: Statement<PageInput, PageRecord?>, _ arguments: [String?], _ request: Request, _ visitor: Visitor
    ) async throws -> PageRecord {
        let input = PageInput(tokenHash: request.tokenHash, arguments: arguments)
        if let record = try await services.reader.rows(statement, input).first.flatMap({ $0 }) { return record }
        guard visitor.isSignedIn else { throw SignInNeeded() }
        throw Problem.notFound
    }

    /// - Parameter visitor: nil: not known.
    func page(for visitor: Visitor?, _ language: Language) -> Page {
        Page(
            sender: services.sender, zone: services.timeZone, language: language, signedIn: visitor?.greeting(in: language),
            origin: origin.url)
    }
}

/// Nobody is known who asks, and the page is not open.
struct SignInNeeded: Error {}

/// Who asks is known, and gets no page.
struct Refused: Error {
    let problem: Problem
    let visitor: Visitor
}
