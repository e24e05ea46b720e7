import Foundation
import Kernel
import Scenes
import WebAPI

/// Whoever may stand at the door: a column of the grid.
enum GridRole: String, CaseIterable, Sendable {
    /// No token at all, one that never was, one past its day, one taken back.
    case none, unknown, expired, revoked
    case insyn
    /// Malå's own system, Storuman's, and Malå's representative in the samverkansgrupp.
    case municipality, other, representative
    case chair, coordinator
    /// Länsstyrelsen's member of the stödgrupp acts with a personal token (D-17).
    case board
    case administrator

    /// Whose every write is refused, whatever is written.
    var neverWrites: Bool { isStranger || self == .insyn }
    var isStranger: Bool { [.none, .unknown, .expired, .revoked].contains(self) }

    var who: Who? {
        switch self {
        case .none, .unknown, .expired, .revoked: nil
        case .insyn: .insyn
        case .municipality: .mala
        case .other: .system(party: "2421")
        case .representative: .member("2418")
        case .chair: .chair
        case .coordinator: .coordinator
        case .board: .lansstyrelsen
        case .administrator: .administrator
        }
    }

    /// The secret that the role sends; nil: nothing is sent.
    func secret(in scene: Scene) async throws -> String? {
        switch self {
        case .none: return nil
        case .unknown: return "en-nyckel-som-aldrig-funnits"
        case .expired:
            let secret = "en-nyckel-som-gick-ut-i-juni"
            let error = try await scene.attempt(
                """
                INSERT INTO tokens (id, hash, kind, party_code, label, created_at, expires_at)
                VALUES (new_id(), sha256('\(secret)'), 'party', '2418', 'utgången', '2025-01-01', '2025-06-01')
                """, as: .owner)
            guard error == nil else { throw SceneError(what: "no expired token: \(String(describing: error))") }
            return secret
        case .revoked:
            let made = try await scene.post(
                "/tokens", ["kind": "party", "party": "2418", "label": "borttappad", "days": 30], as: .administrator)
            try scene.expect(made, 201)
            try scene.expect(await scene.post("/tokens/\(made.id)/revocations", as: .administrator), 201)
            return made["secret"]?.string
        default:
            guard let who else { return nil }
            return try await scene.token(of: who)
        }
    }
}

/// What not everybody may read: words that stand in one place only, so that whoever is shown them was shown that place.
struct GridSecret: Sendable {
    let what: String
    let words: Data
    /// Who may be shown it.
    let readers: Set<GridRole>

    init(_ what: String, _ words: String, readers: Set<GridRole>) {
        self.what = what
        self.words = Data(words.utf8)
        self.readers = readers
    }

    /// A token as it is kept: nobody reads it, in any writing.
    static func hash(of secret: String, _ role: GridRole) -> [GridSecret] {
        let hash = Data(BearerToken.hash(of: secret))
        let hexadecimal = hash.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        return [hexadecimal, hash.base64EncodedString(), BearerToken.text(of: Array(hash)), secret].map {
            GridSecret("the token of \(role)", $0, readers: [])
        }
    }

    func isTold(by bytes: Data) -> Bool { bytes.range(of: words) != nil }
}
