extension BrokenCharters {
    static let agendas = [
        Mutation(
            "an agenda approved by an unknown function",
            "approvedBy: [convene, record]",
            "approvedBy: [convene, recorder]",
            says: "ska vara convene, preside, record eller speak, är ”recorder”"
        ),
        Mutation(
            "an agenda approved twice by the same",
            "approvedBy: [convene, record]",
            "approvedBy: [convene, convene]",
            says: "står två gånger i listan"
        ),
        Mutation("an agenda approved by nobody", "approvedBy: [convene, record]", "approvedBy: []", says: "listan är tom"),
        Mutation(
            "an agenda approved by a function that nobody in the group has",
            "    summonsClause: V-49\n",
            "    summonsClause: V-49\n    agenda: {approvedBy: [speak], clause: V-49}\n",
            at: "approvedBy: [speak]",
            says: "ingen i gruppen har funktionen ”speak”"
        ),
        Mutation(
            "an agenda without clause",
            "agenda: {approvedBy: [convene, record], clause: V-38}",
            "agenda: {approvedBy: [convene, record]}",
            says: "nyckeln ”clause” saknas"
        ),
        Mutation(
            "an agenda by an unknown clause",
            "agenda: {approvedBy: [convene, record], clause: V-38}",
            "agenda: {approvedBy: [convene, record], clause: V-380}",
            says: "okänd klausul ”V-380”"
        ),
        Mutation(
            "an agenda that somebody signs",
            "agenda: {approvedBy: [convene, record], clause: V-38}",
            "agenda: {approvedBy: [convene, record], signedBy: [record], clause: V-38}",
            says: "okänd nyckel ”signedBy”; här får stå approvedBy, clause"
        ),
        Mutation(
            "a standing item of an unknown clause",
            "title: {sv: Uppföljning av verksamhetens arbeten, en: Follow-up of the work}, clause: V-29}",
            "title: {sv: Uppföljning av verksamhetens arbeten, en: Follow-up of the work}, clause: V-129}",
            says: "okänd klausul ”V-129”"
        ),
        Mutation(
            "two standing items of one code",
            "{code: uppfoljning, title",
            "{code: foregaende-protokoll, title",
            says: "koden ”foregaende-protokoll” finns redan på rad {{code: foregaende-protokoll, title: {sv: Föregående}}"
        ),
        Mutation(
            "a standing item without title",
            "{code: uppfoljning, title: {sv: Uppföljning av verksamhetens arbeten, en: Follow-up of the work}, clause",
            "{code: uppfoljning, clause",
            says: "nyckeln ”title” saknas"
        ),
        Mutation(
            "a standing item in one language",
            "{sv: Uppföljning av verksamhetens arbeten, en: Follow-up of the work}",
            "{sv: Uppföljning av verksamhetens arbeten}",
            says: "nyckeln ”en” saknas"
        ),
        Mutation(
            "a standing item with a code of capitals",
            "{code: uppfoljning, title",
            "{code: Uppföljning, title",
            says: "en kod skrivs med a–z, 0–9 och bindestreck, högst 64 tecken"
        ),
    ]
}
