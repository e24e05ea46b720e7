public import Configuration
public import Dispatches
import Foundation
public import Identity
public import WebAPI

/// What the daemon is told from outside; every key can be an environment variable such as `SAMVERKAN_APP_CONNINFO`.
public struct DaemonConfiguration: Sendable {
    /// libpq conninfo of the role that serves requests.
    public let appConninfo: String
    /// libpq conninfo of the role that reads what is published, and nothing else (D-17).
    public let insynConninfo: String
    public let host: String
    public let port: Int
    public let healthPort: Int
    /// Where clients reach the service: the start of every absolute link.
    public let origin: Origin
    /// What answers to reads may take in memory to be repeated while the records stand still; 0: nothing is repeated.
    public let rememberedBytes: Int
    /// E-mail address for questions about the pages; nil: they name none.
    public let contact: String?
    /// nil: nothing leaves the service, and what is to go out stays in the queue.
    public let mail: MailConfiguration?
    /// nil: people sign in with a token, and the API takes nothing else.
    public let provider: ProviderConfiguration?

    /// Port of the API when none is configured.
    public static let defaultPort = 8080
    /// Port of `/health` and `/metrics` when none is configured.
    public static let defaultHealthPort = 8081
    /// Some thousand answers.
    public static let defaultRememberedBytes = 8 << 20

    public init(
        appConninfo: String, insynConninfo: String, host: String, port: Int, healthPort: Int, origin: Origin,
        rememberedBytes: Int = defaultRememberedBytes, contact: String? = nil, mail: MailConfiguration? = nil,
        provider: ProviderConfiguration? = nil
    ) {
        self.appConninfo = appConninfo
        self.insynConninfo = insynConninfo
        self.host = host
        self.port = port
        self.healthPort = healthPort
        self.origin = origin
        self.rememberedBytes = rememberedBytes
        self.contact = contact
        self.mail = mail
        self.provider = provider
    }

    /// - Throws: `ConfigurationError` that names the key that is missing or wrong.
    public init(_ reader: ConfigReader) throws {
        guard let conninfo = reader.string(forKey: "samverkan.app.conninfo") else {
            throw ConfigurationError(key: "SAMVERKAN_APP_CONNINFO", what: "saknas: libpq-conninfo för rollen samverkan_app")
        }
        guard let insyn = reader.string(forKey: "samverkan.insyn.conninfo") else {
            throw ConfigurationError(key: "SAMVERKAN_INSYN_CONNINFO", what: "saknas: libpq-conninfo för rollen samverkan_insyn")
        }
        let host = reader.string(forKey: "samverkan.host", default: "127.0.0.1")
        let port = reader.int(forKey: "samverkan.port", default: Self.defaultPort)
        let text = reader.string(forKey: "samverkan.origin", default: "http://\(host):\(port)")
        guard text.hasPrefix("http://") || text.hasPrefix("https://") else {
            throw ConfigurationError(key: "SAMVERKAN_ORIGIN", what: "är ingen http(s)-adress: \(text)")
        }
        self.init(
            appConninfo: conninfo, insynConninfo: insyn, host: host, port: port,
            healthPort: reader.int(forKey: "samverkan.health.port", default: Self.defaultHealthPort),
            origin: Origin(url: text, trustsProxy: reader.bool(forKey: "samverkan.behind.proxy", default: false)),
            rememberedBytes: reader.int(forKey: "samverkan.remembered.bytes", default: Self.defaultRememberedBytes),
            contact: try Self.contact(reader), mail: try Self.mail(reader), provider: try Self.provider(reader))
    }

    private static func contact(_ reader: ConfigReader) throws -> String? {
        guard let text = reader.string(forKey: "samverkan.contact") else { return nil }
        guard Mailbox(text) != nil else { throw ConfigurationError(key: "SAMVERKAN_CONTACT", what: "är ingen e-postadress: \(text)") }
        return text
    }

    private static func provider(_ reader: ConfigReader) throws -> ProviderConfiguration? {
        guard let issuer = reader.string(forKey: "samverkan.oidc.issuer") else { return nil }
        guard let client = reader.string(forKey: "samverkan.oidc.client.id") else {
            throw ConfigurationError(key: "SAMVERKAN_OIDC_CLIENT_ID", what: "saknas: vad utfärdaren kallar den här tjänsten")
        }
        let provider = ProviderConfiguration(
            issuer: issuer, clientID: client, clientSecret: reader.string(forKey: "samverkan.oidc.client.secret", isSecret: true),
            audience: reader.string(forKey: "samverkan.oidc.audience"))
        guard let provider else {
            throw ConfigurationError(key: "SAMVERKAN_OIDC_ISSUER", what: "är ingen https-adress: \(issuer)")
        }
        return provider
    }

    private static func mail(_ reader: ConfigReader) throws -> MailConfiguration? {
        guard let sendmail = reader.string(forKey: "samverkan.sendmail") else { return nil }
        guard sendmail.hasPrefix("/"), FileManager.default.isExecutableFile(atPath: sendmail) else {
            throw ConfigurationError(key: "SAMVERKAN_SENDMAIL", what: "är ingen absolut sökväg till ett program: \(sendmail)")
        }
        guard let sender = reader.string(forKey: "samverkan.mail.from").flatMap(Mailbox.init) else {
            throw ConfigurationError(key: "SAMVERKAN_MAIL_FROM", what: "saknas eller är ingen e-postadress")
        }
        return MailConfiguration(sendmail: sendmail, sender: sender)
    }
}

/// A key that is missing or holds what it may not.
public struct ConfigurationError: Error, Sendable, CustomStringConvertible {
    public let key: String
    public let what: String

    public init(key: String, what: String) {
        self.key = key
        self.what = what
    }

    public var description: String { "\(key) \(what)" }
}
