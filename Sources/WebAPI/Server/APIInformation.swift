public import Kernel

/// What DIGG's profile (VER.06, VER.07) wants to be told at `/api-info`.
public struct APIInformation: Sendable {
    public let name: String
    /// Semantic version.
    public let version: String
    public let released: Day
    /// URL.
    public let documentation: String
    /// One of alpha, beta, active, deprecated, retired, decommissioned.
    public let status: String

    public init(name: String, version: String, released: Day, documentation: String, status: String) {
        self.name = name
        self.version = version
        self.released = released
        self.documentation = documentation
        self.status = status
    }
}

extension API {
    /// Adds `/api-info`.
    public mutating func information(_ information: APIInformation) {
        let body: JSONValue = [
            "apiName": .string(information.name),
            "apiVersion": .string(information.version),
            "apiReleased": .string(information.released.iso),
            "apiDocumentation": .string(information.documentation),
            "apiStatus": .string(information.status),
        ]
        open("/api-info", contentType: "application/json", bytes: body.utf8)
    }
}
