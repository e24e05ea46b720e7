public import Foundation
public import Kernel
public import Logging
public import Postgres
public import ServiceLifecycle
public import WebAPI

/// How letters leave the service.
public struct MailConfiguration: Sendable {
    /// The absolute path of a program with sendmail's interface.
    public let sendmail: String
    /// Whom letters come from, and where answers and bounces go.
    public let sender: Mailbox

    public init(sendmail: String, sender: Mailbox) {
        self.sendmail = sendmail
        self.sender = sender
    }
}

/// Delivers what stands in the queue: at least once, each letter to one recipient, however often the service dies.
///
/// A letter is claimed, handed to sendmail, and its outcome kept. Who dies before the last is followed by whoever finds the
/// claim ended, and the letter goes again with the same Message-ID. Several may deliver from one database.
public struct Deliverer: Service {
    private let outbox: Outbox
    private let sendmail: Sendmail
    private let origin: Origin
    private let timeZone: TimeZone
    private let listening: ListenerConfiguration
    private let logger: Logger

    /// Notifications are hints: what was lost is found by then, and so are letters whose pause is over.
    private static let pollInterval: Duration = .seconds(30)
    /// 1, 2, 4 … minutes, at most six hours: the last attempt is on the fifth day, as long as mail servers try.
    static let attemptLimit = 27
    private static let longestPauseMinutes = 360

    /// - Parameter conninfo: of the role that serves, to listen for what is queued.
    public init(
        _ configuration: MailConfiguration, pool: Pool, conninfo: String, clock: any Clock, timeZone: TimeZone,
        origin: Origin, logger: Logger
    ) {
        outbox = Outbox(pool: pool, clock: clock)
        sendmail = Sendmail(path: configuration.sendmail, sender: configuration.sender)
        self.origin = origin
        self.timeZone = timeZone
        var listening = ListenerConfiguration(conninfo: conninfo, channels: ["dispatches"])
        listening.applicationName = "samverkand-dispatches"
        self.listening = listening
        self.logger = logger
    }

    /// Delivers until a graceful shutdown; a letter that is with sendmail then is waited for.
    public func run() async throws {
        // Two wishes while busy are one.
        let wakes = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let listener = Listener(configuration: listening, logger: logger)
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { try? await listener.run() }
                group.addTask { for await _ in listener.notifications { wakes.continuation.yield() } }
                group.addTask {
                    while (try? await Task.sleep(for: Self.pollInterval)) != nil { wakes.continuation.yield() }
                }
                for await _ in wakes.stream where !Task.isShuttingDownGracefully {
                    do {
                        try await deliverAll()
                    } catch {
                        logger.warning("delivery interrupted", metadata: (error as? PostgresError)?.metadata)
                    }
                }
                group.cancelAll()
            }
        } onGracefulShutdown: {
            wakes.continuation.finish()
        }
    }

    /// Delivers what is due now.
    ///
    /// - Throws: `PostgresError` when the database can't be reached; whatever was claimed is due again later.
    public func deliverAll() async throws {
        while !Task.isShuttingDownGracefully, let claim = try await outbox.claim() {
            try await deliver(claim)
        }
    }

    private func deliver(_ claim: Outbox.Claim) async throws {
        guard let letter = claim.letter else {
            logger.error("letter cannot be written", metadata: ["dispatch.id": "\(claim.dispatch.text)"])
            return try await outbox.settle(claim, .failed, status: nil)
        }
        let invitation = Invitation(letter: letter, sender: sendmail.sender, origin: origin, timeZone: timeZone)
        switch await sendmail.hand(invitation.message, to: letter.recipient) {
        case .accepted:
            try await outbox.settle(claim, .sent, status: nil)
        case .refused(let status):
            note("letter refused", claim, status)
            try await outbox.settle(claim, .failed, status: status)
        case .deferred(let status) where claim.attempts >= Self.attemptLimit:
            note("letter given up", claim, status)
            try await outbox.settle(claim, .failed, status: status)
        case .deferred(let status):
            note("letter deferred", claim, status)
            try await outbox.postpone(claim, by: Self.pause(after: claim.attempts))
        }
    }

    static func pause(after attempts: Int) -> Duration {
        .seconds(60 * min(1 << min(attempts - 1, 20), longestPauseMinutes))
    }

    /// Neither address nor name: the dispatch says whose it is to those who may read it.
    private func note(_ message: Logger.Message, _ claim: Outbox.Claim, _ status: Int32?) {
        logger.warning(
            message,
            metadata: [
                "dispatch.id": "\(claim.dispatch.text)", "dispatch.attempts": "\(claim.attempts)",
                "sendmail.status": "\(status.map(String.init) ?? "none")",
            ])
    }
}
