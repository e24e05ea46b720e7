import Kernel
import Markup

/// What stands around the content of every page: head, header, navigation and footer.
struct Frame {
    let page: Page
    let title: String
    /// Code of the report that the navigation marks; nil: none of them.
    var code: String?
    /// Kept in the links of the navigation, so that one stays on a day.
    var day: String?
    var dataTime: Instant?
    /// Pages of one language only say which.
    var language: Language?
    /// Whether the reader may look around: one who is not let in sees no navigation.
    var hasNavigation = true

    func html(_ content: (inout Markup) -> Void) -> String {
        var document = Markup(prologue: "<!DOCTYPE html>\n")
        document.element("html", [("lang", (language ?? page.language).rawValue)]) { html in
            head(&html)
            html.element("body", [("id", "top")]) { body in
                body.element("a", [("class", "skip"), ("href", "#content")], text: page.say(Words.skip))
                header(&body)
                body.newline()
                body.element("div", [("class", hasNavigation ? "page" : "page alone")]) { columns in
                    if hasNavigation { navigation(&columns) }
                    columns.element("main", [("id", "content"), ("tabindex", "-1")], content)
                }
                body.newline()
                footer(&body)
            }
        }
        document.newline()
        return document.text
    }

    private func head(_ html: inout Markup) {
        html.element("head") { head in
            head.void("meta", [("charset", "utf-8")])
            head.void("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
            head.void("meta", [("name", "color-scheme"), ("content", "light dark")])
            head.element("title", text: "\(title) – \(page.sender.collaboration)")
            head.void("link", [("rel", "stylesheet"), ("href", Page.styleSheetAddress)])
        }
        html.newline()
    }

    private func header(_ body: inout Markup) {
        body.element("header", [("class", "top")]) { header in
            header.element("div", [("class", "bar")]) { bar in
                bar.element("a", [("class", "brand"), ("href", Page.root)]) { brand in
                    brand.element("span", [("class", "name")], text: page.sender.collaboration)
                    brand.element("span", [("class", "what")], text: page.say(Words.insight))
                }
                if hasNavigation {
                    bar.element("a", [("class", "to-menu"), ("href", "#menu")], text: page.say(Words.menu))
                }
                if let person = page.signedIn {
                    bar.element("form", [("class", "who"), ("method", "post"), ("action", "\(Page.root)/sign-out")]) { form in
                        form.element("span", text: person)
                        form.element("button", [("type", "submit")], text: page.say(Words.signOut))
                    }
                } else {
                    bar.element("p", [("class", "who")]) { who in
                        who.element("a", [("href", "\(Page.root)/sign-in")], text: page.say(Words.signIn))
                    }
                }
            }
        }
    }

    private func navigation(_ columns: inout Markup) {
        let query = Query(day.map { [("at", $0)] } ?? [])
        columns.element("nav", [("id", "menu"), ("class", "menu"), ("aria-label", page.say(Words.pages))]) { nav in
            nav.element("ul") { list in
                for entry in Place.entries {
                    list.element("li") { item in
                        var attributes: [(StaticString, String)] = [("href", query.address(Place.path(of: entry.code)))]
                        if let code, Place.entry(of: code)?.code == entry.code {
                            attributes.append(("aria-current", entry.code == code ? "page" : "true"))
                        }
                        item.element("a", attributes, text: page.say(entry.title))
                    }
                }
            }
            nav.element("p", [("class", "close")]) { $0.element("a", [("href", "#top")], text: page.say(Words.closeMenu)) }
        }
        columns.newline()
    }

    private func footer(_ body: inout Markup) {
        body.element("footer", [("class", "bottom")]) { footer in
            footer.element("div", [("class", "bar")]) { bar in
                bar.element("p") { sender in
                    sender.write(page.say(Words.sender) + " ")
                    sender.element("strong", text: page.sender.name)
                    if let dataTime {
                        sender.write(". \(page.say(Words.dataTime)) ")
                        Self.time(dataTime, page, &sender)
                    }
                    sender.write(".")
                }
                bar.element("ul") { list in
                    for (path, words) in [
                        ("accessibility", Words.accessibility), ("personal-data", Words.personalData),
                    ] {
                        list.element("li") {
                            $0.element("a", [("href", "\(Page.root)/\(path)")], text: page.say(words))
                        }
                    }
                    if let contact = page.sender.contact {
                        list.element("li") {
                            $0.element("a", [("href", "mailto:\(contact)")], text: page.say(Words.feedback))
                        }
                    }
                }
            }
        }
    }

    static func time(_ instant: Instant, _ page: Page, _ markup: inout Markup) {
        markup.element("time", [("datetime", instant.rfc3339)], text: page.formats.instant(instant))
    }
}
