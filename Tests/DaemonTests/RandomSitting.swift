import Foundation
import Kernel
import Scenes
import Testing
import WebAPI

/// Random numbers that come again with their seed.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// One meeting to which anything happens at random: each step is asked of the service and of the naive recount, which must agree on
/// whether it is refused, by which rule, and on what follows.
struct RandomSitting {
    private let scene: Scene
    private let seed: UInt64
    private var random: SplitMix64
    private var model: NaiveMeeting
    private let meeting: String
    /// Two that are noted, and the election.
    private let items: [String]
    private var minute = 0
    private var step = 0
    private static let election = 2

    static func open(in scene: Scene, seed: UInt64, _ empty: NaiveMeeting) async throws -> RandomSitting {
        var random = SplitMix64(state: seed)
        var model = empty
        for member in model.members where Int.random(in: 0..<20, using: &random) < 14 { model.events.append(.came(member.id)) }
        let meeting = try await scene.planned("samverkansgrupp", "extra", at: "2026-04-15T08:00:00Z").id
        var items = try await [scene.titled("Ett", on: meeting), scene.titled("Två", on: meeting)]
        let election = try await scene.submitted(
            "val", ["office": "talesman", "person": .string(model.chair), "from": "2026-04-15"], by: .mala)
        items.append(try await scene.put(election, on: meeting).id)
        _ = try await scene.summoned(meeting)
        let there = model.members.filter { model.isHere($0.id) }.map { JSONValue.string($0.id) }
        let sitting = RandomSitting(scene: scene, seed: seed, random: random, model: model, meeting: meeting, items: items)
        let opened = try await scene.post(
            "/meetings/\(meeting)/openings", ["at": "2026-04-15T08:00:00Z", "attendees": .array(there)], as: .coordinator)
        try scene.expect(opened, 201)
        sitting.agree(opened)
        return sitting
    }

    private init(scene: Scene, seed: UInt64, random: SplitMix64, model: NaiveMeeting, meeting: String, items: [String]) {
        (self.scene, self.seed, self.random, self.model, self.meeting, self.items) = (scene, seed, random, model, meeting, items)
    }

    mutating func play(steps: Int) async throws {
        for number in 1...steps {
            step = number
            switch Int.random(in: 0..<20, using: &random) {
            case 0..<4: try await arrive()
            case 4..<7: try await leave()
            case 7..<11: try await recuse()
            case 11: try await elect()
            case 12..<18: try await vote()
            default: try await decide()
            }
        }
    }

    // MARK: Steps

    private mutating func arrive() async throws {
        let who = anybody()
        let rule = model.hasLeft(who) ? "who_has_left_stays_away" : model.isHere(who) ? "meeting_state_allows_it" : nil
        try await happen("arrivals", in: nil, [("person", .string(who))], rule, .came(who))
    }

    private mutating func leave() async throws {
        let who = anybody()
        try await happen(
            "departures", in: nil, [("person", .string(who))], model.isHere(who) ? nil : "who_acts_is_present", .left(who))
    }

    private mutating func recuse() async throws {
        let item = Int.random(in: 0..<3, using: &random)
        // Most often somebody who is there and stands for a municipality alone.
        let alone = model.deciders(item).filter { one in one.votes && model.members.count { $0.party == one.party } == 1 }
        let who = Int.random(in: 0..<3, using: &random) == 0 ? anybody() : alone.randomElement(using: &random)?.id ?? anybody()
        let isHere = model.deciders(item).contains { $0.id == who }
        let rule =
            model.isDecided(item)
            ? "agenda_item_is_decided_once"
            : !isHere ? "who_acts_is_present" : model.hasVoting(item) ? "proceedings_are_recorded_in_order" : nil
        try await happen(
            "recusals", in: item, [("person", .string(who)), ("reasons", "Eget bolag.")], rule, .recused(who, item: item))
    }

    private mutating func elect() async throws {
        let who = anybody()
        let votes = model.members.contains { $0.id == who && $0.votes }
        let leads = model.presiding(nil)
        let rule =
            !model.isHere(who) || !votes
            ? "who_acts_is_present" : leads.map { !model.isRecusedAnywhere($0) } == true ? "meeting_is_led_by_its_chair" : nil
        try await happen("functions", in: nil, [("function", "presiding"), ("person", .string(who))], rule, .elected(who))
    }

    private mutating func vote() async throws {
        let item = Int.random(in: 0..<3, using: &random)
        let isSecret = Int.random(in: 0..<3, using: &random) == 0
        let options = ["ja", "nej"] + (isSecret && Bool.random(using: &random) ? ["tredje"] : [])
        var voters = model.voters(item)
        let isWrong = !misroll(&voters)
        // Now and then as many for each, which is a tie when they are even.
        let isEven = Int.random(in: 0..<4, using: &random) == 0
        let ballots = voters.indices.map { index in
            isEven ? options[index % options.count] : (options + options + [nil]).randomElement(using: &random) ?? nil
        }
        let casting = Int.random(in: 0..<3, using: &random) == 0 ? options.randomElement(using: &random) : nil
        let lot = Int.random(in: 0..<3, using: &random) == 0 ? options.randomElement(using: &random) : nil
        let blind = model.result(
            item, ballots, of: options, bySecret: isSecret, isElection: item == Self.election, casting: nil, lot: nil)
        // Most often what settles a tie is there, and nothing else.
        let isTie = blind == nil && !ballots.isEmpty
        let byLot = isSecret || item == Self.election
        let settling = isTie && Int.random(in: 0..<4, using: &random) > 0
        let (given, drawn) = settling ? (byLot ? nil : leader(ballots, options), byLot ? leader(ballots, options) : nil) : (casting, lot)
        let result = model.result(
            item, ballots, of: options, bySecret: isSecret, isElection: item == Self.election, casting: given, lot: drawn)
        let rule =
            model.isDecided(item)
            ? "agenda_item_is_decided_once"
            : !model.quorum(item).isMet
                ? "decision_has_quorum" : isWrong ? "votes_match_the_roll" : result == nil ? "voting_is_settled_by_its_votes" : nil
        var fields: Sitting.Fields = [
            ("form", isSecret ? "secret" : "open"), ("subject", "Det ena mot det andra."),
            ("options", .array(options.map { ["code": .string($0), "text": .string($0)] })),
            isSecret ? ("ballots", counted(ballots, options)) : ("votes", named(voters, ballots)),
        ]
        if let given { fields.append(("castingVote", .string(given))) }
        if let drawn { fields.append(("lot", .string(drawn))) }
        let reply = try await happen("votings", in: item, fields, rule, .voted(item: item))
        if rule == nil, reply.status == 201, let result { agree(reply["votings"]?.elements.last, result, item, isSecret ? nil : voters) }
    }

    private mutating func decide() async throws {
        let item = Int.random(in: 0..<3, using: &random)
        let rule =
            model.isDecided(item)
            ? (item == Self.election ? "proposal_state_allows_it" : "agenda_item_is_decided_once")
            : !model.quorum(item).isMet ? "decision_has_quorum" : nil
        let reply = try await scene.decide(items[item], item == Self.election ? "rejected" : "noted")
        agree(reply, refusedBy: rule, "decision")
        guard rule == nil, reply.status == 201 else { return }
        agree(reply["quorum"], model.quorum(item))
        let deciders = reply["deciders"]?.elements ?? []
        let expected = model.deciders(item)
        check(Set(deciders.compactMap { $0["person"]?.string }) == Set(expected.map(\.id)), "deciders \(deciders)")
        check(deciders.count { $0["votes"] == true } == expected.count { $0.votes }, "who votes among \(deciders)")
        model.events.append(.decided(item: item))
    }

    // MARK: Chance

    private mutating func anybody() -> String { model.members.randomElement(using: &random)?.id ?? "" }

    /// Now and then one is forgotten, one is called twice, or one without vote is called.
    ///
    /// - Returns: whether the roll was left as it should be.
    private mutating func misroll(_ voters: inout [String]) -> Bool {
        switch Int.random(in: 0..<12, using: &random) {
        case 0 where !voters.isEmpty: voters.remove(at: Int.random(in: 0..<voters.count, using: &random))
        case 1 where !voters.isEmpty: voters.append(voters[0])
        case 2: voters.append(model.members.map(\.id).filter { !voters.contains($0) }.randomElement(using: &random) ?? "")
        default: return true
        }
        return false
    }

    private mutating func leader(_ ballots: [String?], _ options: [String]) -> String? {
        let most = options.map { option in ballots.count { $0 == option } }.max()
        return options.filter { option in ballots.count { $0 == option } == most }.randomElement(using: &random)
    }

    private func counted(_ ballots: [String?], _ options: [String]) -> JSONValue {
        .array(
            (options + [nil]).map { option in
                .object(
                    (option.map { [("option", .string($0))] } ?? []) + [("count", .integer(Int64(ballots.count { $0 == option })))])
            })
    }

    private func named(_ voters: [String], _ ballots: [String?]) -> JSONValue {
        .array(zip(voters, ballots).map { .object([("person", .string($0))] + ($1.map { [("option", .string($0))] } ?? [])) })
    }

    // MARK: Agreement

    @discardableResult
    private mutating func happen(
        _ noun: String, in item: Int?, _ fields: Sitting.Fields, _ rule: String?, _ event: NaiveMeeting.Event
    ) async throws -> Reply {
        let isEarly = minute > 0 && Int.random(in: 0..<25, using: &random) == 0
        let next = minute + Int.random(in: 0...2, using: &random)
        let at = isEarly ? minute - 1 : next
        let path = "/meetings/\(meeting)" + (item.map { "/agenda-items/\(items[$0])" } ?? "") + "/\(noun)"
        let body = fields + [("at", .string("2026-04-15T\(8 + at / 60 < 10 ? "0" : "")\(8 + at / 60):\(at % 60 < 10 ? "0" : "")\(at % 60):00Z"))]
        let reply = try await scene.post(path, .object(body), as: .coordinator)
        agree(reply, refusedBy: isEarly ? "proceedings_are_recorded_in_order" : rule, noun)
        guard !isEarly, rule == nil, reply.status == 201 else { return reply }
        minute = next
        model.events.append(event)
        if item == nil { agree(reply) }
        return reply
    }

    private func agree(_ reply: Reply, refusedBy rule: String?, _ what: String) {
        check(rule == nil ? reply.status == 201 : reply.rule == rule, "\(what): \(rule ?? "allowed") and not \(reply)")
    }

    /// The meeting as it is shown.
    private func agree(_ shown: Reply) {
        agree(shown["quorum"], model.quorum(nil))
        check(shown["presiding"] == model.presiding(nil).map { .string($0) } ?? .null, "presiding: \(shown)")
        let here = (shown["attendees"]?.elements ?? []).filter { $0["leftAt"] == .null }.compactMap { $0["person"]?.string }
        check(Set(here) == Set(model.deciders(nil).map(\.id)), "who is there: \(shown)")
    }

    private func agree(_ shown: JSONValue?, _ quorum: NaiveMeeting.Quorum) {
        let seen = NaiveMeeting.Quorum(
            of: shown?["of"]?.integer ?? -1, present: shown?["present"]?.integer ?? -1, required: shown?["required"]?.integer ?? -1,
            isMet: shown?["met"] == true, excused: (shown?["excusedParties"]?.elements ?? []).compactMap(\.string).sorted(),
            recused: (shown?["recusedPersons"]?.elements ?? []).compactMap(\.string).sorted())
        check(seen == quorum, "quorum \(seen), recounted \(quorum)")
    }

    private func agree(_ shown: JSONValue?, _ result: NaiveMeeting.Result, _ item: Int, _ voters: [String]?) {
        agree(shown?["quorum"], model.quorum(item))
        let tally = result.tally.mapValues { JSONValue.integer(Int64($0)) }
        check(tally.allSatisfy { shown?["tally"]?[$0.key] == $0.value }, "tally \(shown?["tally"]?.text ?? ""), recounted \(tally)")
        check(shown?["winner"]?.string == result.winner && shown?["settledBy"]?.string == result.settledBy, "\(shown?.text ?? ""): \(result)")
        check(shown?["presiding"] == model.presiding(item).map { .string($0) } ?? .null, "presiding over \(item): \(shown?.text ?? "")")
        let called = (shown?["votes"]?.elements ?? []).compactMap { $0["person"]?.string }.sorted()
        check(called == (voters ?? []).sorted(), "called \(called), recounted \(voters ?? [])")
    }

    private func check(_ holds: Bool, _ what: String) {
        #expect(holds, "seed \(seed), step \(step): \(what)")
    }
}
