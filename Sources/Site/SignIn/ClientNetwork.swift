import Foundation
import Logging
import Synchronization
import WebAPI

/// Whom an attempt is held against: an address of IPv4, or the first half of one of IPv6, since no subscriber has less.
struct ClientNetwork: Hashable, Sendable {
    private let bytes: [UInt8]

    /// nil for what is no address.
    init?(_ address: String) {
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, address, &bytes) == 1 {
            self.bytes = Array(bytes[..<4])
        } else if inet_pton(AF_INET6, String(address.prefix { $0 != "%" }), &bytes) == 1 {
            // IPv4 as a socket for both sees it (RFC 4291, 2.5.5.2).
            let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
            self.bytes = Array(isMapped ? bytes[12...] : bytes[..<8])
        } else {
            return nil
        }
    }

    /// Whether it is this machine: 127.0.0.0/8, or `::1`, the only one of its half that anybody has.
    var isLoopback: Bool { bytes.count == 4 ? bytes[0] == 127 : bytes.allSatisfy { $0 == 0 } }
}

/// Finds out which client a request comes from.
final class ClientFinder: Sendable {
    private let origin: Origin
    private let logger: Logger
    private let hasWarned = Mutex(false)

    init(origin: Origin, logger: Logger) {
        self.origin = origin
        self.logger = logger
    }

    /// nil when nobody tells. A proxy on this machine that the service was not told to trust is nobody: all clients would be
    /// one, and any of them could keep the others out.
    ///
    /// - Parameters:
    ///   - forwarded: the field of the request (RFC 7239).
    ///   - peer: the address at the other end of the connection.
    func client(forwarded: String?, peer: String?) -> ClientNetwork? {
        let client = origin.client(forwarded: forwarded, peer: peer).flatMap(ClientNetwork.init)
        guard !origin.trustsProxy, forwarded != nil, client?.isLoopback == true else { return client }
        let isFirst = hasWarned.withLock { warned in
            defer { warned = true }
            return !warned
        }
        if isFirst {
            logger.warning(
                "en proxy skickar Forwarded men är inte betrodd, så misslyckade inloggningar räknas inte: sätt SAMVERKAN_BEHIND_PROXY=true")
        }
        return nil
    }
}
