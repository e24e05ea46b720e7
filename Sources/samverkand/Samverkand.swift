import ArgumentParser

/// The command line: serving, migrating, loading an agreement, tokens, checking the journal.
@main
struct Samverkand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "samverkand",
        abstract: "Formell samverkan mellan myndigheter: avtalet är data, databasen håller det.",
        subcommands: [Serve.self, Migrate.self, CharterCommand.self, TokenCommand.self, JournalCommand.self])
}
