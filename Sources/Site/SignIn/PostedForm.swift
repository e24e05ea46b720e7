import HTTPTypes
import Hummingbird
import NIOCore
import WebAPI

/// A small form as a browser posts it.
enum PostedForm {
    /// Bytes.
    private static let maximumLength = 8 << 10

    /// Names and values; nil for what is too long or no form. No content is an empty form.
    static func read(_ request: Request) async throws -> [String: String]? {
        var content: [UInt8] = []
        for try await part in request.body {
            guard content.count + part.readableBytes <= maximumLength else { return nil }
            content.append(contentsOf: part.readableBytesView)
        }
        guard !content.isEmpty else { return [:] }
        let type = request.headers[.contentType]?.prefix { $0 != ";" }.lowercased()
        guard type == "application/x-www-form-urlencoded", let text = String(validating: content, as: UTF8.self) else { return nil }
        return FormText.decode(text)
    }
}

extension Origin {
    /// Whether a form was posted from a page of ours, as the browser tells (Fetch Metadata, or else `Origin`).
    ///
    /// A request that says neither comes from no browser of today and is refused.
    func isSource(of request: Request) -> Bool {
        let site = request.headers[.secFetchSite]
        guard site == nil || site == "same-origin" else { return false }
        guard let sender = request.headers[.origin], sender != "null" else { return site != nil }
        return sender == url
    }
}

extension HTTPField.Name {
    static var secFetchSite: Self { names.secFetchSite }
    static var forwarded: Self { names.forwarded }

    private static let names = (secFetchSite: known("Sec-Fetch-Site"), forwarded: known("Forwarded"))
}
