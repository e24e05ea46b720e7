import Kernel

/// The content of a decision in words. It knows the fields that contents are made of, not which content has which, so
/// that a content with new fields is shown in full all the same.
struct ContentOutline {
    /// What codes and identifiers are called, by the kind of thing that they name.
    let names: JSONValue

    private struct Field {
        let name: String
        let label: String
        /// Which of `names` its values are found among.
        var kind: String?
    }

    /// In the order that people read them.
    private static let fields: [Field] = [
        Field(name: "title", label: "Rubrik"), Field(name: "code", label: "Kod"), Field(name: "year", label: "År"),
        Field(name: "office", label: "Uppdrag", kind: "offices"), Field(name: "person", label: "Person", kind: "persons"),
        Field(name: "toGroup", label: "Till grupp", kind: "groups"),
        Field(name: "toPerson", label: "Till person", kind: "persons"), Field(name: "scope", label: "Omfattning"),
        Field(name: "question", label: "Fråga"), Field(name: "purpose", label: "Syfte"), Field(name: "goal", label: "Mål"),
        Field(name: "linkedTo", label: "Koppling"), Field(name: "text", label: "Text"),
        Field(name: "activity", label: "Aktivitet"), Field(name: "on", label: "Dag"),
        Field(name: "from", label: "Från och med"), Field(name: "to", label: "Till och med"),
        Field(name: "until", label: "Till och med"), Field(name: "place", label: "Plats"),
        Field(name: "class", label: "Slag", kind: "costs"), Field(name: "origin", label: "Ursprung", kind: "incomes"),
        Field(name: "payer", label: "Betalas av", kind: "parties"), Field(name: "party", label: "Part", kind: "parties"),
        Field(name: "area", label: "Område", kind: "areas"), Field(name: "key", label: "Nyckel", kind: "keys"),
        Field(name: "weight", label: "Vikt"), Field(name: "totalOre", label: "Att fördela"),
        Field(name: "amountOre", label: "Belopp"), Field(name: "reason", label: "Skäl"),
        Field(name: "description", label: "Beskrivning"), Field(name: "estimateMinutes", label: "Beräknad tid"),
        Field(name: "allowanceMinutes", label: "Av samordnarens tid"), Field(name: "reporting", label: "Redovisning"),
        Field(name: "reportBy", label: "Redovisas senast"), Field(name: "replaces", label: "Ersätter delarna"),
        Field(name: "dueOn", label: "Klart senast"), Field(name: "members", label: "Deltagare", kind: "persons"),
        Field(name: "helpingParties", label: "Hjälper", kind: "parties"),
        Field(name: "helpedParties", label: "Får hjälp", kind: "parties"), Field(name: "areas", label: "Områden"),
        Field(name: "activities", label: "Aktiviteter"), Field(name: "calendarEntries", label: "Kalendarium"),
        Field(name: "costs", label: "Kostnader"), Field(name: "incomes", label: "Intäkter"),
        Field(name: "deficit", label: "Underskott"), Field(name: "sharing", label: "Fördelning"),
        Field(name: "weights", label: "Vikter"), Field(name: "shares", label: "Andelar"),
    ]
    /// Point at rows of the database and say nothing to people; what they do stands among the effects.
    private static let unspoken: Set<String> = ["supersedes", "decision", "ends"]

    func blocks(of content: JSONValue) -> [Block] { blocks(of: content, under: nil) }

    /// A value in one line.
    func line(_ value: JSONValue?, of name: String) -> String {
        switch value {
        case .none, .null: "–"
        case .bool(let flag): flag ? "ja" : "nej"
        case .integer(let number): line(number, of: name)
        case .number(let number): String(number)
        case .string(let text): line(text, of: name)
        case .array(let elements): elements.isEmpty ? "–" : elements.map { line($0, of: name) }.joined(separator: "; ")
        case .object: spoken(value).map { "\(label(of: $0.0)): \(line($0.1, of: $0.0))" }.joined(separator: ", ")
        }
    }

    /// What, before and after, for each place where the two differ.
    func rows(of change: MinutesRecord.Decision.Change) -> [[String]] {
        rows(change.before, change.after, of: change.field, as: label(of: change.field))
    }

    private func rows(_ before: JSONValue?, _ after: JSONValue?, of name: String, as title: String) -> [[String]] {
        switch (before, after) {
        case _ where before == after: []
        case (.array(let before), .array(let after)) where (before + after).allSatisfy(isObject):
            (0..<max(before.count, after.count)).flatMap { place in
                rows(
                    place < before.count ? before[place] : nil, place < after.count ? after[place] : nil, of: name,
                    as: "\(title) \(place + 1)")
            }
        case (.object, .object):
            spoken(union(before, after)).flatMap { member, _ in
                let label = label(of: member)
                return rows(
                    before?[member], after?[member], of: member,
                    as: "\(title), \(label.prefix(1).lowercased())\(label.dropFirst())")
            }
        default: [[title, line(before, of: name), line(after, of: name)]]
        }
    }

    /// Every member of either.
    private func union(_ left: JSONValue?, _ right: JSONValue?) -> JSONValue {
        guard case .object(let left) = left, case .object(let right) = right else { return .object([]) }
        return .object(left + right.filter { member in !left.contains { $0.0 == member.0 } })
    }

    private func blocks(of content: JSONValue, under heading: String?) -> [Block] {
        var facts: [Block.Fact] = []
        var others: [Block] = []
        for (name, value) in spoken(content) {
            let title = [heading, label(of: name)].compactMap(\.self).joined(separator: ", ")
            switch value {
            case .object: others += blocks(of: value, under: title)
            case .array(let elements) where elements.contains(where: isObject): others.append(table(elements, title))
            default: facts.append(Block.Fact(name: title, value: line(value, of: name)))
            }
        }
        return (facts.isEmpty ? [] : [.facts(facts)]) + others
    }

    private func table(_ elements: [JSONValue], _ caption: String) -> Block {
        let rows = elements.map(spoken)
        let present = Set(rows.flatMap { $0.map(\.0) })
        let columns = spoken(.object(present.map { ($0, .bool(true)) })).map(\.0)
        return .table(
            Block.Table(
                caption: caption, columns: columns.map { label(of: $0) },
                rows: rows.map { row in
                    columns.map { name in row.first { $0.0 == name }.map { line($0.1, of: name) } ?? "" }
                }))
    }

    /// The members that say something, in the order that people read them; unknown ones last, by name.
    private func spoken(_ value: JSONValue?) -> [(String, JSONValue)] {
        guard case .object(let members) = value else { return [] }
        let titled = members.contains { $0.0 == "title" }
        return members.filter { name, value in
            if case .null = value { return false }
            if case .string = value, name == "replaces" { return false }
            return !Self.unspoken.contains(name) && !(name == "code" && titled)
        }.sorted { left, right in
            let (first, second) = (place(of: left.0), place(of: right.0))
            return first == second ? left.0 < right.0 : first < second
        }
    }

    private func place(of name: String) -> Int {
        Self.fields.firstIndex { $0.name == name } ?? Self.fields.count
    }

    private func label(of name: String) -> String {
        Self.fields.first { $0.name == name }?.label ?? name
    }

    private func line(_ number: Int64, of name: String) -> String {
        if name.hasSuffix("Ore") { return Words.amount(number) }
        if name.hasSuffix("Minutes") { return Words.duration(Int(number)) }
        return String(number)
    }

    private func line(_ text: String, of name: String) -> String {
        if let kind = Self.fields.first(where: { $0.name == name })?.kind, let known = names[kind]?[text]?.string {
            return known
        }
        if name == "replaces" { return label(of: text).lowercased() }
        return text.count == 10 && Day(iso: text) != nil ? Words.day(text) : text
    }

    private func isObject(_ value: JSONValue) -> Bool {
        if case .object = value { return true }
        return false
    }
}
