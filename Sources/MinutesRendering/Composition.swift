/// Puts the minutes together: what is said, and in which order.
struct Composition {
    let paper: MinutesPaper

    var record: MinutesRecord { paper.record }

    init(_ paper: MinutesPaper) {
        self.paper = paper
    }

    var blocks: [Block] {
        let items = record.items.filter { paper.extract == nil || $0.number == paper.extract }
        var blocks = front
        if paper.extract == nil { blocks += presence }
        for item in items { blocks += self.blocks(of: item) }
        if paper.extract == nil, !record.adoptions.isEmpty {
            blocks.append(.heading(2, "Antaget utöver dagordningen"))
            blocks += record.adoptions.flatMap(self.blocks)
        }
        return blocks + attestation + corrections
    }

    /// What the document is called.
    var title: String {
        guard let extract = paper.extract else { return "\(record.title) – \(record.group)" }
        return "Utdrag ur \(record.title.lowercased()) – \(record.group) § \(extract)/\(record.year)"
    }

    /// The head of every printed page: group, paragraphs and day.
    var head: String {
        [record.group, paragraphs, Words.day(record.heldOn), isDraft ? "UTKAST" : nil]
            .compactMap(\.self).joined(separator: " · ")
    }

    /// `§§ 3–9/2026`; nil when nothing was decided.
    var paragraphs: String? {
        let numbers = record.items.compactMap(\.number).filter { paper.extract == nil || $0 == paper.extract }
        guard let first = numbers.min(), let last = numbers.max() else { return nil }
        return first == last ? "§ \(first)/\(record.year)" : "§§ \(first)–\(last)/\(record.year)"
    }

    private var isDraft: Bool { paper.state != "attested" && paper.state != "published" }

    private var front: [Block] {
        var facts = [
            fact("Möte", record.meetingKind), fact("Dag", Words.day(record.heldOn)),
            fact("Tid", "\(Words.time(record.openedAt))–\(record.closedAt.map(Words.time) ?? "")"),
        ]
        if let place = record.place { facts.append(fact("Plats", place)) }
        if let paragraphs { facts.append(fact("Paragrafer", paragraphs)) }
        facts.append(fact("Ordförande", officers(record.presiding)))
        facts.append(fact("Sekreterare", Words.listing(record.secretaries.map(Words.person))))
        if !record.adjusters.isEmpty { facts.append(fact("Justerare", officers(record.adjusters))) }
        facts.append(fact("Läge", status))
        var blocks: [Block] = [.heading(1, title), .paragraph(record.collaboration), .facts(facts)]
        if paper.extract == nil, let passage = record.passage { blocks.append(.paragraph(passage)) }
        return blocks
    }

    private var status: String {
        switch paper.state {
        case "draft": "Utkast, inte justerat"
        case "circulated": "Utkast utsänt för synpunkter, inte justerat"
        case "attesting": "Under justering"
        case "attested": "Justerat"
        case "published": paper.publishedOn.map { "Justerat, publicerat \(Words.day($0))" } ?? "Justerat och publicerat"
        default: paper.state
        }
    }

    private var presence: [Block] {
        var blocks: [Block] = [.heading(2, "Närvaro")]
        let voting = record.attendees.filter(\.votes)
        let others = record.attendees.filter { !$0.votes }
        if !voting.isEmpty { blocks.append(.table(table("Beslutande", voting))) }
        if !others.isEmpty { blocks.append(.table(table("Övriga ledamöter och adjungerade", others))) }
        if !record.guests.isEmpty {
            blocks.append(
                .table(
                    Block.Table(
                        caption: "Gäster", columns: ["Namn", "Egenskap", "Närvarande"],
                        rows: record.guests.map { [$0.name, $0.role, Words.intervals($0.intervals)] })))
        }
        if !record.absentees.isEmpty {
            blocks.append(
                .table(
                    Block.Table(
                        caption: "Frånvarande", columns: ["Namn", "Part", "Plats i gruppen"],
                        rows: record.absentees.map { [$0.person.name, $0.person.party ?? "", $0.seat] })))
        }
        return blocks
    }

    private func table(_ caption: String, _ attendees: [MinutesRecord.Attendee]) -> Block.Table {
        Block.Table(
            caption: caption, columns: ["Namn", "Part", "Plats i gruppen", "Närvarande", "Jäv"],
            rows: attendees.map { attendee in
                [
                    attendee.person.name, attendee.person.party ?? "", attendee.seat,
                    Words.intervals(attendee.intervals), attendee.recusedFrom.joined(separator: ", "),
                ]
            })
    }

    private var attestation: [Block] {
        var blocks: [Block] = [.heading(2, "Justering")]
        if !paper.attestations.isEmpty {
            blocks.append(.paragraph("Justerat digitalt, var och en med sin personliga behörighet:"))
            blocks.append(
                .table(
                    Block.Table(
                        caption: "Har justerat", columns: ["Funktion", "Namn", "Part", "Dag och tid"],
                        rows: paper.attestations.map {
                            [
                                Words.function($0.function), $0.person.name, $0.person.party ?? "",
                                "\(Words.day($0.at)) \(Words.time($0.at))",
                            ]
                        })))
        }
        if !paper.awaited.isEmpty {
            let awaited = Words.listing(paper.awaited.map { Words.function($0).lowercased() })
            blocks.append(.paragraph("Inte justerat än av \(awaited)."))
        }
        if let hash = paper.hash {
            blocks.append(.paragraph("Kontrollsumma (SHA-256) av det som justeras:\n\(hash)"))
        }
        return blocks
    }

    private var corrections: [Block] {
        let corrections = paper.corrections.filter { paper.extract == nil || $0.number == paper.extract }
        guard !corrections.isEmpty else { return [] }
        return [.heading(2, "Rättelser")]
            + corrections.map { correction in
                let place = correction.paragraph.map { "\($0), " } ?? ""
                return .paragraph("\(place)rättat \(Words.day(correction.on)): \(correction.text)")
            }
    }

    private func officers(_ officers: [MinutesRecord.Officer]) -> String {
        guard officers.count > 1 else { return officers.first.map { Words.person($0.person) } ?? "–" }
        return officers.map { "\(Words.person($0.person)) från \(Words.time($0.from))" }.joined(separator: ", ")
    }

    func fact(_ name: String, _ value: String) -> Block.Fact { Block.Fact(name: name, value: value) }
}
