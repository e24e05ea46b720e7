public import HTTPTypes
import Hummingbird
import Kernel
import Logging
public import NIOCore
import Postgres

extension APIResponder: ProblemTeller {
    /// Every error as a problem document; a fault of ours is logged, once, and masked.
    func respond(to error: any Error, _ exchange: Exchange) async -> Response {
        let reads = exchange.head.method == .get || exchange.head.method == .head
        let problem: Problem
        switch Verdict(error, reads: reads) {
        case .problem(let told): problem = told
        case .rule(let rule): problem = await tell(rule, error, exchange)
        case .fault: problem = mask(error, exchange)
        }
        return document(problem, exchange).response
    }

    public func tell(_ problem: Problem, request: HTTPRequest?) -> (head: HTTPResponse, content: ByteBuffer) {
        let head = RequestHead(request ?? HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/"))
        let document = document(problem, Exchange(head: head, base: origin.base))
        return (document.response.head, document.content)
    }

    private func document(_ problem: Problem, _ exchange: Exchange) -> ProblemDocument {
        ProblemDocument(
            problem: problem,
            language: exchange.head.language,
            base: exchange.links.base,
            path: exchange.head.path,
            trace: exchange.trace.identifier
        )
    }

    private func tell(_ rule: BrokenRule, _ error: any Error, _ exchange: Exchange) async -> Problem {
        let key = RuleKey(rule: rule.name, clause: rule.clause, language: exchange.head.language)
        let texts = try? await services.reader.rows(ruleTexts, key).first
        return Problem(rule, texts: texts) ?? mask(error, exchange)
    }

    /// Logs what tells the fault apart, and nothing that a client or a record may have put into it.
    private func mask(_ error: any Error, _ exchange: Exchange) -> Problem {
        var metadata: Logger.Metadata = [
            "trace.id": "\(exchange.trace.identifier)",
            "http.route": "\(exchange.resource.map { tree.resources[$0].template.text } ?? "-")",
            "error.type": "\(type(of: error))",
        ]
        if let error = error as? PostgresError {
            metadata["postgres.kind"] = "\(error.kind.rawValue)"
            metadata["postgres.sqlstate"] = "\(error.sqlstate ?? "-")"
            metadata["postgres.constraint"] = "\(error.constraint ?? "-")"
            metadata["postgres.table"] = "\(error.table ?? "-")"
            // Messages of ours name columns and forms; those of the server may quote values.
            if error.kind != .server { metadata["error.message"] = "\(error.message)" }
        }
        services.logger.error("request failed", metadata: metadata)
        return .internalError
    }
}
