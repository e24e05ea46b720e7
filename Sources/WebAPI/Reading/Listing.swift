import Hummingbird
import Kernel
import NIOCore
import Records

/// A page of things as it is sent: `items`, `_meta` and `_links`.
struct Listing {
    let page: Page
    let total: Int64
    let items: [ReadRow.Item]
    let kind: Caller.Kind
    let language: Language
    let links: LinkWriter

    /// `path` is relative to the base and percent-encoded; `query` is what the caller sent.
    func representation(
        path: String,
        query: Query,
        transitions: (ReadRow.Item) -> Transitions
    ) -> (ByteBuffer, EntityTag) {
        let length = items.reduce(512) { $0 + $1.body.count + 256 }
        var buffer = ByteBufferAllocator().buffer(capacity: length)
        buffer.writeString("{\"items\":[")
        for (index, item) in items.enumerated() {
            if index > 0 { buffer.writeString(",") }
            Representation.write(
                item,
                language: language,
                links: links,
                transitions: transitions(item),
                into: &buffer
            )
        }
        let pages = page.pages(of: total)
        buffer.writeString("],\"_meta\":{\"page\":\(page.number),\"limit\":\(page.limit),\"count\":\(items.count),")
        buffer.writeString("\"totalRecords\":\(total),\"totalPages\":\(pages)},\"_links\":{")
        writeLinks(path: path, query: query, pages: pages, into: &buffer)
        buffer.writeString("}}")
        return (buffer, entityTag)
    }

    private func writeLinks(path: String, query: Query, pages: Int64, into buffer: inout ByteBuffer) {
        let others = query.items.filter { $0.name != "page" && $0.name != "limit" }
            .map { PercentEncoding.encode($0.name) + "=" + PercentEncoding.encode($0.value) }
        func write(_ relation: String, _ number: Int64) {
            let parameters = ["page=\(number)", "limit=\(page.limit)"] + others
            links.writePage(relation, path: path, query: parameters.joined(separator: "&"), into: &buffer)
        }
        let number = Int64(page.number)
        let last = max(1, pages)
        write("self", number)
        buffer.writeString(",")
        write("first", 1)
        if number > 1 {
            buffer.writeString(",")
            write("prev", min(number - 1, last))
        }
        if number < pages {
            buffer.writeString(",")
            write("next", number + 1)
        }
        buffer.writeString(",")
        write("last", last)
    }

    /// A list has no version of its own: the digest covers what it shows, and how many there are.
    private var entityTag: EntityTag {
        var digest = StableHash()
        digest.combine(Array("\(kind.rawValue) \(total) \(page.number) \(page.limit)".utf8))
        for item in items {
            digest.combine(item.path)
            digest.combine(item.transitions)
            digest.combine(item.body)
        }
        return EntityTag(version: total, language: language, digest: digest)
    }
}
