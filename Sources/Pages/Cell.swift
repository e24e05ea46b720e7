import Kernel
import Markup

/// Writes one value, with its unit, its symbol and what can be opened of it.
struct Cell {
    let page: Page
    /// Of the page it stands on: its day goes on into links.
    let query: Query

    /// Of a list, before the rest is folded away.
    private static let listed = 3

    func write(_ value: Report.Value, _ markup: inout Markup) {
        switch value {
        case .missing: Self.symbol("–", page.say(Words.missing), &markup)
        case .notApplicable: Self.symbol("·", page.say(Words.notApplicable), &markup)
        case .day(let day): markup.element("time", [("datetime", day.iso)], text: day.iso)
        case .instant(let instant): Frame.time(instant, page, &markup)
        case .status(let status, let text): Self.write(status, text, &markup)
        case .link(let text, let path):
            guard let address = path.flatMap({ Place.page(of: $0, query) }) else { return markup.write(text) }
            markup.element("a", [("href", address)], text: text)
        case .quote(let text, let clause):
            markup.element("q", text: text)
            markup.write(" ")
            markup.element("span", [("class", "clause")], text: clause)
        case .list(let values) where values.isEmpty: Self.symbol("–", page.say(Words.missing), &markup)
        case .list(let values) where values.count <= Self.listed + 1: write(list: values[...], &markup)
        case .list(let values):
            write(list: values.prefix(Self.listed), &markup)
            markup.element("details") { details in
                let count = values.count - Self.listed
                details.element("summary", text: page.language == .sv ? "och \(count) till" : "and \(count) more")
                write(list: values.dropFirst(Self.listed), &details)
            }
        case .text, .count, .minutes, .amount, .percent, .days: markup.write(page.formats.plain(value) ?? "")
        }
    }

    private func write(list: ArraySlice<Report.Value>, _ markup: inout Markup) {
        markup.element("ul") { items in
            for value in list { items.element("li") { write(value, &$0) } }
        }
    }

    /// A status by colour, symbol and words.
    static func write(_ status: Report.Value.Status, _ text: String, _ markup: inout Markup) {
        markup.element("span", [("class", "status \(status.rawValue)")]) { span in
            span.element("span", [("class", "symbol"), ("aria-hidden", "true")], text: Words.status(status).symbol)
            span.write(" " + text)
        }
    }

    /// A sign in place of a value, which is read aloud as words.
    static func symbol(_ symbol: String, _ words: String, isSeen: Bool = false, _ markup: inout Markup) {
        markup.element("span", [("class", "symbol"), ("aria-hidden", "true")], text: symbol)
        markup.element("span", [("class", isSeen ? "words" : "unseen")], text: isSeen ? " \(words)" : words)
    }
}

extension Cell {
    /// Bytes that a value takes at most, with the elements around it.
    static func weight(of value: Report.Value) -> Int {
        switch value {
        case .missing, .notApplicable: 120
        case .text(let text): weight(of: text)
        case .day, .instant: 90
        case .count, .minutes, .amount, .percent, .days: 50
        case .status(_, let text): 110 + weight(of: text)
        case .link(let text, let path): 60 + weight(of: text) + weight(of: path ?? "")
        case .quote(let text, let clause): 50 + weight(of: text) + weight(of: clause)
        case .list(let values): values.reduce(100) { $0 + 10 + weight(of: $1) }
        }
    }

    /// An escape is six bytes at most.
    private static func weight(of text: String) -> Int {
        text.utf8.reduce(0) { sum, byte in
            switch byte {
            case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): sum + 6
            // A control becomes U+FFFD.
            case 0..<0x20, 0x7F, 0xC2: sum + 3
            default: sum + 1
            }
        }
    }
}
