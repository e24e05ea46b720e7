/// What a value of the file may look like, whatever it means: keys, types, codes, and the names that must exist.
indirect enum Shape: Sendable {
    /// A text for people: Unicode normal form C, no control characters, no blanks around it.
    case text
    /// `{sv, en}`
    case wording
    case day
    case integer(ClosedRange<Int>)
    case flag
    /// Lower-case ASCII letters, digits and hyphens; unique where the checks say so.
    case code
    /// One of these words.
    case word([String])
    /// One of these words, or a list of some.
    case words([String])
    /// A new name, unique among its kind in the file.
    case declares(Name)
    /// A name that the file declares.
    case refers(Name)
    case list(Shape, atLeast: Int)
    case record([Field])
    /// A parameter's value: its key decides, see `ParameterCheck`.
    case parameterValue

    struct Field: Sendable {
        let key: String
        let shape: Shape
        let isRequired: Bool
    }

    /// Kinds of names that hold for the whole file. Seats, offices and meetings are named within their group.
    enum Name: String, Sendable {
        case clause, partyKind, party, group, appointedGroup, matter, capacity, parameter, area
        case costClass, incomeOrigin, sharingKey, person

        /// What a name of this kind is called when nothing bears it.
        var unknown: String {
            switch self {
            case .partyKind, .matter, .area, .costClass, .incomeOrigin: "okänt \(swedish)"
            default: "okänd \(swedish)"
            }
        }

        var swedish: String {
            switch self {
            case .clause: "klausul"
            case .partyKind: "partsslag"
            case .party: "part"
            case .group: "grupp"
            case .appointedGroup: "utsedd grupp"
            case .matter: "ärendeslag"
            case .capacity: "tidsram"
            case .parameter: "parameter"
            case .area: "samverkansområde"
            case .costClass: "kostnadsslag"
            case .incomeOrigin: "intäktsslag"
            case .sharingKey: "fördelningsgrund"
            case .person: "person"
            }
        }
    }

    /// Whether a list of such values is a set: each stands in it once.
    var isName: Bool {
        switch self {
        case .code, .word, .integer, .refers: true
        default: false
        }
    }

    static func required(_ key: String, _ shape: Shape) -> Field { Field(key: key, shape: shape, isRequired: true) }

    static func optional(_ key: String, _ shape: Shape) -> Field { Field(key: key, shape: shape, isRequired: false) }
}
