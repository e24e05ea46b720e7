public import Kernel

/// Contents that the agreement allows; tests break them in one place.
public enum Sample {
    public static let areas: JSONValue = [
        "from": "2026-01-01", "to": "2027-12-31",
        "areas": [
            ["code": "kompetensutveckling", "title": "Kompetensutveckling"], ["code": "tillsynsprojekt", "title": "Tillsynsprojekt"],
        ],
    ]

    public static let activities: JSONValue = [
        "year": 2026,
        "activities": [
            [
                "code": "bygglovsdag", "title": "Bygglovsdag", "area": "kompetensutveckling", "helpingParties": ["2480"],
                "helpedParties": ["2418", "2422"],
            ]
        ],
        "calendarEntries": [["activity": "bygglovsdag", "on": "2026-09-17", "place": "Lycksele"]],
    ]

    /// 100 000 kr in and out, shared equally by three.
    public static let budget: JSONValue = budget()

    public static func budget(
        year: Int64 = 2026, costs: JSONValue? = nil, income: JSONValue? = nil, sharing: JSONValue? = nil,
        more: [(String, JSONValue)] = []
    ) -> JSONValue {
        .object(
            [
                ("year", .integer(year)),
                ("costs", costs ?? [cost("lon-samordnare", 9_000_000), cost("oh-lokal", 1_000_000)]),
                ("incomes", income ?? [self.income(4_000_000), self.income(6_000_000, payer: "region-vasterbotten")]),
                ("sharing", sharing ?? self.sharing),
            ] + more)
    }

    public static func cost(_ code: String, _ amount: Int64, _ more: [(String, JSONValue)] = []) -> JSONValue {
        .object([("class", .string(code)), ("title", .string("Kostnad \(code)")), ("amountOre", .integer(amount))] + more)
    }

    public static func income(
        _ amount: Int64, payer: String = "2418", origin: String = "egna-medel", _ more: [(String, JSONValue)] = []
    ) -> JSONValue {
        .object(
            [
                ("payer", .string(payer)), ("origin", .string(origin)), ("title", "Medfinansiering"),
                ("amountOre", .integer(amount)),
            ] + more)
    }

    public static let sharing: JSONValue = [
        "key": "lika", "totalOre": 4_000_000,
        "weights": [["party": "2418", "weight": 1], ["party": "2422", "weight": 1], ["party": "2425", "weight": 1]],
    ]

    public static func work(_ minutes: Int64, year: Int64 = 2026) -> JSONValue {
        ["title": "Löpande uppgifter", "year": .integer(year), "estimateMinutes": .integer(minutes)]
    }

    /// Work handed on from the spring meeting until the end of August, with a day's worth of the coordinator's time.
    public static func delegation(to group: String, minutes: Int64 = 480, _ more: [(String, JSONValue)] = []) -> JSONValue {
        .object(
            [
                ("toGroup", .string(group)), ("scope", "Ta fram en gemensam vägledning för strandskydd."),
                ("from", "2026-04-15"), ("to", "2026-08-31"), ("reporting", "Skriftligt till höstens möte."),
                ("reportBy", "2026-09-10"), ("allowanceMinutes", .integer(minutes)),
            ] + more)
    }

    public static let text: JSONValue = ["text": "Gemensam vägledning för strandskydd."]
}
