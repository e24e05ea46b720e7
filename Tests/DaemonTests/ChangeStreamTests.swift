import Foundation
import Insyn
import Kernel
import Scenes
import Subprocess
import Synchronization
import TestSupport
import Testing

@testable import WebAPI

/// `GET /changes` as a stream, over a real socket.
@Suite struct ChangeStreamTests {
    @Test func `what is written reaches an open stream within a second, drafts never`() async throws {
        try await Scene.play(on: .port) { scene in
            let head = try await scene.head()
            try await EventClient.open(scene, as: .insyn, after: head) { stream in
                #expect(stream.status == 200)
                let draft = try await scene.post(
                    "/proposals",
                    ["matter": "behov", "title": "Strandskydd", "on": "2026-02-01", "content": Sample.text], as: .mala)
                try scene.expect(draft, 201)
                let start = ContinuousClock.now
                try await scene.expect(
                    scene.post("/proposals/\(draft.id)/submissions", ["on": "2026-02-01"], as: .mala), 201)
                let event = try await stream.next()
                #expect(event?.path == "/proposals/\(draft.id)")
                #expect(event?.kind == "proposal")
                #expect(try await scene.head() == event?.id)
                #expect(.now - start < .seconds(1))
            }
        }
    }

    @Test func `a client that is cut off again and again while others write misses nothing`() async throws {
        try await Scene.play(on: .port) { scene in
            let head = try await scene.head()
            let count = 30
            let read = try await withThrowingTaskGroup(of: [String].self) { group in
                group.addTask {
                    var written: [String] = []
                    for number in 0..<count {
                        written.append(try await scene.submitted("behov", Sample.text, by: .mala, title: "Behov \(number)"))
                    }
                    return written
                }
                group.addTask {
                    var seen: [String] = []
                    var cursor = head
                    while Set(seen).count < count {
                        // A few events, and the connection is gone.
                        (seen, cursor) = try await EventClient.open(scene, as: .insyn, after: head, lastEventID: cursor) {
                            [seen, cursor] stream in
                            var (seen, known) = (seen, Set(seen))
                            for _ in 0..<Int.random(in: 1...4) where known.count < count {
                                guard let event = try await stream.next() else { break }
                                if event.kind == "proposal", known.insert(event.path).inserted { seen.append(event.path) }
                            }
                            return (seen, stream.lastID ?? cursor)
                        }
                    }
                    return seen
                }
                var results: [[String]] = []
                for try await result in group { results.append(result) }
                return results.sorted { $0[0].count < $1[0].count }
            }
            #expect(read[1] == read[0].map { "/proposals/\($0)" }, "in the order they were written")
        }
    }

    @Test func `a token that is revoked ends its stream`() async throws {
        try await Scene.play(on: .port) { scene in
            let head = try await scene.head()
            try await EventClient.open(scene, as: .insyn, after: head) { stream in
                let id = try await scene.value("SELECT id::text FROM tokens WHERE kind = 'insyn'")
                try await scene.expect(scene.post("/tokens/\(id ?? "")/revocations", as: .administrator), 201)
                let start = ContinuousClock.now
                let event = try await stream.next()
                #expect(event == nil)
                #expect(.now - start < .seconds(1))
            }
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `a stream goes on when the connections to the database are cut, by what is notified alone`() async throws {
        try await Scene.play(on: .port, beat: .seconds(3_600)) { scene in
            let head = try await scene.head()
            try await EventClient.open(scene, as: .insyn, after: head) { stream in
                _ = try await scene.value(
                    "SELECT count(pg_terminate_backend(pid))::text FROM pg_stat_activity "
                        + "WHERE datname = current_database() AND usename = 'samverkan_insyn'", as: .superuser)
                let proposal = try await scene.submitted("behov", Sample.text, by: .mala)
                let event = try await stream.next()
                #expect(event?.path == "/proposals/\(proposal)")
            }
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `a stream without events says that it lives, before the proxy that is delivered cuts it`() async throws {
        let timeout = try #require(Repository().text("deploy/nginx.conf.example").firstMatch(of: /proxy_read_timeout (\d+)s/))
        #expect(EventStream.silence + ChangeListener.beat < .seconds(try #require(Int(timeout.1))))
        try await Scene.play(on: .port, beat: .milliseconds(100)) { scene in
            try await EventClient.open(scene, as: .insyn, after: try await scene.head()) { stream in
                try await stream.nextComment()
                #expect(stream.comments == 1)
                #expect(stream.lastID == nil)
            }
        }
    }

    @Test(.timeLimit(.minutes(10))) func `a SIGTERM ends the service with a stream open, and the stream in order`() async throws {
        try await Scene.play { scene in
            let (port, head) = (try Scene.freePort(), try await scene.head())
            let isOpen = Mutex(false)
            async let end = waited("stream") {
                try? await EventClient.open(scene, as: .insyn, port: port, after: head) { stream in
                    isOpen.withLock { $0 = true }
                    return (stream.status, try await stream.next())
                }
            }
            let status = try await ServiceProcess(scene, ["SAMVERKAN_PORT": "\(port)"]).run {
                try await waited("open stream") { isOpen.withLock { $0 ? () : nil } }
            }
            #expect(status == .exited(0))
            let (answer, event) = try await end
            #expect(answer == 200)
            #expect(event == nil)
        }
    }

    @Test func `a stream that is no one's, or asked for wrongly, is told so before it begins`() async throws {
        try await Scene.play { scene in
            let unknown = try await scene.get(
                "/changes", as: nil, headers: ["Accept": "text/event-stream", "Authorization": "Bearer unknown"])
            #expect(unknown.status == 401)
            let wrong = try await scene.get("/changes?offset=-1", as: .insyn, headers: ["Accept": "text/event-stream"])
            #expect(wrong.status == 400)
            let neither = try await scene.get("/changes", as: .insyn, headers: ["Accept": "text/html"])
            #expect(neither.status == 406)
            let ahead = try await scene.get(
                "/changes", as: .insyn, headers: ["Accept": "text/event-stream", "Last-Event-ID": "\(try await scene.head() + 1)"])
            #expect(ahead.status == 400)
            #expect(ahead["errors", "0", "parameter"] == "Last-Event-ID")
        }
    }
}

extension Scene {
    /// The journal's last entry.
    func head() async throws -> Int64 {
        try await value("SELECT entry::text FROM journal_head").flatMap(Int64.init) ?? 0
    }
}
