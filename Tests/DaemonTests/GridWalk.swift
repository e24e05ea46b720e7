import Foundation
import Kernel
import Scenes
import Synchronization
import WebAPI

/// Sends what is to be tried as every role, several at a time, and keeps what came back.
final class GridWalk: Sendable {
    private struct Findings {
        var statuses: [GridLine: [GridRole: Cell]] = [:]
        var complaints: [String] = []
        var read: [GridRole: Set<[UInt8]>] = [:]
        var requests = 0
    }

    /// Statuses of things that there are, and of names of nothing.
    private struct Cell {
        var known: Set<Int> = []
        var unknown: Set<Int> = []
    }

    private let grid: GridScene
    private let findings = Mutex(Findings())

    init(grid: GridScene) {
        self.grid = grid
    }

    var requests: Int { findings.withLock { $0.requests } }
    /// The first of what no answer may be, whatever the table says.
    var complaints: [String] { findings.withLock { Array($0.complaints.prefix(20)) } }

    func send(_ attempts: [GridAttempt]) async throws {
        let workers = 8
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<workers {
                group.addTask {
                    for attempt in stride(from: worker, to: attempts.count, by: workers).map({ attempts[$0] }) {
                        for role in GridRole.allCases { try await self.send(attempt, as: role) }
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// Whoever may write rehearses first, and really sends what the rehearsal refuses.
    private func send(_ attempt: GridAttempt, as role: GridRole) async throws {
        let rehearses = attempt.body != nil && !role.neverWrites
        let reply = try await reply(to: attempt, as: role, rehearsing: rehearses)
        check(reply, attempt, role)
        for (draft, readers) in grid.drafts where !readers.contains(role) && attempt.names(draft) {
            try await compare(reply, to: attempt, draft, role, rehearsing: rehearses)
        }
        guard rehearses, reply.status >= 400 else { return }
        let refused = try await self.reply(to: attempt, as: role, rehearsing: false)
        check(refused, attempt, role)
    }

    /// Whoever may not see a draft is told the same of it as of an id that is nobody's.
    private func compare(
        _ reply: Reply, to attempt: GridAttempt, _ draft: String, _ role: GridRole, rehearsing: Bool
    ) async throws {
        let twin = try await self.reply(to: attempt.replacing(draft, with: Self.nobodys), as: role, rehearsing: rehearsing)
        let told = GridJudge.gist(reply).replacing(draft, with: Self.nobodys)
        if reply.status == twin.status, told == GridJudge.gist(twin) { return }
        complain(["tells that there is a draft, unlike \(twin)"], reply, attempt, role)
    }

    private static let nobodys = "019be63a-0000-7000-8000-000000000000"

    private func reply(to attempt: GridAttempt, as role: GridRole, rehearsing: Bool) async throws -> Reply {
        var headers: [String: String] = [:]
        if let token = grid.tokens[role] { headers["Authorization"] = "Bearer \(token)" }
        if attempt.body != nil {
            headers["Idempotency-Key"] = UUID().text
            if attempt.line.method != "POST" { headers["If-Match"] = "*" }
            if rehearsing { headers["Prefer"] = "dry-run" }
        }
        return try await grid.scene.send(attempt.line.method, attempt.path, bytes: attempt.body, as: nil, headers: headers)
    }

    private func check(_ reply: Reply, _ attempt: GridAttempt, _ role: GridRole) {
        let isNew = findings.withLock { findings in
            findings.requests += 1
            if attempt.isKnown {
                findings.statuses[attempt.line, default: [:]][role, default: Cell()].known.insert(reply.status)
            } else {
                findings.statuses[attempt.line, default: [:]][role, default: Cell()].unknown.insert(reply.status)
            }
            return findings.read[role, default: []].insert(reply.bytes).inserted
        }
        var faults = GridJudge.faults(reply, attempt, role)
        let bytes = isNew ? Data(reply.bytes) : Data()
        for secret in grid.secrets where !secret.readers.contains(role) && isNew && secret.isTold(by: bytes) {
            faults.append("tells \(secret.what)")
        }
        if !faults.isEmpty { complain(faults, reply, attempt, role) }
    }

    private func complain(_ faults: [String], _ reply: Reply, _ attempt: GridAttempt, _ role: GridRole) {
        let body = String(decoding: attempt.body ?? [], as: UTF8.self).prefix(200)
        let place = "\(role) \(attempt.line.method) \(attempt.path.prefix(200)) \(body)"
        findings.withLock { $0.complaints += faults.map { "\(place): \($0): \(reply.description.prefix(600))" } }
    }

    /// What comes before the table.
    private static let head = """
        # What each role is answered, by route and method. Written by WRITE_GRID=1 swift test --filter GridTests, and then read.
        # A cell: the statuses at things that there are | those at names of nothing (unknown ids, ids of other things, no ids).
        # Whoever may write only rehearses (Prefer: dry-run), so 200 stands for 201. A thing that is somebody's has its own line.

        """

    /// Statuses of each cell: those at things that there are, a bar, those at names of nothing.
    var table: String {
        let roles = GridRole.allCases
        var rows = [["method and route"] + roles.map(\.rawValue)]
        findings.withLock { findings in
            for (line, cells) in findings.statuses.sorted(by: { Self.precedes($0.key, $1.key) }) {
                rows.append([line.name] + roles.map { Self.text(cells[$0] ?? Cell()) })
            }
        }
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return Self.head + rows.map { row in
            zip(row, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
                .joined(separator: "  ").trimmingCharacters(in: .whitespaces) + "\n"
        }.joined()
    }

    private static func precedes(_ one: GridLine, _ two: GridLine) -> Bool {
        func key(_ line: GridLine) -> (String, Int, String) {
            (line.template, GridRoutes.methods.firstIndex(of: line.method) ?? 0, line.label ?? "")
        }
        return key(one) < key(two)
    }

    private static func text(_ cell: Cell) -> String {
        [cell.known, cell.unknown].filter { !$0.isEmpty }
            .map { $0.sorted().map(String.init).joined(separator: ",") }.joined(separator: "|")
    }
}
