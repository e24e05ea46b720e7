import ArgumentParser
import Records

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "För databasens schema fram till den här versionen.")

    func run() async throws {
        let report = try await withOwnerPool { try await Migrator(pool: $0).migrate() }
        print("\(report.applied.count) av \(report.known) migreringar körda: \(report.applied.joined(separator: ", "))")
    }
}
