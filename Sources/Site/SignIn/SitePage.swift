import HTTPTypes
import Hummingbird
import Kernel
import Markup
import NIOCore
import Pages

/// Answers with a page, or the way to one. None of them is kept anywhere.
enum SitePage {
    static func html(
        _ status: HTTPResponse.Status, _ page: String, _ language: Language, cookies: [String] = []
    ) -> Response {
        var headers = headers(cookies)
        headers[.contentType] = Page.mediaType
        headers[.contentLanguage] = language.rawValue
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: page)))
    }

    static func redirect(to address: String, cookies: [String]) -> Response {
        var headers = headers(cookies)
        headers[.location] = address
        return Response(status: .seeOther, headers: headers)
    }

    private static func headers(_ cookies: [String]) -> HTTPFields {
        var headers: HTTPFields = [.cacheControl: "no-store"]
        for cookie in cookies { headers.append(HTTPField(name: .setCookie, value: cookie)) }
        return headers
    }
}

/// Goes on by itself, and by a link where that is turned off. A browser that came from another site comes from this one then,
/// and brings the cookies that are `Strict`.
enum ForwardingPage {
    private static let title = Wording(sv: "Ett ögonblick", en: "One moment")
    private static let goOn = Wording(sv: "Fortsätt", en: "Go on")

    /// - Parameter address: a path of ours, percent-encoded.
    static func html(to address: String, _ language: Language) -> String {
        var document = Markup(prologue: "<!DOCTYPE html>\n")
        document.element("html", [("lang", language.rawValue)]) { html in
            html.element("head") { head in
                head.void("meta", [("charset", "utf-8")])
                head.void("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
                head.void("meta", [("http-equiv", "refresh"), ("content", "0;url=\(address)")])
                head.void("link", [("rel", "stylesheet"), ("href", Page.styleSheetAddress)])
                head.element("title", text: title[language])
            }
            html.element("body") { body in
                body.element("main") { main in
                    main.element("h1", text: title[language])
                    main.element("p") { $0.element("a", [("href", address)], text: goOn[language]) }
                }
            }
        }
        return document.text
    }
}
