import HTTPTypes
import Hummingbird
import Kernel

/// A problem as it is sent: `application/problem+json`.
struct ProblemDocument {
    static let contentType = "application/problem+json"
    /// Characters of the path that `instance` repeats.
    private static let instanceLength = 256

    let problem: Problem
    let language: Language
    /// Absolute URL of the API's root.
    let base: String
    /// As it was sent, without the query.
    let path: Substring
    let trace: String

    var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("type", .string("\(base)/problems/\(problem.code.replacing("_", with: "-"))")),
            ("title", .string(problem.title[language])),
            ("status", .integer(Int64(problem.status))),
            ("detail", .string(problem.detail[language])),
            ("instance", .string(String(path.prefix(ProblemDocument.instanceLength)))),
            ("code", .string(problem.code)),
            ("traceId", .string(trace)),
        ]
        if let clause = problem.clause {
            members.append(
                (
                    "clause",
                    ["id": .string(clause.id), "quote": .string(clause.quote), "document": .string(clause.document)]
                )
            )
        }
        if let facts = problem.facts { members.append(("facts", facts)) }
        if let path = problem.permittedPath { members.append(("permittedPath", .string(path))) }
        if !problem.errors.isEmpty { members.append(("errors", .array(problem.errors.map(json)))) }
        return .object(members)
    }

    private func json(_ error: FieldError) -> JSONValue {
        let place: (String, JSONValue) =
            switch error.place {
            case .pointer(let pointer): ("pointer", .string(pointer))
            case .parameter(let name): ("parameter", .string(name))
            }
        return .object([place, ("code", .string(error.code)), ("detail", .string(error.detail[language]))])
    }

    var content: ByteBuffer { ByteBuffer(bytes: json.utf8) }

    var response: Response {
        var headers = HTTPFields()
        headers.append(HTTPField(name: .contentType, value: ProblemDocument.contentType))
        headers.append(HTTPField(name: .contentLanguage, value: language.rawValue))
        headers.append(HTTPField(name: .cacheControl, value: "no-store"))
        for header in problem.headers {
            guard let name = HTTPField.Name(header.name) else { continue }
            headers.append(HTTPField(name: name, value: header.value))
        }
        return Response(
            status: HTTPResponse.Status(code: problem.status),
            headers: headers,
            body: ResponseBody(byteBuffer: content)
        )
    }
}
