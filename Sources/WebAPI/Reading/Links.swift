import Hummingbird
import Kernel
import NIOCore

/// Writes links: absolute, each with href, rel, method and, where people choose, a title.
struct LinkWriter {
    /// Absolute URL of the API's root.
    let base: String

    /// `"self":{…}` for the thing at `path`.
    func writeSelf(_ path: [UInt8], into buffer: inout ByteBuffer) {
        buffer.writeString("\"self\":{\"href\":\"")
        buffer.writeString(base)
        buffer.writeBytes(path)
        buffer.writeString("\",\"rel\":\"self\",\"method\":\"GET\"}")
    }

    /// `,"name":{…}` for each transition open to the caller.
    func writeTransitions(
        _ names: [UInt8],
        of path: [UInt8],
        titles: Transitions,
        language: Language,
        into buffer: inout ByteBuffer
    ) {
        guard !names.isEmpty else { return }
        for name in names.split(separator: UInt8(ascii: ",")) {
            let transition = titles[String(decoding: name, as: UTF8.self).trimmed]
            buffer.writeString(transition.beforePath)
            buffer.writeString(base)
            buffer.writeBytes(path)
            buffer.writeString(transition.afterPath[language])
        }
    }

    /// `"rel":{…}` for a page of the list at `path`; `query` is percent-encoded and not empty.
    func writePage(_ relation: String, path: String, query: String, into buffer: inout ByteBuffer) {
        buffer.writeString(
            "\"\(relation)\":{\"href\":\"\(base)\(path)?\(query)\",\"rel\":\"\(relation)\",\"method\":\"GET\"}"
        )
    }
}

/// How the transitions of one document are linked, by name.
struct Transitions: Sendable {
    /// Written once, since every read repeats it: only base and path differ.
    struct Transition: Sendable {
        let beforePath: String
        let afterPath: Wording

        /// `suffix` is what follows the document's own path.
        init(_ name: Substring, suffix: String, method: String, title: Wording) {
            func rest(_ title: String) -> String {
                let title = JSONValue.string(title).text
                return "\(suffix)\",\"rel\":\"\(name)\",\"method\":\"\(method)\",\"title\":\(title)}"
            }
            beforePath = ",\"\(name)\":{\"href\":\""
            afterPath = Wording(sv: rest(title.sv), en: rest(title.en))
        }
    }

    static let none = Transitions()

    private var known: [Substring: Transition] = [:]

    private init() {}

    /// Those of the document at `template`: commands on it are `edit` and `delete`, POST commands right below it are
    /// called by their last segment.
    init(of template: Template, among resources: [Resource]) {
        for resource in resources {
            for (method, command) in resource.commands {
                if resource.template.segments == template.segments {
                    let name: Substring = method == .delete ? "delete" : "edit"
                    known[name] = Transition(name, suffix: "", method: method.rawValue, title: command.title)
                } else if method == .post, resource.template.segments.dropLast() == template.segments[...],
                    case .literal(let name) = resource.template.segments.last
                {
                    known[name[...]] = Transition(name[...], suffix: "/" + name, method: "POST", title: command.title)
                }
            }
        }
    }

    /// A name that no command bears is linked as a POST below the document, under its own name.
    subscript(name: Substring) -> Transition {
        known[name]
            ?? Transition(name, suffix: "/" + name, method: "POST", title: Wording(sv: String(name), en: String(name)))
    }
}
