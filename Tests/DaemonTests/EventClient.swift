import Foundation
import Kernel
import NIOCore
import NIOPosix
import Scenes
import WebAPI

/// One connection that reads a stream of Server-Sent Events byte by byte, as a browser's EventSource does.
struct EventClient {
    struct Event: Sendable, Equatable {
        let id: Int64?
        let path: String
        let kind: String
    }

    /// What has been read so far.
    struct Stream {
        let status: Int
        fileprivate var iterator: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
        private var text: String
        private(set) var comments = 0
        /// The last `id:` that came with a whole event.
        private(set) var lastID: Int64?

        fileprivate init(status: Int, iterator: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator, rest: String) {
            (self.status, self.iterator, text) = (status, iterator, rest)
        }

        /// The next event; nil when the server has ended the stream.
        mutating func next() async throws -> Event? {
            while true {
                while let end = text.firstRange(of: "\n\n") {
                    let block = text[..<end.lowerBound]
                    text.removeSubrange(..<end.upperBound)
                    if let event = take(String(block)) { return event }
                }
                guard let part = try await iterator.next() else { return nil }
                text += EventClient.unchunked(String(buffer: part))
            }
        }

        /// Reads on until a comment tells that the stream lives; events that come before it are passed over.
        mutating func nextComment() async throws {
            let told = comments
            while comments == told {
                guard let part = try await iterator.next() else { return }
                text += EventClient.unchunked(String(buffer: part))
                while let end = text.firstRange(of: "\n\n") {
                    _ = take(String(text[..<end.lowerBound]))
                    text.removeSubrange(..<end.upperBound)
                }
            }
        }

        private mutating func take(_ block: String) -> Event? {
            var (id, data): (Int64?, String?) = (nil, nil)
            for line in block.split(separator: "\n") {
                if line.hasPrefix("id: ") { id = Int64(line.dropFirst(4)) }
                if line.hasPrefix("data: ") { data = String(line.dropFirst(6)) }
                if line.hasPrefix(":") { comments += 1 }
            }
            guard let data, let json = try? JSONScanner.parse(Array(data.utf8)) else { return nil }
            if let id { lastID = id }
            return Event(id: id, path: json["path"]?.string ?? "", kind: json["kind"]?.string ?? "")
        }
    }

    /// The data of chunks (RFC 9112, 7.1); a line that is a length is none of an event's.
    private static func unchunked(_ text: String) -> String {
        text.split(separator: "\r\n", omittingEmptySubsequences: false).filter { Int($0, radix: 16) == nil }.joined()
    }

    /// Opens a stream and lets `body` read it; the connection ends with it.
    ///
    /// - Parameter port: nil: where the scene itself listens.
    static func open<Value: Sendable>(
        _ scene: Scene, as who: Who, port: Int? = nil, after: Int64? = nil, lastEventID: Int64? = nil,
        _ body: (inout Stream) async throws -> Value
    ) async throws -> Value {
        let token = try await scene.token(of: who)
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port ?? scene.port ?? 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            let query = after.map { "?offset=\($0)" } ?? ""
            let cursor = lastEventID.map { "Last-Event-ID: \($0)\r\n" } ?? ""
            try await outbound.write(
                ByteBuffer(
                    string: "GET \(API.basePath)/changes\(query) HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer \(token)\r\n"
                        + "Accept: text/event-stream\r\nConnection: close\r\n\(cursor)\r\n"))
            var iterator = inbound.makeAsyncIterator()
            var head = ""
            while head.firstRange(of: "\r\n\r\n") == nil, let part = try await iterator.next() { head += String(buffer: part) }
            let end = head.firstRange(of: "\r\n\r\n")?.upperBound ?? head.endIndex
            let status = Int(head.dropFirst(9).prefix(3)) ?? 0
            var stream = Stream(status: status, iterator: iterator, rest: unchunked(String(head[end...])))
            return try await body(&stream)
        }
    }
}
