import Access
import Daemon
import Foundation
import Hummingbird
import HummingbirdTesting
public import Identity
public import Insyn
public import Kernel
import Logging
import Minutes
import NIOCore
import Postgres
import Records
import Site
import Synchronization
public import TestSupport
import WebAPI

/// The whole service on a database of its own, seen over HTTP as anybody and in raw SQL as each role.
public struct Scene: Sendable {
    public let database: TestDatabase
    public let clock: SettableClock
    /// On which the service listens, when it does.
    public let port: Int?
    let client: any SceneClient
    let owner: Pool
    let app: Pool
    let superuser: Pool
    let insyn: Pool
    private let tokens = TokenBook()

    /// 21 November 2026, 10 in Stockholm: a year's spring and autumn meetings lie behind.
    public static let now = Instant(rfc3339: "2026-11-21T09:00:00Z")

    /// How the service is reached.
    public enum Stage: Sendable {
        /// Past the network.
        case router
        /// At a port, with everything that runs beside the requests.
        case port
    }

    /// Plays `body` on a fresh service with the charter constituted.
    ///
    /// - Parameter beat: how often streams are woken though nothing is notified.
    public static func play(
        _ charter: CharterFiles = .vasterbotten, on stage: Stage = .router, provider configuration: ProviderConfiguration? = nil,
        beat: Duration = ChangeListener.beat, _ body: @Sendable (Scene) async throws -> Void
    ) async throws {
        try await charter.template.withDatabase { database in
            var logger = Logger(label: "scene")
            logger.logLevel = .critical
            let owner = pool(database.owner, logger)
            let app = pool(database.app, logger)
            let superuser = pool(database.superuser, logger)
            let insyn = pool(database.insyn, logger)
            let reader = PipelinedReader(
                configuration: PipelinedReaderConfiguration(conninfo: database.app), logger: logger)
            defer {
                owner.close()
                app.close()
                superuser.close()
                insyn.close()
                reader.close()
            }
            guard let now else { throw SceneError(what: "the scene's instant is wrong") }
            let clock = SettableClock(now)
            let zone = try await Charters.timeZone(in: app)
            let origin = Origin(url: "https://samverkan.example.se", trustsProxy: true)
            let provider = configuration.map { Provider(configuration: $0, clock: clock) }
            let recorder = Recorder(pool: app, clock: clock, identifiers: RandomIdentifiers(), timeZone: zone)
            // As many seconds as it takes while everything else is tested at the same time.
            let printer = PDFPrinter(deadline: .seconds(60))
            let streams = EventStreams()
            let responder = APIResponder(
                SamverkanAPI.description(origin: origin, printer: printer), origin: origin,
                services: APIServices(
                    reader: reader, insynReader: PoolReader(pool: insyn),
                    memory: AnswerMemory(reader: reader, stateQuery: Recorder.stateQuery, limit: 1 << 20), streams: streams,
                    recorder: recorder, refusalTexts: Recorder.refusalTexts, credentials: SigningIn.credentials(provider),
                    identifiers: RandomIdentifiers(), logger: logger, metrics: PrometheusRegistry()))
            let sender = try await SamverkanSite.sender(in: app, contact: "insyn@example.se")
            let signIn = SigningIn.responder(
                origin: origin, recorder: recorder, provider: provider, clock: clock, identifiers: RandomIdentifiers(),
                logger: logger)
            let site = SiteResponder(
                SiteServices(
                    reader: PoolReader(pool: insyn),
                    memory: AnswerMemory(reader: PoolReader(pool: insyn), stateQuery: Recorder.stateQuery, limit: 4 << 20),
                    queries: SamverkanSite.queries, signIn: signIn, sender: sender, timeZone: zone, logger: logger,
                    metrics: PrometheusRegistry()),
                origin: origin)
            var application = WebServer.api(
                FrontResponder(api: responder, site: site),
                configuration: WebServerConfiguration(host: "127.0.0.1", port: 0), logger: logger)
            if case .port = stage {
                application.addServices(ChangeListener(streams: streams, conninfo: database.insyn, beat: beat, logger: logger))
            }
            do {
                try await application.test(stage == .port ? .live : .router) { client in
                    try await body(
                        Scene(
                            database: database, clock: clock, port: client.port, client: RouterClient(client: client),
                            owner: owner, app: app, superuser: superuser, insyn: insyn))
                }
            } catch {
                try? await provider?.shutdown()
                throw error
            }
            try await provider?.shutdown()
        }
    }

    /// The same with the service as a process that is killed after every write, and each write sent twice.
    ///
    /// - Returns: how often it was killed.
    @discardableResult
    public static func playMortal(
        _ charter: CharterFiles = .vasterbotten, _ body: @escaping @Sendable (Scene) async throws -> Void
    ) async throws -> Int {
        try await charter.template.withDatabase { database in
            var logger = Logger(label: "scene")
            logger.logLevel = .critical
            let pools = [database.owner, database.app, database.superuser, database.insyn].map { pool($0, logger) }
            let client = MortalClient(app: database.app, insyn: database.insyn)
            defer { for pool in pools { pool.close() } }
            guard let now else { throw SceneError(what: "the scene's instant is wrong") }
            let scene = Scene(
                database: database, clock: SettableClock(now), port: nil, client: client, owner: pools[0], app: pools[1],
                superuser: pools[2], insyn: pools[3])
            try await client.living { try await body(scene) }
            return client.deaths
        }
    }

    private static func pool(_ conninfo: String, _ logger: Logger) -> Pool {
        var configuration = PoolConfiguration(conninfo: conninfo)
        configuration.connections = 2
        configuration.deadline = .seconds(20)
        configuration.statementTimeout = .seconds(15)
        configuration.waitLimit = .seconds(15)
        configuration.lockTimeout = .seconds(15)
        return Pool(configuration: configuration, logger: logger)
    }

    /// The bearer token of somebody, made the first time it is asked for.
    public func token(of who: Who) async throws -> String {
        if let known = tokens.token(of: who) { return known }
        let person: UUID? = who.kind == .person ? try await self.person(who) : nil
        let now = clock.now()
        let secret = try await owner.transaction { transaction in
            try JournalEntry.open(act: "scene token", kind: "operator", at: now, in: transaction)
            return try Access.issue(
                Access.NewToken(kind: who.kind, person: person, party: who.party, label: "scene", days: 365), now: now,
                identifiers: RandomIdentifiers(), in: transaction)
        }
        tokens.keep(secret, of: who)
        return secret
    }
}

/// Tokens made so far; several tasks of a test may ask at once.
private final class TokenBook: Sendable {
    private let tokens = Mutex<[Who: String]>([:])

    func token(of who: Who) -> String? { tokens.withLock { $0[who] } }

    func keep(_ token: String, of who: Who) { tokens.withLock { $0[who] = token } }
}

public struct SceneError: Error, CustomStringConvertible {
    public let what: String
    public var description: String { what }

    public init(what: String) { self.what = what }
}
