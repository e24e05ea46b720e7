import ArgumentParser
import Configuration
import Daemon
import Logging
import Metrics
import WebAPI

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Kör tjänsten tills den får SIGTERM eller SIGINT.")

    func run() async throws {
        let reader = ConfigReader(provider: EnvironmentVariablesProvider())
        let level = reader.string(forKey: "samverkan.log.level").flatMap(Logger.Level.init(rawValue:)) ?? .info
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = level
            return handler
        }
        let registry = PrometheusRegistry()
        MetricsSystem.bootstrap(registry)
        let daemon = Daemon(
            configuration: try DaemonConfiguration(reader), registry: registry, logger: Logger(label: "samverkand"))
        try await daemon.run()
    }
}
