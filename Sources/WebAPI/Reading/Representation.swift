import Hummingbird
import Kernel
import NIOCore
import Records

/// A thing as it is sent: the database's bytes with links spliced in, never decoded.
struct Representation: Sendable {
    var body: ByteBuffer
    let entityTag: EntityTag

    /// Bytes that links add, roughly: an absolute URL and its frame for itself and a few transitions.
    private static let linksLength = 768

    init(_ item: ReadRow.Item, kind: Caller.Kind, language: Language, links: LinkWriter, transitions: Transitions) {
        var buffer = ByteBufferAllocator().buffer(capacity: item.body.count + Representation.linksLength)
        Representation.write(item, language: language, links: links, transitions: transitions, into: &buffer)
        body = buffer
        var digest = StableHash()
        digest.combine(Array(kind.rawValue.utf8))
        digest.combine(item.transitions)
        digest.combine(item.body)
        entityTag = EntityTag(version: item.version, language: language, digest: digest)
    }

    /// The object of `item` with `_links` as its last member.
    static func write(
        _ item: ReadRow.Item,
        language: Language,
        links: LinkWriter,
        transitions: Transitions,
        into buffer: inout ByteBuffer
    ) {
        let open = item.body.dropLast()
        buffer.writeBytes(open)
        buffer.writeString(open.count > 1 ? ",\"_links\":{" : "\"_links\":{")
        links.writeSelf(item.path, into: &buffer)
        links.writeTransitions(item.transitions, of: item.path, titles: transitions, language: language, into: &buffer)
        buffer.writeString("}}")
    }
}
