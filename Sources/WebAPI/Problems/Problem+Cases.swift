public import Kernel
import Records

extension Problem {
    static func malformedQuery(_ part: String) -> Problem {
        Problem(
            .malformedQuery,
            detail: Wording(
                sv: "”\(part)” är inte namn=värde i procentkodad UTF-8.",
                en: "“\(part)” is not name=value in percent-encoded UTF-8."
            )
        )
    }

    public static func unknownParameter(_ name: String) -> Problem {
        parameter(
            .unknownParameter,
            name,
            Wording(sv: "Resursen tar inte parametern.", en: "The resource does not take it.")
        )
    }

    static func duplicateParameter(_ name: String) -> Problem {
        parameter(.duplicateParameter, name, Wording(sv: "Den får stå en gång.", en: "It may stand once."))
    }

    public static func invalidParameter(_ name: String, _ expectation: Wording) -> Problem {
        parameter(.invalidParameter, name, expectation)
    }

    private static func parameter(_ code: ProblemCode, _ name: String, _ expectation: Wording) -> Problem {
        let named = String(name.prefix(64))
        var problem = Problem(
            code,
            detail: Wording(sv: "\(named): \(expectation.sv)", en: "\(named): \(expectation.en)")
        )
        problem.errors = [FieldError(place: .parameter(named), code: code.rawValue, detail: expectation)]
        return problem
    }

    static func malformedJSON(_ error: JSONError) -> Problem {
        let detail = Wording(sv: error.message(in: .sv), en: error.message(in: .en))
        var problem = Problem(.malformedJSON, detail: detail)
        problem.errors = [FieldError(place: .pointer(error.pointer), code: error.code.rawValue, detail: detail)]
        return problem
    }

    static func invalidBody(_ errors: [FieldError]) -> Problem {
        let count = errors.count
        var problem = Problem(
            .invalidBody,
            detail: Wording(
                sv: count == 1 ? "Ett fel, se errors." : "\(count) fel, se errors.",
                en: count == 1 ? "One error, see errors." : "\(count) errors, see errors."
            )
        )
        problem.errors = errors
        return problem
    }

    static var malformedRequest: Problem {
        Problem(.malformedRequest, detail: Wording(sv: "Det är inte giltig HTTP.", en: "It is not valid HTTP."))
    }

    static var headerTooLarge: Problem {
        Problem(
            .headerTooLarge,
            detail: Wording(sv: "Färre eller kortare fält behövs.", en: "Fewer or shorter fields are needed.")
        )
    }

    public static var tokenMissing: Problem {
        Problem(
            .tokenMissing,
            detail: Wording(sv: "Ange Authorization: Bearer.", en: "Send Authorization: Bearer.")
        ).with(header: "WWW-Authenticate", "Bearer realm=\"samverkan\"")
    }

    public static var tokenUnknown: Problem {
        Problem(
            .tokenUnknown,
            detail: Wording(
                sv: "Behörigheten finns inte, är återkallad eller har gått ut.",
                en: "The token does not exist, is revoked or has expired."
            )
        ).with(header: "WWW-Authenticate", "Bearer realm=\"samverkan\", error=\"invalid_token\"")
    }

    static func kindIsNotAllowed(_ kind: Caller.Kind) -> Problem {
        Problem(
            .rightIsMissing,
            detail: Wording(
                sv: "Den här sortens behörighet (\(kind.rawValue)) räcker inte.",
                en: "This kind of token (\(kind.rawValue)) is not enough."
            )
        )
    }

    public static var notFound: Problem {
        Problem(
            .notFound,
            detail: Wording(
                sv: "Den finns inte, eller inte för den som frågar.",
                en: "It does not exist, or not for whoever asks."
            )
        )
    }

    public static func methodNotAllowed(allow: String) -> Problem {
        Problem(.methodNotAllowed, detail: Wording(sv: "Här går: \(allow).", en: "Supported: \(allow)."))
            .with(header: "Allow", allow)
    }

    static func notAcceptable(_ types: [String]) -> Problem {
        Problem(
            .notAcceptable,
            detail: Wording(
                sv: "Accept måste ta \(types.joined(separator: " eller ")).",
                en: "Accept must take \(types.joined(separator: " or "))."
            )
        )
    }

    static var unsupportedMediaType: Problem {
        Problem(
            .unsupportedMediaType,
            detail: Wording(
                sv: "Content-Type måste vara application/json, utan kompression.",
                en: "Content-Type must be application/json, not compressed."
            )
        )
    }

    static func contentTooLarge(limit: Int) -> Problem {
        Problem(
            .contentTooLarge,
            detail: Wording(sv: "Högst \(limit) byte tas emot.", en: "At most \(limit) bytes are taken.")
        )
    }

    public static func targetTooLong(limit: Int) -> Problem {
        Problem(.targetTooLong, detail: Wording(sv: "Högst \(limit) tecken.", en: "At most \(limit) characters."))
    }

    static var idempotencyKeyMissing: Problem {
        Problem(
            .idempotencyKeyMissing,
            detail: Wording(
                sv: "Varje POST bär en nyckel som ingen annan begäran bär.",
                en: "Every POST carries a key that no other request carries."
            )
        )
    }

    static func idempotencyKeyInvalid(limit: Int) -> Problem {
        Problem(
            .idempotencyKeyInvalid,
            detail: Wording(
                sv: "1–\(limit) synliga ASCII-tecken.",
                en: "1–\(limit) visible ASCII characters."
            )
        )
    }

    static var idempotencyKeyReused: Problem {
        Problem(
            .idempotencyKeyReused,
            detail: Wording(
                sv: "Nyckeln hör till en annan begäran. Ta en ny.",
                en: "The key belongs to another request. Take a new one."
            )
        )
    }

    static var versionRequired: Problem {
        Problem(
            .versionRequired,
            detail: Wording(
                sv: "Läs resursen och skicka dess ETag i If-Match.",
                en: "Read the resource and send its ETag in If-Match."
            )
        )
    }

    static var versionIsStale: Problem {
        Problem(
            .versionIsStale,
            detail: Wording(
                sv: "Läs den igen innan du ändrar; If-Match gäller inte längre.",
                en: "Read it again before changing it; If-Match no longer holds."
            )
        )
    }

    public static var internalError: Problem {
        Problem(
            .internalError,
            detail: Wording(sv: "Felet är loggat under traceId.", en: "The error is logged under traceId.")
        )
    }

    public static var unavailable: Problem {
        Problem(.unavailable, detail: Wording(sv: "Försök igen om en stund.", en: "Try again in a while."))
            .with(header: "Retry-After", "1")
    }

    static func tooManyStreams(limit: Int) -> Problem {
        Problem(
            .tooManyStreams,
            detail: Wording(
                sv: "Högst \(limit) är öppna på en gång. Försök igen om en stund.",
                en: "At most \(limit) are open at the same time. Try again in a while."
            )
        ).with(header: "Retry-After", "15")
    }

    static func tooManyStreams(limitOfToken limit: Int) -> Problem {
        Problem(
            .tooManyStreams,
            detail: Wording(
                sv: "Högst \(limit) är öppna på en gång med samma nyckel. Stäng en, eller försök igen om en stund.",
                en: "At most \(limit) are open at the same time with one token. Close one, or try again in a while."
            )
        ).with(header: "Retry-After", "15")
    }

    static var outcomeUnknown: Problem {
        Problem(
            .outcomeUnknown,
            detail: Wording(
                sv: "Skicka samma begäran igen med samma Idempotency-Key.",
                en: "Send the same request again with the same Idempotency-Key."
            )
        ).with(header: "Retry-After", "1")
    }

    static var deadlineExceeded: Problem {
        Problem(
            .deadlineExceeded,
            detail: Wording(
                sv: "Det är avbrutet. Skicka samma begäran igen.",
                en: "It was cut off. Send the same request again."
            )
        ).with(header: "Retry-After", "1")
    }
}
