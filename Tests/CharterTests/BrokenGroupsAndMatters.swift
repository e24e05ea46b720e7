extension BrokenCharters {
    static let seats = [
        Mutation(
            "min over max",
            "{min: 1, minClause: V-76, max: 2,",
            "{min: 3, minClause: V-76, max: 2,",
            says: "min (3) är större än max (2)"
        ),
        Mutation(
            "a limit without clause",
            "inAll: {max: 1, maxClause: V-80}",
            "inAll: {max: 1}",
            says: "max och maxClause hör ihop"
        ),
        Mutation("no limit", "inAll: {max: 1, maxClause: V-80}", "inAll: {}", says: "min eller max saknas"),
        Mutation(
            "a seat that nobody fills",
            "filledBy: party\n        fillClause: D-6\n        votes: true\n        inAll:",
            "votes: true\n        inAll:",
            at: "code: lansstyrelse\n",
            says: "en plats har antingen filledBy eller exOfficio"
        ),
        Mutation(
            "a seat filled without clause",
            "fillClause: D-6\n        votes: true\n        inAll:",
            "votes: true\n        inAll:",
            at: "code: lansstyrelse\n",
            says: "filledBy och fillClause hör ihop"
        ),
        Mutation(
            "a seat filled by a decision that nobody makes",
            "filledBy: party\n        fillClause: D-6\n        votes: true\n        inAll:",
            "filledBy: decision\n        fillClause: D-6\n        votes: true\n        inAll:",
            at: "code: lansstyrelse\n",
            says: "platsen besätts genom beslut, men inget ärendeslag utser till den"
        ),
        Mutation(
            "a seat that follows itself",
            "exOfficio: {group: samverkansgrupp,",
            "exOfficio: {group: stodgrupp,",
            says: "platsen som följs har själv exOfficio"
        ),
        Mutation(
            "an agreement for an unknown provision",
            "agreementFor: [kopt-tjanst]",
            "agreementFor: [lan]",
            says: "”lan” står inte bland platsens provisions"
        ),
        Mutation(
            "provisions without clause",
            "        provisionClause: V-83\n",
            "",
            at: "code: samordnare\n",
            says: "provisions och provisionClause hör ihop"
        ),
        Mutation(
            "an agreement without clause",
            "        agreementClause: V-84\n",
            "",
            at: "code: samordnare\n",
            says: "agreementFor och agreementClause hör ihop"
        ),
        Mutation(
            "a principal of another kind",
            "partyKinds: [region]\n        filledBy:",
            "partyKinds: [municipality]\n        filledBy:",
            says: "platsen är huvudmannens, men huvudmannens partsslag ”region” saknas"
        ),
    ]

    static let groups = [
        Mutation(
            "a holder of two kinds",
            "{office: talesman}",
            "{office: talesman, seat: ledamot}",
            says: "ange antingen office eller seat"
        ),
        Mutation(
            "a function that nobody has",
            "      - {code: record, clause: D-23, holders: [{seat: samordnare}]}\n",
            "",
            at: "- {code: convene, clause: V-49",
            says: "funktionen ”record” saknas"
        ),
        Mutation(
            "a target over the maximum",
            "{min: 5, target: 6, max: 7}",
            "{min: 5, target: 8, max: 7}",
            says: "min, target och max ska vara i stigande ordning"
        ),
        Mutation("a rate of nothing", "{min: 5, target: 6, max: 7}", "{}", says: "min, target eller max saknas"),
        Mutation(
            "a rate without clause",
            "clause: V-48, countClause: V-48",
            "clause: V-48",
            says: "yearly och countClause hör ihop"
        ),
        Mutation(
            "an appointed group with a group's code",
            "- code: arbetsgrupp\n    title: {sv: Arbetsgrupp, en: Working group}\n    seat:",
            "- code: stodgrupp\n    title: {sv: Arbetsgrupp, en: Working group}\n    seat:",
            problems: [
                ("koden ”stodgrupp” är redan en grupps", nil),
                ("okänd utsedd grupp ”arbetsgrupp”", "appoints: arbetsgrupp"),
            ]
        ),
    ]

    static let matters = [
        Mutation(
            "an effect of another shape",
            "effect: work",
            "effect: plan",
            says: "effekten passar inte formen ”work”, som har effekten ”work”"
        ),
        Mutation(
            "a group matter without its kind of group",
            "    appoints: arbetsgrupp\n",
            "",
            at: "- code: arbetsgrupp\n    title: {sv: Arbetsgrupp, en: Working group}\n    shape",
            says: "nyckeln ”appoints” saknas för formen ”group”"
        ),
        Mutation(
            "a plan without period",
            "    period: range\n",
            "",
            at: "- code: verksamhetsplan\n",
            says: "nyckeln ”period” saknas för formen ”areas”"
        ),
        Mutation(
            "a plan of activities without calendar",
            "    calendarClause: V-21\n",
            "",
            at: "- code: aktivitetsplan\n",
            says: "nyckeln ”calendarClause” saknas för formen ”activities”"
        ),
        Mutation(
            "a text with a capacity",
            "clause: V-70}\n  - code: val",
            "clause: V-70}\n    capacity: samordnare\n  - code: val",
            at: "capacity: samordnare\n  - code: val",
            says: "”capacity” hör inte till formen ”text”"
        ),
        Mutation(
            "a plan that builds on money",
            "buildsOn: {matter: verksamhetsplan",
            "buildsOn: {matter: budget",
            says: "en plan med aktiviteter bygger på en plan med formen ”areas”"
        ),
        Mutation(
            "activities that nobody plans",
            "shape: activities",
            "shape: areas",
            problems: [
                ("”buildsOn” hör inte till formen ”areas”", "buildsOn:"),
                ("”calendarClause” hör inte till formen ”areas”", "calendarClause:"),
                ("inget ärendeslag har formen ”activities”", "needs: activity"),
            ]
        ),
        Mutation(
            "a seat matter for an unknown seat",
            "appointsTo: {group: stodgrupp, seat: kommunrepresentant}",
            "appointsTo: {group: stodgrupp, seat: bisittare}",
            problems: [
                ("platsen besätts genom beslut, men inget ärendeslag utser till den", "code: kommunrepresentant\n"),
                ("okänd plats ”bisittare” i gruppen", nil),
            ]
        ),
        Mutation(
            "a decision on a seat that a party fills",
            "filledBy: decision",
            "filledBy: party",
            at: "appointsTo:",
            says: "platsen ”kommunrepresentant” besätts inte genom beslut"
        ),
        Mutation(
            "an election without offices",
            "decidedBy: {group: samverkansgrupp, clause: D-1}",
            "decidedBy: {group: stodgrupp, clause: D-1}",
            at: "- code: val\n",
            says: "gruppen ”stodgrupp” har inga uppdrag att välja till"
        ),
        Mutation(
            "submitters that are nobody",
            "submitters: {partyKinds: [municipality, region], groups: [stodgrupp], clause: D-25}",
            "submitters: {clause: D-25}",
            says: "partyKinds eller groups saknas"
        ),
    ]

    static let parameters = [
        Mutation(
            "an unknown parameter",
            "key: votes.unit",
            "key: votes.units",
            says: "parametern ”votes.unit” saknas",
            "okänd parameter ”votes.units”"
        ),
        Mutation("a vote of another unit", "value: party", "value: seat", says: "ska vara party eller person"),
        Mutation("a number in quotation marks", "value: 12,", "value: \"12\",", says: "ska vara ett heltal 1–120"),
        Mutation("a number out of range", "value: 12,", "value: 0,", says: "ska vara ett heltal 1–120"),
        Mutation(
            "a list for a value",
            "value: 12,",
            "value: [12],",
            says: "en parameter har inte en lista som värde",
            "ska vara ett heltal 1–120"
        ),
        Mutation(
            "a quorum of heads",
            "{of: parties, moreThan",
            "{of: heads, moreThan",
            says: "of ska vara parties eller seats"
        ),
        Mutation(
            "a quorum of two kinds",
            "{of: parties, moreThan:",
            "{of: parties, atLeast: {numerator: 1, denominator: 2}, moreThan:",
            says: "ska ha of och antingen moreThan eller atLeast"
        ),
        Mutation(
            "a quorum of nothing",
            "atLeast: {numerator: 1, denominator: 2}",
            "atLeast: {numerator: 1, denominator: 0}",
            says: "ska ha numerator och denominator, ett bråk mellan 0 och 1"
        ),
        Mutation(
            "a quorum beyond everybody",
            "moreThan: {numerator: 1, denominator: 2}",
            "moreThan: {numerator: 2, denominator: 2}",
            says: "fler än alla är aldrig närvarande"
        ),
        Mutation(
            "an exception by an unknown matter",
            "value: kostnadsregel",
            "value: gratis",
            says: "okänt ärendeslag ”gratis”"
        ),
        Mutation(
            "own costs without a way to permit them",
            "  - {key: ownCosts.matter,",
            "  # - {key: ownCosts.matter,",
            problems: [
                ("parametern ”ownCosts.matter” saknas", "code: egen-arbetstid"),
                ("parametern ”ownCosts.matter” saknas", "code: egna-resor"),
            ]
        ),
    ]

    static let rules = [
        Mutation(
            "a finding for level R",
            "{id: V-34, level: R, kept: constraint",
            "{id: V-34, level: R, kept: finding",
            says: "en klausul på nivå R hålls av constraint eller rule, eller är later"
        ),
        Mutation(
            "a feature for level R",
            "{id: V-34, level: R, kept: constraint",
            "{id: V-34, level: [R, F], kept: [feature, finding]",
            says: "en klausul på nivå R hålls av constraint eller rule, eller är later"
        ),
        Mutation(
            "a rule that the engine does not have, and not one that it has",
            "rule: budget_balances",
            "rule: budget_is_round",
            problems: [
                ("regeln ”budget_balances” saknar text", "- rule: seats_per_party_within_maximum"),
                ("okänt namn ”budget_is_round”", nil),
            ]
        ),
        Mutation(
            "two texts for a rule and clause",
            "clause: V-77\n    title",
            "clause: V-22\n    title",
            at: "rule: seats_per_party_within_maximum\n    clause: V-22\n    title: {sv: \"Kommunen har redan en ",
            says: "regeln har redan en text för V-22 på rad {{rule: seats_per_party_within_maximum}}"
        ),
    ]
}
