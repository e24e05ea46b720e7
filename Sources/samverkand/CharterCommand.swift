import ArgumentParser
import Charter
import Foundation
import Kernel
import Records

struct CharterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "charter", abstract: "Granska eller ladda ett avtal.", subcommands: [Check.self, Load.self])

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Granska avtalet och visa varje fel med sin rad.")

        @Argument(help: "Avtalet, en YAML-fil.") var charter: String
        @Argument(help: "Konstitueringen, en YAML-fil.") var constitution: String?

        func run() async throws {
            let document = try readCharter(charter)
            print("\(charter): \(document.clauses.count) klausuler, inga fel")
            if let constitution {
                _ = try readConstitution(constitution, charter: document)
                print("\(constitution): inga fel")
            }
        }
    }

    struct Load: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ladda avtalet och konstitueringen i en tom tjänst, en gång (D-24).")

        @Argument(help: "Avtalet, en YAML-fil.") var charter: String
        @Argument(help: "Konstitueringen, en YAML-fil.") var constitution: String

        func run() async throws {
            let document = try readCharter(charter)
            let record = try readConstitution(constitution, charter: document)
            try await withOwnerPool { pool in
                try await Constitution(pool: pool, clock: SystemClock()).load(charter: document.json, constitution: record.json)
            }
            print("avtalet \(document.code) är laddat som journalpost 1")
        }
    }
}

private func readCharter(_ path: String) throws -> CharterDocument {
    try reporting(path) { text throws(CharterErrors) in try CharterDocument.read(yaml: text) }
}

private func readConstitution(_ path: String, charter: CharterDocument) throws -> ConstitutionDocument {
    try reporting(path) { text throws(CharterErrors) in try ConstitutionDocument.read(yaml: text, charter: charter) }
}

/// Prints every problem as `FILE:LINE: …` and ends with status 1.
private func reporting<Document>(
    _ path: String, _ read: (String) throws(CharterErrors) -> Document
) throws -> Document {
    let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    do throws(CharterErrors) {
        return try read(text)
    } catch {
        for problem in error.problems {
            FileHandle.standardError.write(Data("\(path):\(problem.line): \(problem.message)\n".utf8))
        }
        throw ExitCode.failure
    }
}
