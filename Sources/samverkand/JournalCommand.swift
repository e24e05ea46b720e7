import ArgumentParser
import Records

struct JournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "Journalen.", subcommands: [Verify.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Räkna om kedjan och jämför varje rad med det journalen senast skrev.")

        func run() async throws {
            let report = try await withOwnerPool { try await JournalAudit(pool: $0).verify() }
            for problem in report.problems { print(problem) }
            guard report.problems.isEmpty else { throw ExitCode.failure }
            print("\(report.entries) poster, kedjan håller; sista hash \(report.head)")
        }
    }
}
