import Daemon
import Dispatches
import Foundation
import Kernel
import Logging
import Postgres
import Records
import Scenes
import Subprocess
import SystemPackage
import TestSupport
import WebAPI

/// A real SMTP receiver in a process of its own, and a sendmail that leads to it.
struct PostOffice: Sendable {
    let folder: URL

    /// Plays `body` with a receiver that listens.
    static func open(_ body: @Sendable (PostOffice) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "samverkan-post-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // It ends when its standard input does.
        _ = try await run(
            .path(FilePath(try python().path)),
            arguments: [Repository().root.appending(path: "Tests/Mail/receiver.py").path, folder.path],
            input: .inputWriter, output: .discarded, error: .discarded
        ) { _ in
            try await open(PostOffice(folder: folder), body)
        }
    }

    private static func open(_ office: PostOffice, _ body: @Sendable (PostOffice) async throws -> Void) async throws {
        let folder = office.folder
        let port = try await waited("a receiver") { try? String(contentsOf: folder.appending(path: "port"), encoding: .utf8) }
        try office.write(
            "msmtprc",
            "account default\nhost 127.0.0.1\nport \(port)\ntimeout 20\nauth off\ntls off\nset_from_header off\nset_date_header off\n")
        // Kills the service before or after it hands over the letter of that number, when it is asked to.
        try office.write(
            "sendmail",
            """
            #!/bin/sh
            cd '\(folder.path)' || exit 70
            n=$(cat count 2>/dev/null || echo 0); n=$((n + 1)); echo $n > count
            [ ! -e kill-before-$n ] || { kill -9 $PPID; exit 70; }
            msmtp -C msmtprc "$@"; status=$?
            [ ! -e kill-after-$n ] || kill -9 $PPID
            exit $status

            """)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.appending(path: "msmtprc").path)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: office.sendmail)
        try await body(office)
    }

    var sendmail: String { folder.appending(path: "sendmail").path }

    /// What the receiver has read, in order.
    func mails() throws -> [JSONValue] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "mail").path)
        return try names.filter { $0.hasSuffix(".json") }.sorted().map { name in
            try JSONScanner.parse(Array(try Data(contentsOf: folder.appending(path: "mail/\(name)"))))
        }
    }

    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(at: folder.appending(path: name))
    }

    private static func python() throws -> URL {
        let own = Repository().root.appending(path: ".build/python/bin/python")
        guard FileManager.default.isExecutableFile(atPath: own.path) else {
            throw SceneError(what: "no \(own.path): run deploy/test, or install aiosmtpd and icalendar in a venv there")
        }
        return own
    }
}

/// What `found` returns when it is something, asked for until then.
func waited<Value>(_ what: String, _ found: () async throws -> Value?) async throws -> Value {
    let deadline = ContinuousClock.now.advanced(by: .seconds(60))
    while ContinuousClock.now < deadline {
        if let value = try await found() { return value }
        try await Task.sleep(for: .milliseconds(20))
    }
    throw SceneError(what: "no \(what) within a minute")
}

extension Scene {
    /// Delivers what is due by the scene's clock.
    func deliver(through office: PostOffice) async throws {
        var configuration = PoolConfiguration(conninfo: database.app)
        configuration.connections = 1
        configuration.deadline = .seconds(20)
        var logger = Logger(label: "deliverer")
        logger.logLevel = .critical
        let pool = Pool(configuration: configuration, logger: logger)
        defer { pool.close() }
        guard let sender = Mailbox("samverkan@example.se") else { throw SceneError(what: "the sender is none") }
        try await Deliverer(
            MailConfiguration(sendmail: office.sendmail, sender: sender), pool: pool, conninfo: database.app, clock: clock,
            timeZone: try await Charters.timeZone(in: pool), origin: Origin(url: "https://samverkan.example.se"), logger: logger
        ).deliverAll()
    }

    /// Everybody has an address: the person's id at example.se.
    func addressEverybody() async throws {
        if let error = try await attempt("UPDATE persons SET email = id || '@example.se'") { throw error }
    }

    /// A summoned extra meeting in a future so far away that no clock reaches it.
    func summonedMeeting(_ kind: String = "extra", by who: Who = .chair) async throws -> String {
        let meeting = try expect(await planned("samverkansgrupp", kind, at: "2150-04-15T08:00:00Z"), 201)
        try expect(await summoned(meeting.id, by: who), 201)
        return meeting.id
    }

    /// The dispatches of a meeting in a state or of a kind.
    func dispatches(of meeting: String, _ query: String = "") async throws -> [JSONValue] {
        try expect(await get("/meetings/\(meeting)/dispatches?limit=100\(query)"), 200).items
    }
}
