import Foundation
#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A page of HTML read by a strict XML parser: what is not well-formed is refused.
struct Page {
    struct Malformed: Error {}

    let elements: [String: Int]
    let headings: [Int]
    let captions: Int
    let unscopedHeaders: Int
    let text: String

    init(_ html: String) throws {
        let parser = XMLParser(data: Data(html.utf8))
        let reader = Reader()
        parser.delegate = reader
        guard parser.parse() else { throw parser.parserError ?? Malformed() }
        elements = reader.elements
        headings = reader.headings
        captions = reader.elements["caption"] ?? 0
        unscopedHeaders = reader.unscopedHeaders
        text = reader.text
    }

    func count(of element: String) -> Int { elements[element] ?? 0 }

    private final class Reader: NSObject, XMLParserDelegate {
        var elements: [String: Int] = [:]
        var headings: [Int] = []
        var unscopedHeaders = 0
        var text = ""
        private var isInHead = false

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            elements[name, default: 0] += 1
            if name.count == 2, name.hasPrefix("h"), let level = name.last?.wholeNumberValue { headings.append(level) }
            if name == "th", attributes["scope"] == nil { unscopedHeaders += 1 }
            if name == "head" { isInHead = true }
            text += " "
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            if name == "head" { isInHead = false }
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            if !isInHead { text += string }
        }
    }
}
