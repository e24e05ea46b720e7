/// One item: from where it came, what was said and asked for, and what was decided.
extension Composition {
    func blocks(of item: MinutesRecord.Item) -> [Block] {
        var blocks: [Block] = [.heading(2, "\(item.paragraph ?? "Punkt \(item.position)") \(item.title)")]
        if let background = item.background {
            blocks.append(.heading(3, "Bakgrund"))
            blocks += self.blocks(of: background)
        }
        if let passage = item.passage { blocks.append(.paragraph(passage)) }
        if !item.recusals.isEmpty {
            blocks.append(.heading(3, "Jäv"))
            blocks += item.recusals.map {
                .paragraph("\(Words.person($0.person)) anmäler jäv och lämnar mötet under ärendet. Skäl: \($0.reasons)")
            }
        }
        if let leader = item.presiding { blocks.append(.paragraph("\(Words.person(leader)) leder mötet under ärendet.")) }
        if !item.motions.isEmpty {
            blocks.append(.heading(3, "Yrkanden"))
            blocks.append(
                .list(item.motions.map { "\(Words.person($0.person)) yrkar \(Words.motion($0.kind)): \($0.text)" }))
        }
        if !item.votings.isEmpty {
            blocks.append(.heading(3, "Propositionsordning och omröstning"))
            blocks += item.votings.flatMap(self.blocks)
        }
        if let adoption = item.adoption {
            blocks.append(.heading(3, "Antagande"))
            blocks += self.blocks(of: adoption)
        }
        blocks += resolution(of: item)
        blocks += statements(item.reservations, "Reservationer")
        blocks += statements(item.notes, "Anteckningar till protokollet")
        if let decision = item.decision, !decision.recipients.isEmpty {
            blocks.append(.heading(3, "Beslutet skickas till"))
            blocks.append(.list(decision.recipients))
        }
        return blocks
    }

    private func blocks(of background: MinutesRecord.Background) -> [Block] {
        var facts = [
            fact("Ärendeslag", background.matter), fact("Förslag", background.title),
            fact("Från", background.submitter),
        ]
        if let day = background.submittedOn { facts.append(fact("Inkom", Words.day(day))) }
        if let number = background.registerNumber { facts.append(fact("Diarienummer", number)) }
        facts.append(fact("Version", String(background.version)))
        if let group = background.adoptedBy, let day = background.adoptedOn {
            facts.append(fact("Antaget av", "\(group) \(Words.day(day))"))
        }
        for earlier in background.earlier {
            let outcome = "\(Words.outcome(earlier.outcome)), \(earlier.group) \(Words.day(earlier.on))"
            facts.append(fact("Tidigare", "\(earlier.paragraph): \(outcome)"))
        }
        return [.facts(facts)]
    }

    private func blocks(of voting: MinutesRecord.Voting) -> [Block] {
        var blocks: [Block] = [.paragraph(voting.subject)]
        if voting.options.count > 1 { blocks.append(.list(voting.options)) }
        if !voting.ballots.isEmpty {
            blocks.append(
                .table(
                    Block.Table(
                        caption: "Omröstningslista", columns: ["Part", "Röstande", "Röst"],
                        rows: voting.ballots.map { [$0.person.party ?? "", $0.person.name, $0.option ?? "avstår"] })))
        }
        if voting.form != "acclamation" {
            let counts = voting.counts.map { count in
                "\(count.option.map { "”\($0)”" } ?? "avstår") \(count.votes)"
            }.joined(separator: ", ")
            blocks.append(.paragraph("\(form(voting.form)). Röster: \(counts)."))
        }
        blocks.append(.paragraph(settlement(of: voting)))
        return blocks
    }

    private func form(_ code: String) -> String {
        code == "secret" ? "Sluten omröstning" : "Öppen omröstning med namnupprop"
    }

    private func settlement(of voting: MinutesRecord.Voting) -> String {
        let chair = voting.presiding ?? "Ordföranden"
        return switch voting.settledBy {
        case "acclamation": "\(chair) finner genom acklamation att mötet har valt ”\(voting.winner)”."
        case "castingVote": "Vid lika röstetal avgör \(chair) med sin utslagsröst: ”\(voting.winner)”."
        case "lot": "Vid lika röstetal avgör lotten: ”\(voting.winner)”."
        default: "Flest röster har: ”\(voting.winner)”."
        }
    }

    func blocks(of adoption: MinutesRecord.Adoption) -> [Block] {
        let votes = "\(adoption.votesFor) röster för och \(adoption.votesAgainst) emot"
        let tie = adoption.votesFor == adoption.votesAgainst && adoption.castingVote != nil
        return [
            .resolution("\(record.group) antar förslaget ”\(adoption.title)” i version \(adoption.version)."),
            .paragraph(
                "\(votes)\(tie ? "; mötets ledare skilde rösterna åt" : ""). Närvarande: \(adoption.present) av "
                    + "\(adoption.filled) besatta platser; \(adoption.required) krävs."),
        ]
    }

    private func resolution(of item: MinutesRecord.Item) -> [Block] {
        guard let decision = item.decision else {
            return item.background == nil || item.adoption != nil ? [] : [.resolution("Ärendet avgjordes inte vid mötet.")]
        }
        let outline = ContentOutline(names: record.names)
        var blocks: [Block] = [.heading(3, "Beslut"), .resolution(wording(of: decision, item))]
        if let reasons = decision.reasons {
            blocks.append(.paragraph(decision.outcome == "noted" ? reasons : "Skäl: \(reasons)"))
        }
        if !decision.changes.isEmpty {
            blocks.append(
                .table(
                    Block.Table(
                        caption: "Ändringar mot förslaget", columns: ["Vad", "Föreslaget", "Beslutat"],
                        rows: decision.changes.flatMap { outline.rows(of: $0) })))
        }
        if let content = decision.content {
            blocks.append(.heading(4, "Det beslutade"))
            blocks += outline.blocks(of: content)
        }
        if !decision.effects.isEmpty {
            blocks.append(.heading(4, "Beslutet innebär"))
            blocks.append(.list(decision.effects.map(effect)))
        }
        blocks.append(.paragraph(quorum(decision.quorum)))
        return blocks
    }

    private func wording(of decision: MinutesRecord.Decision, _ item: MinutesRecord.Item) -> String {
        let proposal = item.background.map { "”\($0.title)” i version \($0.version)" } ?? "”\(item.title)”"
        let resolution =
            switch decision.outcome {
            case "approved": "att bifalla förslaget \(proposal)."
            case "approvedWithChange": "att bifalla förslaget \(proposal) med ändring."
            case "rejected": "att avslå förslaget \(proposal)."
            case "referredBack":
                "att återremittera förslaget \(proposal)\(decision.referredTo.map { " till \($0)" } ?? "")"
                    + "\(decision.dueOn.map { ", att redovisas senast \(Words.day($0))" } ?? "")."
            case "tabled": "att bordlägga ärendet till nästa möte."
            default: "att lägga informationen till handlingarna."
            }
        return "\(record.group) beslutar \(resolution)"
    }

    private func effect(_ effect: MinutesRecord.Decision.Effect) -> String {
        let from = effect.from.map { " från och med \(Words.day($0))" } ?? ""
        let to = effect.to.map { " till och med \(Words.day($0))" } ?? ""
        let person = effect.person.map { "\($0): " } ?? ""
        switch effect.kind {
        case "plan": return "\(effect.title) gäller\(from)\(to)."
        case "group": return "\(effect.title) är tillsatt\(from)\(to)."
        case "assignment":
            let time = effect.minutes.map { " (\(Words.duration($0)))" } ?? ""
            return "Uppdraget ”\(effect.title)” är givet\(time)\(effect.to.map { ", klart senast \(Words.day($0))" } ?? "")."
        default: return "\(person)\(effect.title)\(from)\(to)."
        }
    }

    private func quorum(_ quorum: MinutesRecord.Decision.Quorum) -> String {
        let unit = quorum.unit == "parties" ? "röstberättigade parter" : "röstberättigade platser"
        let excused = quorum.excused.isEmpty ? "" : " Räknas inte på grund av jäv: \(Words.listing(quorum.excused))."
        return "Beslutförhet: \(quorum.present) av \(quorum.of) \(unit) deltar; minst \(quorum.required) krävs.\(excused)"
    }

    private func statements(_ statements: [MinutesRecord.Statement], _ heading: String) -> [Block] {
        guard !statements.isEmpty else { return [] }
        return [.heading(3, heading), .list(statements.map { "\(Words.person($0.person)): \($0.text)" })]
    }
}
