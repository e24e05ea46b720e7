import Hummingbird
import Kernel
import NIOCore
import Records
import Synchronization

/// The document that an answer shows, as the caller may see it right now.
struct ShownAnswer {
    let answer: Answer
    let item: ReadRow.Item
    let kind: Caller.Kind
    let language: Language
    let links: LinkWriter
    let transitions: Transitions
    /// The caller may make what it may not see; then only the link is shown.
    let isVisible: Bool

    /// What is kept under the key, without the members that are only for the first answer.
    var stored: StoredAnswer {
        let tag = Representation(item, kind: kind, language: language, links: links, transitions: transitions).entityTag
        return StoredAnswer(
            status: answer.status,
            location: answer.location.map { links.base + $0 },
            contentLocation: links.base + answer.showing,
            entityTag: isVisible ? tag.text : nil,
            body: body(with: answer.stated)
        )
    }

    /// What only the first answer says; nil when it says no more than the stored one.
    var first: [UInt8]? {
        answer.revealed.isEmpty ? nil : body(with: answer.stated + answer.revealed)
    }

    private func body(with members: [(String, JSONValue)]) -> [UInt8] {
        var body = Array(item.body.dropLast())
        for (name, value) in members {
            if body.count > 1 { body.append(UInt8(ascii: ",")) }
            body += JSONValue.string(name).utf8 + [UInt8(ascii: ":")] + value.utf8
        }
        body.append(UInt8(ascii: "}"))
        let item = ReadRow.Item(path: item.path, body: body, version: item.version, transitions: item.transitions)
        var buffer = ByteBuffer()
        Representation.write(item, language: language, links: links, transitions: transitions, into: &buffer)
        return Array(buffer.readableBytesView)
    }
}

/// Carries the first answer, secrets included, out of the transaction that made it; the stored one tells whether it is
/// that transaction's answer which was committed.
final class FirstAnswer: Sendable {
    private let made = Mutex<(stored: StoredAnswer, first: [UInt8])?>(nil)

    func keep(_ first: [UInt8], for stored: StoredAnswer) {
        made.withLock { $0 = (stored, first) }
    }

    /// The body to send for `answer`.
    func body(for answer: StoredAnswer) -> [UInt8] {
        made.withLock { $0 }.flatMap { $0.stored == answer ? $0.first : nil } ?? answer.body
    }
}
