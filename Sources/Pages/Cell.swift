import Kernel
import Markup

/// Writes one value, with its unit, its symbol and what can be opened of it.
struct Cell {
    let page: Page
    /// Of the page it stands on: its day goes on into links.
    let query: Query

    func write(_ value: Report.Value, _ markup: inout Markup) {
        switch value {
        case .missing: Self.symbol("–", page.say(Words.missing), &markup)
        case .notApplicable: Self.symbol("·", page.say(Words.notApplicable), &markup)
        case .day(let day): markup.element("time", [("datetime", day.iso)], text: day.iso)
        case .instant(let instant): Frame.time(instant, page, &markup)
        case .status(let status, let text): Self.write(status, text, &markup)
        case .link(let text, let path):
            guard let path = path.flatMap(Place.page) else { return markup.write(text) }
            markup.element("a", [("href", query.keeping(["at"]).address(path))], text: text)
        case .quote(let text, let clause):
            markup.element("q", text: text)
            markup.write(" ")
            markup.element("span", [("class", "clause")], text: clause)
        case .list(let values) where values.isEmpty: Self.symbol("–", page.say(Words.missing), &markup)
        case .list(let values):
            markup.element("ul") { list in
                for value in values { list.element("li") { write(value, &$0) } }
            }
        case .text, .count, .minutes, .amount, .percent, .days: markup.write(page.formats.plain(value) ?? "")
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
