import Access
import ArgumentParser
import Foundation
import Kernel
import Postgres
import Records

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Åtkomstnycklar.", subcommands: [Create.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Skapa en nyckel och skriv ut den; den visas bara nu, bara dess hash sparas.",
            discussion: "Med --identity-issuer och --identity-subject registreras i stället en identitet; då skrivs inget ut.")

        @Option(help: "person, party, insyn eller administrator", transform: kind(named:)) var kind: Caller.Kind
        @Option(help: "Personens id, när kind är person.") var person: String?
        @Option(help: "Innehavaren av platsen GRUPP/PLATS i dag, i stället för --person.") var seat: String?
        @Option(help: "Innehavaren av uppdraget GRUPP/UPPDRAG i dag, i stället för --person.") var office: String?
        @Option(help: "Partens kod, när kind är party eller för att välja bland flera på platsen.") var party: String?
        @Option(help: "Vad nyckeln är till för.") var label: String
        @Option(help: "Utfärdaren (iss) som intygar identiteten; nyckeln får då ingen hemlighet.") var identityIssuer: String?
        @Option(help: "Identiteten (sub) hos utfärdaren.") var identitySubject: String?
        @Option(help: "Giltig så många dagar, högst \(Access.NewToken.longest).") var days = 365

        func validate() throws {
            guard (1...Access.NewToken.longest).contains(days) else {
                throw ValidationError("--days ska vara 1–\(Access.NewToken.longest)")
            }
            guard (kind == .party) == (party != nil) || seat != nil else {
                throw ValidationError("--party anges när --kind är party eller --seat används")
            }
        }

        func run() async throws {
            let identity = try identity()
            let now = SystemClock().now()
            let identifiers = RandomIdentifiers()
            let secret: String? = try await withOwnerPool { pool in
                let zone = try await Charters.timeZone(in: pool)
                return try await pool.transaction { transaction in
                    let person = try holder(on: Day.of(now, in: zone), in: transaction)
                    try JournalEntry.open(act: "token create", kind: "operator", at: now, in: transaction)
                    let token = Access.NewToken(
                        kind: kind, person: person, party: kind == .party ? party : nil, label: label, days: days)
                    guard let identity else {
                        return try Access.issue(token, now: now, identifiers: identifiers, in: transaction)
                    }
                    try Access.register(identity, as: token, now: now, identifiers: identifiers, in: transaction)
                    return nil
                }
            }
            if let secret { print(secret) }
        }

        private func identity() throws -> Access.Identity? {
            switch (identityIssuer, identitySubject) {
            case (nil, nil): return nil
            case (let issuer?, let subject?):
                guard let identity = Access.Identity(issuer: issuer, subject: subject) else {
                    throw ValidationError("--identity-issuer och --identity-subject är 1–255 synliga ASCII-tecken")
                }
                return identity
            default: throw ValidationError("--identity-issuer och --identity-subject anges tillsammans")
            }
        }

        private func holder(on day: Day, in transaction: Transaction) throws -> UUID? {
            guard kind == .person else { return nil }
            if let person {
                guard let id = UUID(uuidString: person) else { throw ValidationError("--person är inget id") }
                return id
            }
            let place = (seat ?? office ?? "").split(separator: "/").map(String.init)
            guard place.count == 2 else { throw ValidationError("ange --person, --seat GRUPP/PLATS eller --office GRUPP/UPPDRAG") }
            let held = Access.Holding(
                group: place[0], seat: seat == nil ? nil : place[1], office: seat == nil ? place[1] : nil, party: party)
            guard let found = try Access.holder(of: held, on: day, in: transaction) else {
                throw ValidationError("ingen innehar \(place.joined(separator: "/")) i dag")
            }
            return found
        }
    }
}

private func kind(named name: String) throws -> Caller.Kind {
    guard let kind = Caller.Kind(rawValue: name) else {
        throw ValidationError("--kind är person, party, insyn eller administrator")
    }
    return kind
}
