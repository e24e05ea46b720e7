import Foundation
import Kernel
import Postgres
import Records
import WebAPI

/// The steps that a proposal takes; each is kept, and the proposal's state follows (D-5, D-21).
enum ProposalSteps {
    static func register(in api: inout API) {
        step("submissions", Wording(sv: "Lämna in", en: "Submit"), [.person, .party], in: &api) { fields in
            Step("submission", day: fields.optionalDay("on"))
        }
        step("preparations", Wording(sv: "Ta upp till beredning", en: "Take up for preparation"), [.person], in: &api) { fields in
            Step("preparation", day: fields.optionalDay("on"))
        }
        step("withdrawals", Wording(sv: "Återta", en: "Withdraw"), [.person, .party], in: &api) { fields in
            Step("withdrawal", day: fields.optionalDay("on"), reasons: fields.optionalProse("reasons", max: 8000))
        }
        step("inclusions", Wording(sv: "Ta upp i planförslaget", en: "Take into the plan proposal"), [.person], in: &api) { fields in
            Step("inclusion", day: fields.optionalDay("on"), part: fields.uuid("part"))
        }
        step("adoptions", Wording(sv: "Anta vid möte", en: "Adopt at a meeting"), [.person], in: &api) { fields in
            Step(
                "adoption", meeting: fields.uuid("meeting"), votesFor: fields.integer("votesFor", in: 0...1000),
                votesAgainst: fields.integer("votesAgainst", in: 0...1000),
                castingVote: fields.optionalCode("castingVote", of: ["for", "against"]), day: fields.optionalDay("on"))
        }
    }

    private static func step(
        _ noun: String, _ title: Wording, _ kinds: Set<Caller.Kind>, in api: inout API,
        read: @escaping @Sendable (inout FieldReader) -> Step
    ) {
        api.command(.post, "/proposals/{id}/\(noun)", title: title, kinds: kinds, read: read) { command, tx in
            let proposal = try command.path.id("id")
            let seen = try Proposals.visible(proposal, tx)
            if let part = command.body.part {
                _ = try Proposals.visible(part, tx)
            }
            let id = tx.newIdentifier()
            let day = try tx.businessDay(command.body.day)
            try tx.execute(insert, NewStep(id: id, proposal: proposal, step: command.body, day: day, caller: tx.caller,
                version: command.body.kind == "adoption" ? seen.latestVersion : nil))
            return .created(
                location: "/proposals/\(proposal.text)/steps/\(id.text)", showing: "/proposals/\(proposal.text)")
        }
    }

    /// A step as asked for.
    struct Step: Sendable {
        let kind: String
        let meeting: UUID?
        let votesFor: Int?
        let votesAgainst: Int?
        let castingVote: String?
        let day: Day?
        let part: UUID?
        let reasons: String?

        init(
            _ kind: String, meeting: UUID? = nil, votesFor: Int? = nil, votesAgainst: Int? = nil,
            castingVote: String? = nil, day: Day?, part: UUID? = nil, reasons: String? = nil
        ) {
            self.kind = kind
            self.meeting = meeting
            self.votesFor = votesFor
            self.votesAgainst = votesAgainst
            self.castingVote = castingVote
            self.day = day
            self.part = part
            self.reasons = reasons
        }
    }

    struct NewStep: Sendable {
        let id: UUID
        let proposal: UUID
        let step: Step
        let day: Day
        let caller: Caller
        let version: Int?
    }

    private static let insert = Statement<NewStep, Void>(
        SQL.insertProposalStep,
        encode: { new, parameters in
            parameters.bind(new.id)
            parameters.bind(new.proposal)
            try parameters.bind(new.step.kind)
            try parameters.bind(new.day)
            parameters.bind(new.caller.person)
            try parameters.bind(new.caller.party)
            parameters.bind(new.version)
            parameters.bind(new.step.meeting)
            parameters.bind(new.step.votesFor)
            parameters.bind(new.step.votesAgainst)
            try parameters.bind(new.step.castingVote)
            parameters.bind(new.step.part)
            try parameters.bind(new.step.reasons)
        })
}
