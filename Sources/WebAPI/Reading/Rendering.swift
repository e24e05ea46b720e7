public import Kernel

/// Another form of a document than JSON, for who asks for it with `Accept`.
public struct Rendering: Sendable {
    /// Media type, with its charset when it has one.
    let contentType: String
    /// Of what is written, whatever language the reader prefers; nil: the one that the reader prefers.
    let language: Language?
    /// With the parameters and columns of the document's own; its body is what is rendered.
    let statement: ReadStatement
    /// Makes the bytes out of the JSON object that the database wrote.
    let render: @Sendable ([UInt8]) async throws -> [UInt8]

    /// - Parameter render: may throw ``RenderingUnavailable``.
    public init(
        contentType: String,
        language: Language? = nil,
        sql: String,
        render: @escaping @Sendable ([UInt8]) async throws -> [UInt8]
    ) {
        self.contentType = contentType
        self.language = language
        statement = .document(sql)
        self.render = render
    }

    /// The media type without parameters.
    var mediaType: String { String(contentType.prefix { $0 != ";" }) }
}

/// A form that can't be made here and now.
public struct RenderingUnavailable: Error, Sendable {
    /// What is missing, or what to do.
    public let detail: Wording

    public init(detail: Wording) {
        self.detail = detail
    }
}
