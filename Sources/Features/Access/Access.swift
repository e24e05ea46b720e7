public import Foundation
public import Kernel
public import Postgres
public import Records
public import WebAPI

/// Opaque tokens: 256 bits, only the hash kept, expiring, revocable (D-17).
public enum Access {
    public static func register(in api: inout API) {
        api.collection("/tokens", sql: SQL.listTokens, sort: ["label"], query: [.code("kind")])
        api.document("/tokens/{id}", sql: SQL.readToken)
        api.command(
            .post, "/tokens", title: Wording(sv: "Skapa en åtkomstnyckel", en: "Create a token"),
            kinds: [.administrator],
            read: { fields in (token: NewToken(&fields), identity: fields.optionalObject("identity", of: Identity.init)) }
        ) { command, tx in
            let token = command.body.token
            guard try tx.first(holderKnown, token) == true else {
                throw FieldFault.unknown(token.kind == .party ? "party" : "person")
            }
            let id = tx.newIdentifier()
            if let identity = command.body.identity {
                try tx.execute(insert, (id, identity.hash, token, identity, tx.now))
                return .created(location: "/tokens/\(id.text)")
            }
            let secret = BearerToken.text(of: tx.newSecret())
            try tx.execute(insert, (id, BearerToken.hash(of: secret), token, nil, tx.now))
            return .created(location: "/tokens/\(id.text)").revealing("secret", .string(secret))
        }
        api.command(
            .post, "/tokens/{id}/revocations", title: Wording(sv: "Återkalla nyckeln", en: "Revoke the token"),
            kinds: [.person, .party, .administrator]
        ) { command, tx in
            let id = try command.path.id("id")
            guard try tx.execute(revoke, (id, tx.now, command.caller)) == 1 else { throw NotFound() }
            return .created(location: "/tokens/\(id.text)")
        }
    }

    /// A token made from the command line, by whoever may log in as the owner of the database.
    public struct NewToken: Sendable {
        /// Two years: the longest that the database allows.
        public static let longest = 730

        let kind: Caller.Kind
        let person: UUID?
        let party: String?
        let label: String
        let days: Int

        public init(kind: Caller.Kind, person: UUID?, party: String?, label: String, days: Int) {
            self.kind = kind
            self.person = person
            self.party = party
            self.label = label
            self.days = days
        }

        init(_ fields: inout FieldReader) {
            let kind = fields.choice("kind", of: Caller.Kind.self)
            person = fields.optionalUUID("person")
            party = fields.optionalCode("party")
            label = fields.text("label", max: 200)
            days = fields.integer("days", in: 1...Self.longest)
            self.kind = kind
            if kind == .visitor {
                fields.refuse(
                    "kind", code: "not_for_tokens",
                    Wording(sv: "En besökare har ingen nyckel.", en: "A visitor has no token."))
            }
            if (kind == .person) != (person != nil) {
                fields.refuse(
                    "person", code: "not_for_kind",
                    Wording(sv: "Anges när kind är person, annars inte.", en: "Given when kind is person, otherwise not."))
            }
            if (kind == .party) != (party != nil) {
                fields.refuse(
                    "party", code: "not_for_kind",
                    Wording(sv: "Anges när kind är party, annars inte.", en: "Given when kind is party, otherwise not."))
            }
        }
    }

    /// Makes a token inside a transaction that has an entry open in the journal. Returns the secret, which nothing keeps.
    public static func issue(
        _ token: NewToken, now: Instant, identifiers: any IdentifierSource, in transaction: Transaction
    ) throws(PostgresError) -> String {
        let secret = BearerToken.text(of: identifiers.token())
        try transaction.execute(insert, (identifiers.uuid(at: now), BearerToken.hash(of: secret), token, nil, now))
        return secret
    }

    /// Registers an identity as a token without a secret, inside a transaction that has an entry open in the journal.
    public static func register(
        _ identity: Identity, as token: NewToken, now: Instant, identifiers: any IdentifierSource, in transaction: Transaction
    ) throws(PostgresError) {
        try transaction.execute(insert, (identifiers.uuid(at: now), identity.hash, token, identity, now))
    }

    private static let insert = Statement<(UUID, [UInt8], NewToken, Identity?, Instant), Void>(
        SQL.insertToken,
        encode: { input, parameters in
            let (id, hash, token, identity, now) = input
            parameters.bind(id)
            parameters.bind(bytes: hash)
            try parameters.bind(token.kind.rawValue)
            parameters.bind(token.person)
            try parameters.bind(token.party)
            try parameters.bind(token.label)
            try parameters.bind(now)
            try parameters.bind(now.adding(.seconds(token.days * 86_400)))
            try parameters.bind(identity?.issuer)
            try parameters.bind(identity?.subject)
        })

    private static let holderKnown = Statement<NewToken, Bool>(
        SQL.readHolderKnown,
        encode: { token, parameters in
            parameters.bind(token.person)
            try parameters.bind(token.party)
        },
        decode: { row in try row.bool(0) })

    private static let revoke = Statement<(UUID, Instant, Caller), Void>(
        SQL.revokeToken,
        encode: { input, parameters in
            parameters.bind(input.0)
            try parameters.bind(input.1)
            try parameters.bind(input.2.kind.rawValue)
            parameters.bind(input.2.token)
        })
}
