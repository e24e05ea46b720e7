import Kernel

/// What can be wrong with a request apart from the rules: code, status and title. Rules have their own codes and texts.
enum ProblemCode: String, Sendable, CaseIterable {
    case malformedQuery = "malformed_query"
    case unknownParameter = "unknown_parameter"
    case duplicateParameter = "duplicate_parameter"
    case invalidParameter = "invalid_parameter"
    case malformedRequest = "malformed_request"
    case malformedJSON = "malformed_json"
    case idempotencyKeyMissing = "idempotency_key_missing"
    case idempotencyKeyInvalid = "idempotency_key_invalid"
    case tokenMissing = "token_missing"
    case tokenUnknown = "token_unknown"
    case rightIsMissing = "right_is_missing"
    case notFound = "not_found"
    case methodNotAllowed = "method_not_allowed"
    case notAcceptable = "not_acceptable"
    case versionIsStale = "version_is_stale"
    case contentTooLarge = "content_too_large"
    case targetTooLong = "target_too_long"
    case unsupportedMediaType = "unsupported_media_type"
    case invalidBody = "invalid_body"
    case idempotencyKeyReused = "idempotency_key_reused"
    case versionRequired = "version_required"
    case headerTooLarge = "header_too_large"
    case internalError = "internal_error"
    case unavailable = "unavailable"
    case tooManyStreams = "too_many_streams"
    case renderingUnavailable = "rendering_unavailable"
    case outcomeUnknown = "outcome_unknown"
    case deadlineExceeded = "deadline_exceeded"

    var status: Int {
        switch self {
        case .malformedQuery, .unknownParameter, .duplicateParameter, .invalidParameter, .malformedRequest,
            .malformedJSON,
            .idempotencyKeyMissing, .idempotencyKeyInvalid:
            400
        case .tokenMissing, .tokenUnknown: 401
        case .rightIsMissing: 403
        case .notFound: 404
        case .methodNotAllowed: 405
        case .notAcceptable: 406
        case .versionIsStale: 412
        case .contentTooLarge: 413
        case .targetTooLong: 414
        case .unsupportedMediaType: 415
        case .invalidBody, .idempotencyKeyReused: 422
        case .versionRequired: 428
        case .headerTooLarge: 431
        case .internalError: 500
        case .unavailable, .tooManyStreams, .renderingUnavailable, .outcomeUnknown, .deadlineExceeded: 503
        }
    }

    var title: Wording {
        switch self {
        case .malformedQuery: Wording(sv: "Frågesträngen går inte att läsa", en: "The query cannot be read")
        case .unknownParameter: Wording(sv: "Okänd frågeparameter", en: "Unknown query parameter")
        case .duplicateParameter:
            Wording(sv: "Frågeparametern står flera gånger", en: "The query parameter stands more than once")
        case .invalidParameter: Wording(sv: "Ogiltig frågeparameter", en: "Invalid query parameter")
        case .malformedRequest: Wording(sv: "Anropet går inte att läsa", en: "The request cannot be read")
        case .malformedJSON: Wording(sv: "Innehållet är inte giltig JSON", en: "The content is not valid JSON")
        case .idempotencyKeyMissing: Wording(sv: "Idempotency-Key saknas", en: "Idempotency-Key is missing")
        case .idempotencyKeyInvalid: Wording(sv: "Ogiltig Idempotency-Key", en: "Invalid Idempotency-Key")
        case .tokenMissing: Wording(sv: "Behörighetsuppgift saknas", en: "Credentials are missing")
        case .tokenUnknown: Wording(sv: "Okänd eller upphörd behörighet", en: "Unknown or expired credentials")
        case .rightIsMissing: Wording(sv: "Rätten saknas", en: "The right is missing")
        case .notFound: Wording(sv: "Resursen finns inte", en: "There is no such resource")
        case .methodNotAllowed: Wording(sv: "Metoden stöds inte här", en: "The method is not supported here")
        case .notAcceptable: Wording(sv: "Svaret finns inte i den formen", en: "The answer does not exist in that form")
        case .versionIsStale: Wording(sv: "Resursen har ändrats", en: "The resource has changed")
        case .contentTooLarge: Wording(sv: "Innehållet är för stort", en: "The content is too large")
        case .targetTooLong: Wording(sv: "Adressen är för lång", en: "The URL is too long")
        case .unsupportedMediaType: Wording(sv: "Innehållet måste vara JSON", en: "The content must be JSON")
        case .invalidBody: Wording(sv: "Innehållet har fel", en: "The content has errors")
        case .idempotencyKeyReused:
            Wording(sv: "Idempotency-Key är redan använd", en: "Idempotency-Key has been used already")
        case .versionRequired: Wording(sv: "If-Match krävs", en: "If-Match is required")
        case .headerTooLarge: Wording(sv: "Anropets huvud är för stort", en: "The header fields are too large")
        case .internalError: Wording(sv: "Internt fel", en: "Internal error")
        case .unavailable:
            Wording(sv: "Tjänsten är tillfälligt otillgänglig", en: "The service is temporarily unavailable")
        case .tooManyStreams: Wording(sv: "För många strömmar är öppna", en: "Too many streams are open")
        case .renderingUnavailable:
            Wording(sv: "Formen kan inte framställas just nu", en: "The form cannot be made right now")
        case .outcomeUnknown: Wording(sv: "Utfallet är inte känt", en: "The outcome is not known")
        case .deadlineExceeded: Wording(sv: "Anropet tog för lång tid", en: "The request took too long")
        }
    }
}
