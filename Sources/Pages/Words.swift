import Kernel

/// What the pages say of their own.
enum Words {
    static let accessibility = Wording(sv: "Tillgänglighetsredogörelse", en: "Accessibility statement (in Swedish)")
    static let allOf = Wording(sv: "Alla", en: "All")
    static let ascending = Wording(sv: "stigande", en: "ascending")
    static let breadcrumbs = Wording(sv: "Du är här", en: "You are here")
    static let chart = Wording(sv: "Diagram", en: "Chart")
    static let clearFilters = Wording(sv: "Rensa urvalet", en: "Clear the selection")
    static let closeMenu = Wording(sv: "Stäng menyn", en: "Close the menu")
    static let columns = Wording(sv: "Vad kolumnerna betyder", en: "What the columns mean")
    static let dataTime = Wording(sv: "Uppgifterna är registrerade till och med", en: "Records up to")
    static let dayFormat = Wording(sv: "ÅÅÅÅ-MM-DD", en: "YYYY-MM-DD")
    static let definition = Wording(sv: "Definition och källa", en: "Definition and source")
    static let descending = Wording(sv: "fallande", en: "descending")
    static let empty = Wording(sv: "Här finns inget att visa för den valda dagen och det valda urvalet.", en: "There is nothing to show for this day and selection.")
    static let feedback = Wording(sv: "Lämna synpunkter", en: "Give feedback")
    static let figures = Wording(sv: "Nyckeltal", en: "Figures")
    static let facts = Wording(sv: "Uppgifter", en: "Facts")
    static let filters = Wording(sv: "Dag och urval", en: "Day and selection")
    static let forMachines = Wording(sv: "Samma uppgifter som JSON och CSV i API:et:", en: "The same as JSON and CSV in the API:")
    static let insight = Wording(sv: "Insyn", en: "Insight")
    static let legend = Wording(sv: "Teckenförklaring", en: "Symbols")
    static let menu = Wording(sv: "Meny", en: "Menu")
    static let missing = Wording(sv: "uppgift saknas", en: "not known")
    static let next = Wording(sv: "Nästa", en: "Next")
    static let notApplicable = Wording(sv: "inte tillämpligt", en: "not applicable")
    static let onPage = Wording(sv: "Om sidan", en: "About this page")
    static let pages = Wording(sv: "Sidor", en: "Pages")
    static let permalink = Wording(sv: "Permanent länk till läget", en: "Permanent link to the state on")
    static let personalData = Wording(sv: "Personuppgifter", en: "Personal data (in Swedish)")
    static let previous = Wording(sv: "Föregående", en: "Previous")
    static let sender = Wording(sv: "Avsändare:", en: "Published by")
    static let show = Wording(sv: "Visa", en: "Show")
    static let signIn = Wording(sv: "Logga in", en: "Sign in")
    static let signOut = Wording(sv: "Logga ut", en: "Sign out")
    static let skip = Wording(sv: "Hoppa till innehållet", en: "Skip to the content")
    static let sortBy = Wording(sv: "sortera", en: "sort")
    static let source = Wording(sv: "Källa", en: "Source")
    static let meaning = Wording(sv: "Definition", en: "Definition")
    static let clause = Wording(sv: "Klausul", en: "Clause")
    static let stateOn = Wording(sv: "Läget den", en: "State on")
    static let problem = Wording(sv: "Felkod", en: "Error code")
    static let toOverview = Wording(sv: "Till översikten", en: "To the overview")
    static let tryAgain = Wording(sv: "Försök igen", en: "Try again")
    static let valuesInTable = Wording(sv: "Alla värden står i tabellen efter diagrammet.", en: "The table after the chart has every value.")

    /// Symbol and meaning of each status.
    static func status(_ status: Report.Value.Status) -> (symbol: String, meaning: Wording) {
        switch status {
        case .good: ("✓", Wording(sv: "i ordning", en: "in order"))
        case .watch: ("!", Wording(sv: "att bevaka", en: "to watch"))
        case .bad: ("✕", Wording(sv: "avvikelse", en: "finding"))
        case .none: ("○", Wording(sv: "inte bedömt", en: "not judged"))
        }
    }
}
