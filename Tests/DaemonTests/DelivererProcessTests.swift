import Foundation
import Kernel
import Scenes
import Subprocess
import TestSupport
import Testing

/// The whole process, killed while it delivers.
@Suite struct DelivererProcessTests {
    @Test func `killed before and after it handed over a letter, the service loses none and says the same one twice at most`()
        async throws
    {
        try await PostOffice.open { office in
            try await Scene.play { scene in
                try await scene.addressEverybody()
                let service = ServiceProcess(scene, office.settings)
                let meeting = try await scene.summonedMeeting()
                try await Self.letTimePass(scene)
                let all = try await scene.dispatches(of: meeting).count
                try office.write("kill-before-3", "")
                try office.write("kill-after-6", "")
                for _ in 0..<2 {
                    let status = try await service.run { try await waited("end") { nil } }
                    #expect(status == .signaled(SIGKILL))
                    try await Self.letTimePass(scene)
                }
                let last = try await service.run {
                    try await waited("delivery") {
                        try await scene.dispatches(of: meeting, "&state=sent").count == all ? () : nil
                    }
                }
                #expect(last == .exited(0), "a SIGTERM ends it in order")
                let mails = try office.mails()
                let letters = Set(mails.compactMap { $0["messageId"]?.string })
                #expect(letters.count == all)
                #expect(mails.count == all + 1, "the one that was handed over before it could be noted")
                let twice = Dictionary(grouping: mails) { $0["messageId"]?.string }.values.first { $0.count == 2 } ?? []
                #expect(twice.count == 2 && Set(twice.map(\.text)).count == 1, "\(twice)")
                #expect(try await scene.value("SELECT count(*) FROM journal_differences()") == "0")
            }
        }
    }

    @Test func `what is queued while the service runs goes out at once`() async throws {
        try await PostOffice.open { office in
            try await Scene.play { scene in
                try await scene.addressEverybody()
                scene.clock.set(SystemClock().now())
                let service = ServiceProcess(scene, office.settings)
                let status = try await service.run {
                    let meeting = try await scene.summonedMeeting()
                    try await waited("delivery") {
                        try await scene.dispatches(of: meeting, "&state=queued").isEmpty ? () : nil
                    }
                    #expect(try office.mails().count == (try await scene.dispatches(of: meeting, "&state=sent").count))
                }
                #expect(status == .exited(0))
            }
        }
    }

    /// Claims of the dead end, and pauses are over.
    private static func letTimePass(_ scene: Scene) async throws {
        if let error = try await scene.attempt("UPDATE deliveries SET next_attempt_at = '2026-01-01'", journal: false) { throw error }
    }
}

extension PostOffice {
    fileprivate var settings: [Environment.Key: String] {
        ["SAMVERKAN_SENDMAIL": sendmail, "SAMVERKAN_MAIL_FROM": "samverkan@example.se"]
    }
}
