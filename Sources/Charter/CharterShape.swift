/// The keys of a charter. What they mean together is in the checks.
enum CharterShape {
    /// Members of a group or an office: far above any agreement, far below any trouble.
    private static let seats = 0...500

    static let document = Shape.record([
        Shape.required("code", .code),
        Shape.required("title", .wording),
        Shape.required("document", .text),
        Shape.required("version", .integer(1...1_000_000)),
        Shape.required("validFrom", .day),
        Shape.required("timeZone", .word(["Europe/Stockholm"])),
        Shape.required("clauses", .list(clause, atLeast: 1)),
        Shape.optional("silences", .list(silence, atLeast: 0)),
        Shape.required("parameters", .list(parameter, atLeast: 1)),
        Shape.required("partyKinds", .list(titled(.partyKind), atLeast: 1)),
        Shape.required("parties", .list(party, atLeast: 1)),
        Shape.required("principal", principal),
        Shape.required("groups", .list(group, atLeast: 1)),
        Shape.optional("appointedGroups", .list(appointedGroup, atLeast: 0)),
        Shape.required("matters", .list(matter, atLeast: 1)),
        Shape.required("submitters", submitters),
        Shape.optional("money", money),
        Shape.optional("capacities", .list(capacity, atLeast: 0)),
        Shape.optional("areas", .list(titled(.area), atLeast: 0)),
        Shape.required("rules", .list(rule, atLeast: 1)),
    ])

    private static func titled(_ name: Shape.Name) -> Shape {
        .record([Shape.required("code", .declares(name)), Shape.required("title", .wording)])
    }

    private static let clause = Shape.record([
        Shape.required("id", .declares(.clause)),
        Shape.required("level", .words(Level.allCases.map(\.rawValue))),
        Shape.required("kept", .words(Keeping.allCases.map(\.rawValue))),
        Shape.required("quote", .text),
    ])

    private static let silence = Shape.record([
        Shape.required("id", .declares(.clause)),
        Shape.required("kept", .words(Keeping.allCases.map(\.rawValue))),
        Shape.required("text", .text),
    ])

    private static let parameter = Shape.record([
        Shape.required("key", .declares(.parameter)),
        Shape.required("value", .parameterValue),
        Shape.required("clause", .refers(.clause)),
        Shape.required("title", .wording),
    ])

    private static let party = Shape.record([
        Shape.required("code", .declares(.party)),
        Shape.required("kind", .refers(.partyKind)),
        Shape.required("name", .text),
    ])

    private static let principal = Shape.record([
        Shape.required("party", .refers(.party)),
        Shape.required("clause", .refers(.clause)),
        Shape.required("title", .wording),
    ])

    private static let group = Shape.record([
        Shape.required("code", .declares(.group)),
        Shape.required("title", .wording),
        Shape.required("seats", .list(seat, atLeast: 1)),
        Shape.required("offices", .list(office, atLeast: 0)),
        Shape.required("functions", .list(function, atLeast: 1)),
        Shape.required("meetings", .list(meeting, atLeast: 1)),
        Shape.required("summonsClause", .refers(.clause)),
        Shape.required("minutes", minutes),
        Shape.optional("agenda", agenda),
        Shape.optional("standingItems", .list(standingItem, atLeast: 0)),
    ])

    private static let agenda = Shape.record([
        Shape.required("approvedBy", .list(.word(GroupCheck.functions), atLeast: 1)),
        Shape.required("clause", .refers(.clause)),
    ])

    /// Who attests: whoever presided and the adjuster elected at the meeting, or whoever kept the notes.
    private static let minutes = Shape.record([
        Shape.required("title", .wording),
        Shape.required("attestedBy", .list(.word(["presiding", "adjuster", "recorder"]), atLeast: 1)),
        Shape.required("clause", .refers(.clause)),
    ])

    private static let standingItem = Shape.record([
        Shape.required("code", .code),
        Shape.required("title", .wording),
        Shape.optional("clause", .refers(.clause)),
    ])

    private static let limits = Shape.record([
        Shape.optional("min", .integer(seats)),
        Shape.optional("minClause", .refers(.clause)),
        Shape.optional("max", .integer(seats)),
        Shape.optional("maxClause", .refers(.clause)),
    ])

    private static let seat = Shape.record([
        Shape.required("code", .code),
        Shape.required("title", .wording),
        Shape.required("partyKinds", .list(.refers(.partyKind), atLeast: 1)),
        Shape.optional("filledBy", .word(["party", "decision"])),
        Shape.optional("fillClause", .refers(.clause)),
        Shape.optional("exOfficio", groupSeat),
        Shape.required("votes", .flag),
        Shape.optional("requirement", .text),
        Shape.optional("perParty", limits),
        Shape.optional("inAll", limits),
        Shape.optional("provisions", .list(.code, atLeast: 1)),
        Shape.optional("provisionClause", .refers(.clause)),
        Shape.optional("agreementFor", .list(.code, atLeast: 1)),
        Shape.optional("agreementClause", .refers(.clause)),
        Shape.optional("fromPrincipal", .flag),
        Shape.optional("periodRequired", .flag),
        Shape.required("clause", .refers(.clause)),
    ])

    private static let groupSeat = Shape.record([
        Shape.required("group", .refers(.group)), Shape.required("seat", .code),
    ])

    private static let office = Shape.record([
        Shape.required("code", .code),
        Shape.required("title", .wording),
        Shape.required("fromSeats", .list(.code, atLeast: 1)),
        Shape.required("clause", .refers(.clause)),
        Shape.optional("vacancyClause", .refers(.clause)),
    ])

    private static let function = Shape.record([
        Shape.required("code", .word(GroupCheck.functions)),
        Shape.required("clause", .refers(.clause)),
        Shape.required(
            "holders",
            .list(
                .record([
                    Shape.optional("office", .code),
                    Shape.optional("seat", .code),
                    Shape.optional("whenVacant", .code),
                    Shape.optional("onlyElection", .flag),
                    Shape.optional("clause", .refers(.clause)),
                ]),
                atLeast: 1
            )
        ),
    ])

    private static let meeting = Shape.record([
        Shape.required("code", .code),
        Shape.required("title", .wording),
        Shape.optional("months", .list(.integer(1...12), atLeast: 1)),
        Shape.optional(
            "yearly",
            .record([
                Shape.optional("min", .integer(0...366)),
                Shape.optional("target", .integer(0...366)),
                Shape.optional("max", .integer(0...366)),
            ])
        ),
        Shape.optional("onlyElection", .flag),
        Shape.required("clause", .refers(.clause)),
        Shape.optional("countClause", .refers(.clause)),
    ])

    private static let appointedGroup = Shape.record([
        Shape.required("code", .declares(.appointedGroup)),
        Shape.required("title", .wording),
        Shape.required(
            "seat",
            .record([
                Shape.required("code", .code), Shape.required("title", .wording),
                Shape.required("clause", .refers(.clause)),
            ])
        ),
        Shape.required("clause", .refers(.clause)),
        Shape.required("purposeClause", .refers(.clause)),
        Shape.required("linkClause", .refers(.clause)),
    ])

    private static let competence = Shape.record([
        Shape.required("group", .refers(.group)), Shape.required("clause", .refers(.clause)),
    ])

    private static let matter = Shape.record([
        Shape.required("code", .declares(.matter)),
        Shape.required("title", .wording),
        Shape.required("shape", .word(MatterCheck.effects.map(\.shape))),
        Shape.required("effect", .word(["plan", "group", "work", "election", "seat", "delegation", "none"])),
        Shape.optional("period", .word(["year", "range"])),
        Shape.required("decidedBy", competence),
        Shape.optional("preparedBy", competence),
        Shape.optional(
            "buildsOn",
            .record([
                Shape.required("matter", .refers(.matter)), Shape.required("clause", .refers(.clause)),
            ])
        ),
        Shape.optional("calendarClause", .refers(.clause)),
        Shape.optional("periodClause", .refers(.clause)),
        Shape.optional("gapClause", .refers(.clause)),
        Shape.optional("submitters", submitters),
        Shape.optional("appoints", .refers(.appointedGroup)),
        Shape.optional("appointsTo", groupSeat),
        Shape.optional("capacity", .refers(.capacity)),
    ])

    private static let submitters = Shape.record([
        Shape.optional("partyKinds", .list(.refers(.partyKind), atLeast: 1)),
        Shape.optional("groups", .list(.refers(.group), atLeast: 1)),
        Shape.required("clause", .refers(.clause)),
    ])

    private static let money = Shape.record([
        Shape.required(
            "costClasses",
            .list(
                .record([
                    Shape.required("code", .declares(.costClass)),
                    Shape.required("title", .wording),
                    Shape.optional("capacity", .refers(.capacity)),
                    Shape.optional("needs", .word(["activity", "reason", "decision"])),
                    Shape.required("clause", .refers(.clause)),
                ]),
                atLeast: 1
            )
        ),
        Shape.required(
            "incomeOrigins",
            .list(
                .record([
                    Shape.required("code", .declares(.incomeOrigin)),
                    Shape.required("title", .wording),
                    Shape.optional("needs", .word(["reason"])),
                    Shape.required("clause", .refers(.clause)),
                ]),
                atLeast: 1
            )
        ),
        Shape.required(
            "payers",
            .record([
                Shape.required("partyKinds", .list(.refers(.partyKind), atLeast: 1)),
                Shape.required("clause", .refers(.clause)),
            ])
        ),
        Shape.required("balanceClause", .refers(.clause)),
        Shape.required(
            "sharing",
            .record([
                Shape.required("keys", .list(titled(.sharingKey), atLeast: 1)),
                Shape.required("clause", .refers(.clause)),
            ])
        ),
    ])

    private static let capacity = Shape.record([
        Shape.required("code", .declares(.capacity)),
        Shape.required("title", .wording),
        Shape.required("holder", groupSeat),
        Shape.required("percent", .integer(1...100)),
        // A year has 527,040 minutes at most.
        Shape.required("fullTimeMinutes", .integer(1...527_040)),
        Shape.required("clause", .refers(.clause)),
        Shape.required("assignClause", .refers(.clause)),
        Shape.required("computeClause", .refers(.clause)),
    ])

    private static let rule = Shape.record([
        Shape.required("rule", .word(EngineRules.names)),
        Shape.required("clause", .refers(.clause)),
        Shape.required("title", .wording),
        Shape.required("instead", .wording),
    ])
}
