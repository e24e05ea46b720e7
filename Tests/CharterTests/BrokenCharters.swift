/// Ways to break the charter of Västerbotten, one at a time.
enum BrokenCharters {
    static let all = shapes + texts + names + seats + groups + agendas + matters + parameters + rules

    private static let shapes = [
        Mutation(
            "an unknown key",
            "requirement: plan-",
            "requires: plan-",
            at: "requires: plan-",
            says: """
                okänd nyckel ”requires”; här får stå code, title, partyKinds, filledBy, fillClause, exOfficio, votes, \
                requirement, perParty, inAll, provisions, provisionClause, agreementFor, agreementClause, \
                fromPrincipal, periodRequired, clause
                """
        ),
        Mutation(
            "a missing key",
            "document: \"Plan-",
            "# \"Plan-",
            at: "code: vasterbotten",
            says: "nyckeln ”document” saknas"
        ),
        Mutation("a missing language", "{sv: Kommun, en: Municipality}", "{sv: Kommun}", says: "nyckeln ”en” saknas"),
        Mutation(
            "a text for a number",
            "version: 1\n",
            "version: \"1\"\n",
            says: "ska vara ett heltal utan citattecken"
        ),
        Mutation("a percentage of 120", "percent: 20", "percent: 120", says: "ska vara 1–100, är 120"),
        Mutation("a month out of the year", "months: [4, 5]", "months: [4, 13]", says: "ska vara 1–12, är 13"),
        Mutation("a month twice", "months: [4, 5]", "months: [4, 4]", says: "står två gånger i listan"),
        Mutation("no month", "months: [4, 5]", "months: []", says: "listan är tom"),
        Mutation("a yes for true", "fromPrincipal: true", "fromPrincipal: yes", says: "ska vara true eller false"),
        Mutation(
            "a text for a list",
            "fromSeats: [ledamot], clause: V-36",
            "fromSeats: ledamot, clause: V-36",
            says: "ska vara en lista"
        ),
        Mutation("a list for a text", "name: Malå kommun", "name: [Malå kommun]", says: "ska vara en text"),
        Mutation(
            "a rate of text",
            "yearly: {min: 5, target: 6, max: 7}",
            "yearly: six",
            says: "ska ha nycklarna min, target, max"
        ),
        Mutation(
            "limits of text",
            "inAll: {max: 1, maxClause: V-80}",
            "inAll: 1",
            says: "ska ha nycklarna min, minClause, max, maxClause"
        ),
        Mutation(
            "a day that does not exist",
            "validFrom: 2025-01-01",
            "validFrom: 2025-02-29",
            says: "ska vara en dag, åååå-mm-dd"
        ),
        Mutation(
            "another time zone",
            "timeZone: Europe/Stockholm",
            "timeZone: Europe/Oslo",
            says: "ska vara Europe/Stockholm, är ”Europe/Oslo”"
        ),
        Mutation(
            "an unknown shape",
            "shape: work",
            "shape: labour",
            says: "ska vara money, areas, activities, text, group, work, election, seat eller delegation, är ”labour”"
        ),
        Mutation(
            "an unknown way of keeping",
            "{id: V-2, level: F, kept: feature",
            "{id: V-2, level: F, kept: fun",
            says: "ska vara constraint, rule, finding, feature eller later, är ”fun”"
        ),
        Mutation(
            "an unknown level",
            "{id: V-2, level: F",
            "{id: V-2, level: X",
            says: "ska vara R, D, F eller P, är ”X”"
        ),
        Mutation(
            "a level twice",
            "{id: V-13, level: [R, F]",
            "{id: V-13, level: [R, R]",
            says: "står två gånger i listan"
        ),
    ]

    private static let texts = [
        Mutation(
            "a party code without quotation marks",
            "code: \"2418\"",
            "code: 2418",
            says: "”2418” är inte en text utan citattecken; skriv \"2418\""
        ),
        Mutation(
            "a name that YAML reads as no",
            "name: Malå kommun",
            "name: No",
            says: "”No” är inte en text utan citattecken; skriv \"No\""
        ),
        Mutation("nothing for a text", "name: Malå kommun", "name: ", says: "texten saknas"),
        Mutation("blanks for a text", "name: Malå kommun", "name: \"  \"", says: "texten saknas"),
        Mutation(
            "a blank at the end",
            "name: Malå kommun",
            "name: \"Malå kommun \"",
            says: "texten har blanktecken i början eller slutet"
        ),
        Mutation(
            "a control character",
            "name: Malå kommun",
            "name: \"Malå\\akommun\"",
            says: "texten innehåller ett styrtecken"
        ),
        Mutation("a NUL", "name: Malå kommun", "name: \"Malå\\0kommun\"", says: "texten innehåller ett styrtecken"),
        Mutation(
            "a decomposed å",
            "name: Malå kommun",
            "name: \"Mala\u{30A} kommun\"",
            says: "texten är inte i Unicodes normalform C (å, ä, ö som ett tecken)"
        ),
        Mutation(
            "a text without end",
            "name: Malå kommun",
            "name: \"\(String(repeating: "Malå ", count: 400))å\"",
            says: "texten är längre än 2000 tecken"
        ),
        Mutation(
            "a code with capitals",
            "- {code: talesman,",
            "- {code: Talesman,",
            problems: [
                ("en kod skrivs med a–z, 0–9 och bindestreck, högst 64 tecken", nil),
                ("okänt uppdrag ”talesman” i gruppen", "{office: talesman}"),
            ]
        ),
        Mutation(
            "a clause number of another kind",
            "{id: V-3,",
            "{id: V-03,",
            says: "ett klausulnummer skrivs som V-12"
        ),
    ]

    private static let names = [
        Mutation("a clause twice", "{id: V-3,", "{id: V-2,", says: "klausul ”V-2” finns redan på rad {{{id: V-2,}}"),
        Mutation(
            "a party twice",
            "code: \"2403\"",
            "code: \"2401\"",
            says: "part ”2401” finns redan på rad {{code: \"2401\"}}"
        ),
        Mutation(
            "a seat twice",
            "code: adjungerad\n",
            "code: samordnare\n",
            says: "koden ”samordnare” finns redan på rad {{code: samordnare}}"
        ),
        Mutation("an unknown clause", "summonsClause: V-34", "summonsClause: V-99", says: "okänd klausul ”V-99”"),
        Mutation(
            "an unknown group",
            "submitters: {groups: [stodgrupp], clause: V-42}",
            "submitters: {groups: [stodgruppen], clause: V-42}",
            says: "okänd grupp ”stodgruppen”"
        ),
        Mutation(
            "an unknown seat",
            "holder: {group: samverkansgrupp, seat: samordnare}",
            "holder: {group: samverkansgrupp, seat: koordinator}",
            says: "okänd plats ”koordinator” i gruppen"
        ),
        Mutation("an unknown office", "{office: talesman}", "{office: tolk}", says: "okänt uppdrag ”tolk” i gruppen"),
        Mutation(
            "an unknown party",
            "principal: {party: region-vasterbotten",
            "principal: {party: region-norr",
            says: "okänd part ”region-norr”"
        ),
        Mutation(
            "an unknown party kind",
            "payers: {partyKinds: [municipality, region]",
            "payers: {partyKinds: [municipality, county]",
            says: "okänt partsslag ”county”"
        ),
        Mutation(
            "an unknown matter",
            "buildsOn: {matter: verksamhetsplan",
            "buildsOn: {matter: vision",
            says: "okänt ärendeslag ”vision”"
        ),
        Mutation(
            "an unknown capacity",
            "capacity: samordnare, clause: V-67",
            "capacity: alla, clause: V-67",
            says: "okänd tidsram ”alla”"
        ),
        Mutation(
            "an unknown kind of group",
            "appoints: arbetsgrupp",
            "appoints: utskott",
            says: "okänd utsedd grupp ”utskott”"
        ),
    ]
}
