/// The languages that texts for people are written in.
public enum Language: String, Sendable, CaseIterable {
    case sv
    case en
}

/// One text for people, in every language.
public struct Wording: Sendable, Equatable {
    public let sv: String
    public let en: String

    public init(sv: String, en: String) {
        self.sv = sv
        self.en = en
    }

    public subscript(language: Language) -> String {
        switch language {
        case .sv: sv
        case .en: en
        }
    }
}
