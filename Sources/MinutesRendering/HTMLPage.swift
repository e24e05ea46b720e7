import Markup

/// The minutes as one page of HTML: headings in order, tables with captions, no script, no colour that means anything.
struct HTMLPage {
    let text: String

    init(_ paper: MinutesPaper) {
        let composition = Composition(paper)
        var page = Markup(prologue: "<!DOCTYPE html>\n")
        page.element("html", [("lang", "sv")]) { html in
            html.element("head") { head in
                head.void("meta", [("charset", "utf-8")])
                head.void("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
                head.element("title", text: composition.title)
                head.style(Self.sheet)
            }
            html.newline()
            html.element("body") { body in
                body.element("p", [("class", "head")], text: composition.head)
                body.element("main") { Self.write(composition.blocks, into: &$0) }
            }
        }
        page.newline()
        text = page.text
    }

    /// Each heading of level 2 begins a section that it names.
    private static func write(_ blocks: [Block], into page: inout Markup) {
        var rest = blocks[...]
        var number = 0
        while let block = rest.first {
            guard case .heading(2, _) = block else {
                write(block, id: nil, into: &page)
                rest = rest.dropFirst()
                continue
            }
            let end = rest.dropFirst().firstIndex { if case .heading(2, _) = $0 { true } else { false } } ?? rest.endIndex
            let section = rest[..<end]
            number += 1
            let id = "avsnitt-\(number)"
            page.element("section", [("aria-labelledby", id)]) { part in
                for (index, block) in section.enumerated() { write(block, id: index == 0 ? id : nil, into: &part) }
            }
            page.newline()
            rest = rest[end...]
        }
    }

    private static func write(_ block: Block, id: String?, into page: inout Markup) {
        let attributes: [(StaticString, String)] = if let id { [("id", id)] } else { [] }
        switch block {
        case .heading(1, let text): page.element("h1", attributes, text: text)
        case .heading(2, let text): page.element("h2", attributes, text: text)
        case .heading(3, let text): page.element("h3", attributes, text: text)
        case .heading(_, let text): page.element("h4", attributes, text: text)
        case .paragraph(let text): write(text, "p", into: &page)
        case .resolution(let text): page.element("p", [("class", "resolution")], text: text)
        case .facts(let facts):
            page.element("dl") { list in
                for fact in facts {
                    list.element("div") { pair in
                        pair.element("dt", text: fact.name)
                        write(fact.value, "dd", into: &pair)
                    }
                }
            }
        case .list(let items): page.element("ul") { list in items.forEach { write($0, "li", into: &list) } }
        case .table(let table): write(table, into: &page)
        }
        page.newline()
    }

    private static func write(_ table: Block.Table, into page: inout Markup) {
        page.element("table") { body in
            body.element("caption", text: table.caption)
            body.element("thead") { head in
                head.element("tr") { row in table.columns.forEach { row.element("th", [("scope", "col")], text: $0) } }
            }
            body.element("tbody") { rows in
                for cells in table.rows {
                    rows.newline()
                    rows.element("tr") { row in
                        row.element("th", [("scope", "row")], text: cells.first ?? "")
                        for (column, cell) in zip(table.columns, cells).dropFirst() {
                            write(cell, "td", [("data-column", column)], into: &row)
                        }
                    }
                }
            }
        }
    }

    /// Text whose line breaks are kept.
    private static func write(
        _ text: String, _ element: StaticString, _ attributes: [(StaticString, String)] = [], into page: inout Markup
    ) {
        page.element(element, attributes) { content in
            for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
                if index > 0 { content.void("br", []) }
                content.write(String(line))
            }
        }
    }

    private static let sheet: StaticString = """
        :root { color-scheme: light; }
        body { font: 1rem/1.5 "DejaVu Sans", "Liberation Sans", Arial, sans-serif; color: #000; background: #fff;
          max-width: 46rem; margin: 0 auto; padding: 1rem; }
        h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .5rem; }
        h2 { font-size: 1.2rem; line-height: 1.3; margin: 2rem 0 .5rem; border-top: 1px solid; padding-top: .75rem; }
        h3 { font-size: 1rem; margin: 1.1rem 0 .25rem; }
        h4 { font-size: .95rem; font-style: italic; margin: .9rem 0 .25rem; }
        h1, h2, h3, h4, caption { break-after: avoid; }
        p, ul, dl { margin: .3rem 0 .6rem; }
        p, li, dd { overflow-wrap: break-word; }
        td, th { hyphens: auto; }
        .head { font-size: .85rem; string-set: head content(); }
        .resolution { font-weight: bold; border-left: 4px solid; padding-left: .75rem; break-inside: avoid; }
        dl div { display: flex; gap: .75rem; break-inside: avoid; }
        dt { flex: 0 0 10rem; font-weight: bold; }
        dd { margin: 0; flex: 1; }
        table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; font-size: .9rem; }
        caption { text-align: left; font-weight: bold; padding-bottom: .25rem; }
        th, td { text-align: left; vertical-align: top; border: 1px solid #555; padding: .2rem .4rem; }
        tbody th { font-weight: normal; }
        tr { break-inside: avoid; }
        @media screen and (max-width: 40rem) { h1 { font-size: 1.35rem; } dl div { display: block; }
          table, caption, tbody, tr, th, td { display: block; } thead { position: absolute; clip-path: inset(50%); }
          tbody tr { border-top: 1px solid #555; padding: .35rem 0; } th, td { border: 0; padding: 0; } tbody th { font-weight: bold; }
          td:empty { display: none; } td::before { content: attr(data-column) ": "; } }
        @page { size: A4; margin: 22mm 20mm 20mm;
          @top-left { content: string(head); font: 8pt "DejaVu Sans", "Liberation Sans", sans-serif; }
          @bottom-right { content: "Sida " counter(page) " av " counter(pages);
            font: 8pt "DejaVu Sans", "Liberation Sans", sans-serif; } }
        @media print { body { font-size: 10pt; max-width: none; padding: 0; } .head { position: absolute; visibility: hidden; }
          p { orphans: 2; widows: 2; } }
        """
}
