/// A piece of the minutes, before anybody has chosen how it looks: every rendering shows the same pieces in the same order.
enum Block: Sendable, Equatable {
    /// Level 1 is the document's own; a level 2 begins a section.
    case heading(Int, String)
    /// Line breaks in it are kept.
    case paragraph(String)
    /// What the meeting decided: set apart.
    case resolution(String)
    case facts([Fact])
    case list([String])
    case table(Table)

    struct Fact: Sendable, Equatable {
        let name: String
        let value: String
    }

    /// Every row has as many cells as there are columns; the first one names the row.
    struct Table: Sendable, Equatable {
        let caption: String
        let columns: [String]
        let rows: [[String]]
    }
}
