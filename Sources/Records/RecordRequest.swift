/// What a write is to be recorded as, and the key that makes it happen once.
public struct RecordRequest: Sendable {
    /// SHA-256 of the caller's token.
    public let tokenHash: [UInt8]
    /// The caller's Idempotency-Key.
    public let key: String
    /// SHA-256 over method, path and body: the same key with another fingerprint is refused.
    public let fingerprint: [UInt8]
    /// What the journal calls it: `POST /proposals/{id}/submissions`.
    public let act: String
    /// Run and rolled back: nothing is kept, the answer included.
    public let rehearsal: Bool

    public init(tokenHash: [UInt8], key: String, fingerprint: [UInt8], act: String, rehearsal: Bool) {
        self.tokenHash = tokenHash
        self.key = key
        self.fingerprint = fingerprint
        self.act = act
        self.rehearsal = rehearsal
    }
}

/// The first answer to a write, kept with it for ever.
public struct StoredAnswer: Sendable, Equatable {
    public let status: Int
    public let location: String?
    public let contentLocation: String?
    public let entityTag: String?
    /// JSON as it was sent, but for members that must not be stored.
    public let body: [UInt8]

    public init(status: Int, location: String?, contentLocation: String?, entityTag: String?, body: [UInt8]) {
        self.status = status
        self.location = location
        self.contentLocation = contentLocation
        self.entityTag = entityTag
        self.body = body
    }
}

/// Why a write could not be recorded, apart from rules and the database.
public enum RecordingError: Error, Sendable, Equatable {
    /// No such token, or it is revoked or too old.
    case unknownToken
    /// The key was used before with another request.
    case keyReused
    /// The connection was lost during COMMIT and the key is not found: send the same request again.
    case outcomeUnknown
}
