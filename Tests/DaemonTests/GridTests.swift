import Foundation
import Kernel
import Scenes
import Synchronization
import TestSupport
import Testing
import WebAPI

/// Every role at every route with every method: what it is answered stands in `grid.txt`, line by line. `WRITE_GRID=1`
/// writes the table anew; whoever does so reads what changed.
@Suite struct GridTests {
    static let path = "Tests/DaemonTests/grid.txt"

    @Test func `D-17: the grid of roles, routes and methods is as the table says`() async throws {
        let repository = Repository()
        try await Scene.play { scene in
            let grid = try await GridScene.play(scene)
            let routes = try await GridRoutes.found(
                in: grid, by: [.administrator, .coordinator, .representative, .other, .board])
            let attempts = GridAttempts(routes: routes, labels: grid.labels).all()
            let head = try await scene.value(Self.head)
            let walk = GridWalk(grid: grid)
            try await walk.send(attempts)

            #expect(try await scene.value(Self.head) == head, "something was written")
            #expect(walk.complaints == [])
            #expect(walk.requests >= 20_000, "\(walk.requests)")
            // What nothing was found for is tried with names of nothing only.
            #expect(routes.templates.filter { routes.values(for: $0).isEmpty } == Self.without)
            let table = walk.table
            if ProcessInfo.processInfo.environment["WRITE_GRID"] == "1" {
                try Data(table.utf8).write(to: repository.root.appending(path: Self.path))
            }
            let expected = Set(try repository.text(Self.path).split(separator: "\n"))
            let differing = table.split(separator: "\n").filter { !expected.contains($0) }
            let missing = expected.subtracting(table.split(separator: "\n")).sorted()
            #expect(differing == [], "lines that the table has otherwise; write it anew with WRITE_GRID=1 and read it")
            #expect(missing == [], "lines of the table that nobody walked")
        }
    }

    private static let without: [String] = []
    private static let head = "SELECT entry || ' ' || encode(hash, 'hex') FROM journal_head"
}
