import CoreMetrics
import Dispatches
import Foundation
import Identity
import Insyn
public import Kernel
public import Logging
import Minutes
import Postgres
import Records
import ServiceLifecycle
import Site
import UnixSignals
public import WebAPI

/// The whole service, put together from its parts: what main runs and what tests start.
public struct Daemon: Sendable {
    private let configuration: DaemonConfiguration
    private let clock: any Clock
    private let identifiers: any IdentifierSource
    private let registry: PrometheusRegistry
    private let logger: Logger

    /// Connections of the writing pool: writes go one at a time, so one works while the next is already at the lock.
    private static let writers = 4
    /// Connections for reads that may take long, so that they never stand before a short one.
    private static let slowReaders = 2
    /// Connections of the login that only reads what is published: dashboards and pages, one after the other on each.
    private static let insynReaders = 4
    /// What a login may not have set otherwise for its own sessions here: that the wall stands, and where names are found.
    private static let session = ["row_security": "on", "search_path": "public"]
    /// How long a shutdown waits for requests that are being answered: the request deadline of 5 s and a second. Whoever is
    /// not done then is cut off.
    private static let shutdown: Duration = .seconds(6)

    public init(
        configuration: DaemonConfiguration, clock: any Clock = SystemClock(),
        identifiers: any IdentifierSource = RandomIdentifiers(), registry: PrometheusRegistry, logger: Logger
    ) {
        self.configuration = configuration
        self.clock = clock
        self.identifiers = identifiers
        self.registry = registry
        self.logger = logger
    }

    /// Serves until the process is told to stop.
    ///
    /// - Throws: `CharterMissing` when no charter is loaded; `PostgresError` when the database can't be reached.
    public func run() async throws {
        var writing = PoolConfiguration(conninfo: configuration.appConninfo)
        writing.applicationName = "samverkand"
        writing.settings = Self.session
        writing.connections = Self.writers
        let pool = Pool(configuration: writing, logger: logger)
        var waiting = PoolConfiguration(conninfo: configuration.appConninfo)
        waiting.applicationName = "samverkand-slow"
        waiting.settings = Self.session
        waiting.connections = Self.slowReaders
        let slow = Pool(configuration: waiting, logger: logger)
        var publishing = PoolConfiguration(conninfo: configuration.insynConninfo)
        publishing.applicationName = "samverkand-insyn"
        publishing.settings = Self.session
        publishing.connections = Self.insynReaders
        let insyn = Pool(configuration: publishing, logger: logger)
        var reading = PipelinedReaderConfiguration(conninfo: configuration.appConninfo)
        reading.applicationName = "samverkand-read"
        reading.settings = Self.session
        let reader = PipelinedReader(configuration: reading, logger: logger)
        var watching = PipelinedReaderConfiguration(conninfo: configuration.insynConninfo)
        watching.applicationName = "samverkand-insyn-state"
        watching.settings = Self.session
        watching.connections = 1
        let states = PipelinedReader(configuration: watching, logger: logger)
        defer {
            pool.close()
            slow.close()
            insyn.close()
            states.close()
            reader.close()
        }
        let timeZone = try await Charters.timeZone(in: pool)
        let remembered = configuration.rememberedBytes
        func memory(_ reader: PipelinedReader) -> AnswerMemory? {
            remembered > 0 ? AnswerMemory(reader: reader, stateQuery: Recorder.stateQuery, limit: remembered) : nil
        }
        let streams = EventStreams()
        let provider = configuration.provider.map { Provider(configuration: $0, clock: clock) }
        let recorder = Recorder(pool: pool, clock: clock, identifiers: identifiers, timeZone: timeZone)
        let services = APIServices(
            reader: reader, slowReader: PoolReader(pool: slow), insynReader: PoolReader(pool: insyn), memory: memory(reader),
            streams: streams,
            recorder: recorder, refusalTexts: Recorder.refusalTexts, credentials: SigningIn.credentials(provider), identifiers: identifiers,
            logger: logger, metrics: registry)
        let printer = PDFPrinter()
        if !printer.isInstalled {
            logger.warning(
                "weasyprint saknas: protokoll visas inte som PDF. Installera det med: apt install weasyprint",
                metadata: ["answer": "503 rendering_unavailable"])
        }
        let responder = APIResponder(
            SamverkanAPI.description(origin: configuration.origin, printer: printer), origin: configuration.origin,
            services: services)
        let sender = try await SamverkanSite.sender(in: pool, contact: configuration.contact)
        let signIn = SigningIn.responder(
            origin: configuration.origin, recorder: recorder, provider: provider, clock: clock, identifiers: identifiers,
            logger: logger)
        let site = SiteResponder(
            SiteServices(
                reader: PoolReader(pool: insyn), memory: memory(states), queries: SamverkanSite.queries, signIn: signIn,
                sender: sender, timeZone: timeZone, logger: logger, metrics: registry),
            origin: configuration.origin)
        let api = WebServer.api(
            FrontResponder(api: responder, site: site),
            configuration: WebServerConfiguration(host: configuration.host, port: configuration.port), logger: logger)
        let health = WebServer.health(
            host: configuration.host, port: configuration.healthPort,
            ready: { (try? await Charters.timeZone(in: pool)) != nil },
            metrics: { [registry] in
                Gauge(label: "samverkan_postgres_connections_open", factory: registry).record(pool.state.open)
                Gauge(label: "samverkan_postgres_connections_leased", factory: registry).record(pool.state.leased)
                Gauge(label: "samverkan_postgres_waiting", factory: registry).record(pool.state.waiting)
                Gauge(label: "samverkan_streams_open", factory: registry).record(streams.count)
                Gauge(label: "samverkan_reads_in_flight", factory: registry).record(reader.state.inFlight)
                return registry.text
            },
            logger: logger)
        var running: [any Service] = [pool, slow, insyn, states, reader, health]
        if let provider { running.append(provider) }
        running.append(api)
        if let mail = configuration.mail {
            running.append(
                Deliverer(
                    mail, pool: pool, conninfo: configuration.appConninfo, clock: clock, timeZone: timeZone,
                    origin: configuration.origin, logger: logger))
        }
        // Last, since the last is told first to end: the streams it ends are what the listeners would wait for.
        running.append(ChangeListener(streams: streams, conninfo: configuration.insynConninfo, logger: logger))
        var lifecycle = ServiceGroupConfiguration(
            services: running.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        lifecycle.maximumGracefulShutdownDuration = Self.shutdown
        try await ServiceGroup(configuration: lifecycle).run()
    }
}
