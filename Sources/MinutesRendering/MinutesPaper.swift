public import Kernel

/// The minutes as somebody reads them: the record, how far they have come, and which part is asked for.
public struct MinutesPaper: Sendable {
    struct Attestation: Sendable {
        let function: String
        let person: MinutesRecord.Person
        let at: String

        init(_ fields: JSONObjectReader) throws(MalformedRecord) {
            function = try fields.text("function")
            person = try MinutesRecord.Person(fields)
            at = try fields.text("at")
        }
    }

    /// A later record that puts something right: it points at the paragraph and changes nothing in it.
    struct Correction: Sendable {
        let paragraph: String?
        let number: Int?
        let on: String
        let text: String

        init(_ fields: JSONObjectReader) throws(MalformedRecord) {
            paragraph = try fields.optionalText("paragraph")
            number = try fields.optionalNumber("number")
            on = try fields.text("on")
            text = try fields.text("text")
        }
    }

    let state: String
    /// SHA-256 of the record's canonical text, in hexadecimal, once it is frozen.
    let hash: String?
    let publishedOn: String?
    let attestations: [Attestation]
    /// Functions whose holders have not attested yet.
    let awaited: [String]
    let corrections: [Correction]
    let record: MinutesRecord
    /// The § that an extract is of; nil: all of it.
    let extract: Int?

    /// - Throws: `MalformedRecord` for what the database did not write as minutes.
    public init(_ json: JSONValue) throws(MalformedRecord) {
        let fields = JSONObjectReader(json)
        state = try fields.text("state")
        hash = try fields.optionalText("hash")
        publishedOn = try fields.optionalText("publishedOn")
        attestations = try fields.records("attestations", Attestation.init)
        awaited = try fields.texts("awaited")
        corrections = try fields.records("corrections", Correction.init)
        record = try fields.record("record") { fields throws(MalformedRecord) in try MinutesRecord(fields) }
        extract = try fields.optionalNumber("extract")
    }

    /// As a page of HTML that needs nothing else, for screen, print and `weasyprint`.
    public var html: String { HTMLPage(self).text }

    /// As plain text of 72 columns.
    public var plainText: String { PlainText(Composition(self).blocks).text }
}
