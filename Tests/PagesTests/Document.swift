import Foundation
#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A page read by a strict XML parser: what is not well-formed is refused.
struct Document {
    struct Malformed: Error {}
    typealias Element = (name: String, attributes: [String: String])

    let elements: [Element]
    let text: String

    init(_ html: String) throws {
        let parser = XMLParser(data: Data(html.utf8))
        let reader = Reader()
        parser.delegate = reader
        guard parser.parse() else { throw parser.parserError ?? Malformed() }
        elements = reader.elements
        text = reader.text
    }

    func all(_ name: String) -> [[String: String]] { elements.filter { $0.name == name }.map(\.attributes) }

    var headings: [Int] {
        elements.compactMap { $0.name.count == 2 && $0.name.hasPrefix("h") ? $0.name.last?.wholeNumberValue : nil }
    }

    var addresses: [String] { all("a").compactMap { $0["href"] } }

    private final class Reader: NSObject, XMLParserDelegate {
        var elements: [Element] = []
        var text = ""

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            elements.append((name, attributes))
            text += " "
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
    }
}
