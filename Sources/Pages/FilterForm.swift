import Kernel
import Markup

/// The day and the selection of a report: a form that asks by GET, so that an answer has an address.
struct FilterForm {
    let page: Page
    let report: Report
    let query: Query
    let path: String

    func write(_ main: inout Markup) {
        // A choice of nothing is no filter.
        let filters = report.filters.filter { $0.code != "at" && ($0.isDay || !$0.options.isEmpty || $0.value != nil) }
        main.element(
            "form", [("class", "filters"), ("method", "get"), ("action", path), ("aria-label", page.say(Words.filters))]
        ) { form in
            let today = query["at"] == nil ? " (\(page.say(Words.today)) \(report.at.iso))" : ""
            day(code: "at", title: page.say(Words.stateOn) + today, value: query["at"], &form)
            for filter in filters {
                if filter.isDay {
                    day(code: filter.code, title: filter.title, value: filter.value, &form)
                } else {
                    choice(filter, &form)
                }
            }
            if let sort = query["sort"] { form.void("input", [("type", "hidden"), ("name", "sort"), ("value", sort)]) }
            form.element("p", [("class", "actions")]) { actions in
                actions.element("button", [("type", "submit")], text: page.say(Words.show))
                if query["at"] != nil || filters.contains(where: { query[$0.code] != nil }) {
                    actions.element("a", [("href", path)], text: page.say(Words.clearFilters))
                }
            }
        }
        main.newline()
    }

    private func day(code: String, title: String, value: String?, _ form: inout Markup) {
        field(code, title, &form) {
            $0.void("input", [("type", "date"), ("id", "f-\(code)"), ("name", code), ("value", value ?? "")])
        }
    }

    private func choice(_ filter: Report.Filter, _ form: inout Markup) {
        // What was asked for stands there even when it is no option, so that the form says what the tables show.
        let strangers = filter.value.flatMap { value in
            filter.options.contains { $0.value == value } ? nil : Report.Filter.Option(value: value, title: value)
        }
        field(filter.code, filter.title, &form) { field in
            field.element("select", [("id", "f-\(filter.code)"), ("name", filter.code)]) { select in
                select.element("option", [("value", "")], text: page.say(Words.allOf))
                for option in filter.options + (strangers.map { [$0] } ?? []) {
                    var attributes: [(StaticString, String)] = [("value", option.value)]
                    if option.value == filter.value { attributes.append(("selected", "selected")) }
                    select.element("option", attributes, text: option.title)
                }
            }
        }
    }

    private func field(_ code: String, _ title: String, _ form: inout Markup, _ content: (inout Markup) -> Void) {
        form.element("p", [("class", "field")]) { field in
            field.element("label", [("for", "f-\(code)")], text: title)
            content(&field)
        }
    }
}

extension Report.Filter {
    /// Whether it takes a day that is written, and not a choice.
    fileprivate var isDay: Bool { code == "since" && options.isEmpty }
}
