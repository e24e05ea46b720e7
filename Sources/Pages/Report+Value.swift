public import Kernel

extension Report {
    /// One value of a report by its kind: what JSON says, understood.
    public enum Value: Sendable, Equatable {
        /// Not known.
        case missing
        /// The question does not arise here.
        case notApplicable
        case text(String)
        case day(Day)
        case instant(Instant)
        case count(Int64)
        case minutes(Int64)
        /// In öre.
        case amount(Int64)
        case percent(Double)
        case days(Int64)
        case status(Status, String)
        /// - Parameter path: in the API, from its root; nil: there is nothing to open.
        case link(String, path: String?)
        /// The clause's own words.
        case quote(String, clause: String)
        case list([Value])

        public enum Status: String, Sendable, CaseIterable {
            case good, watch, bad, none
        }

        /// nil when `json` is no value of that kind.
        public init?(_ json: JSONValue?, _ kind: Kind) {
            switch (json ?? .null, kind) {
            case (.null, _): self = .missing
            case (.object(let members), _) where members.count == 1 && members[0] == ("missing", "notApplicable"):
                self = .notApplicable
            case (.array(let elements), .text), (.array(let elements), .link), (.array(let elements), .quote):
                var list: [Value] = []
                for element in elements {
                    guard let value = Value(one: element, kind) else { return nil }
                    list.append(value)
                }
                self = .list(list)
            case (let json, _):
                guard let value = Value(one: json, kind) else { return nil }
                self = value
            }
        }

        private init?(one json: JSONValue, _ kind: Kind) {
            switch (kind, json) {
            case (.text, .string(let text)): self = .text(text)
            case (.day, .string(let text)):
                guard let day = Day(iso: text) else { return nil }
                self = .day(day)
            case (.instant, .string(let text)):
                guard let instant = Instant(rfc3339: text) else { return nil }
                self = .instant(instant)
            case (.count, .integer(let number)): self = .count(number)
            case (.hours, .integer(let number)): self = .minutes(number)
            case (.days, .integer(let number)): self = .days(number)
            case (.kronor, _):
                // A double holds öre exactly up to 90 billion kronor.
                guard let kronor = json.decimal, abs(kronor) < 9e10 else { return nil }
                self = .amount(Int64((kronor * 100).rounded()))
            case (.percent, _):
                guard let percent = json.decimal, abs(percent) < 1e9 else { return nil }
                self = .percent(percent)
            case (.status, .object):
                guard let code = json["code"]?.string, let status = Status(rawValue: code), let text = json["text"]?.string
                else { return nil }
                self = .status(status, text)
            case (.link, .object):
                guard let text = json["text"]?.string else { return nil }
                self = .link(text, path: json["path"]?.string)
            case (.quote, .object):
                guard let text = json["text"]?.string, let clause = json["clause"]?.string else { return nil }
                self = .quote(text, clause: clause)
            default: return nil
            }
        }
    }
}

extension JSONValue {
    fileprivate var decimal: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }
}
