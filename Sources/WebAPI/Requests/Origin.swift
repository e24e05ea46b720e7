/// Where clients find this service: every link starts with it.
public struct Origin: Sendable, Equatable {
    /// Scheme, host and port without a trailing slash, such as `https://samverkan.example.se`.
    public let url: String
    /// Whether a proxy in front sets `Forwarded` (RFC 7239) on every request. Without one the header is anybody's word.
    public let trustsProxy: Bool

    public init(url: String, trustsProxy: Bool = false) {
        self.url = url.hasSuffix("/") ? String(url.dropLast()) : url
        self.trustsProxy = trustsProxy
    }

    /// The absolute URL of the API's root.
    var base: String { url + API.basePath }

    /// The client's address without a port: as the nearest proxy wrote it when one is trusted to, else that of the
    /// connection.
    public func client(forwarded: String?, peer: String?) -> String? {
        guard trustsProxy else { return peer }
        guard let node = forwarded.flatMap(Origin.pairs)?["for"] else { return nil }
        // An address of IPv6 stands in brackets (RFC 7239, 6); some proxies leave them out.
        if node.hasPrefix("[") { return String(node.dropFirst().prefix { $0 != "]" }) }
        let parts = node.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2 ? String(parts[0]) : node
    }

    /// The last element, the one that the nearest proxy wrote, with names and values in small letters.
    private static func pairs(in forwarded: String) -> [String: String]? {
        var pairs: [String: String] = [:]
        for pair in forwarded.split(separator: ",").last?.split(separator: ";") ?? [] {
            let parts = pair.split(separator: "=", maxSplits: 1).map(\.trimmed)
            guard parts.count == 2 else { return nil }
            let value =
                parts[1].hasPrefix("\"") && parts[1].hasSuffix("\"") && parts[1].count > 1
                ? parts[1].dropFirst().dropLast() : parts[1]
            pairs[parts[0].lowercased()] = value.lowercased()
        }
        return pairs
    }
}
