import Foundation
import Kernel
import Postgres
import Records
import WebAPI

/// Parties asked about a version of a proposal, and what they answer (remiss; D-25, V-6).
enum Referrals {
    static func register(in api: inout API) {
        api.collection(
            "/referrals",
            sql: SQL.listReferrals,
            sort: ["dueOn"],
            query: [.code("party"), .boolean("answered")]
        )
        api.collection("/proposals/{id}/referrals", sql: SQL.listProposalReferrals)
        api.document("/proposals/{id}/referrals/{referral}", sql: SQL.readReferral)
        api.collection(
            "/proposals/{id}/referrals/{referral}/answers",
            sql: SQL.listReferralAnswers,
            query: [.code("party")]
        )
        api.document("/proposals/{id}/referrals/{referral}/answers/{answer}", sql: SQL.readReferralAnswer)
        api.command(
            .post,
            "/proposals/{id}/referrals",
            title: Wording(sv: "Sänd på remiss", en: "Refer to parties for comment"),
            kinds: [.person],
            read: Question.init
        ) { command, tx in
            let proposal = try command.path.id("id")
            _ = try Proposals.visible(proposal, tx)
            let id = tx.newIdentifier()
            try tx.execute(insert, (id, proposal, command.body, try tx.businessDay(command.body.day), tx.caller))
            return .created(location: "/proposals/\(proposal.text)/referrals/\(id.text)")
        }
        api.command(
            .post,
            "/proposals/{id}/referrals/{referral}/answers",
            title: Wording(sv: "Svara på remissen", en: "Answer the referral"),
            kinds: [.person, .party],
            read: Reply.init
        ) { command, tx in
            let proposal = try command.path.id("id")
            let referral = try command.path.id("referral")
            _ = try Proposals.visible(proposal, tx)
            let id = tx.newIdentifier()
            let day = try tx.businessDay(command.body.day)
            guard try tx.first(insertAnswer, (id, proposal, referral, command.body, day, tx.caller)) != nil else {
                throw NotFound()
            }
            return .created(location: "/proposals/\(proposal.text)/referrals/\(referral.text)/answers/\(id.text)")
        }
    }

    struct Question: Sendable {
        let question: String
        let parties: [String]
        /// As many days on as the charter gives, when nil.
        let due: Day?
        let day: Day?

        init(_ fields: inout FieldReader) {
            question = fields.prose("question", max: 8000)
            parties = fields.codes("parties", count: 1...100)
            due = fields.optionalDay("dueOn")
            day = fields.optionalDay("on")
        }
    }

    struct Reply: Sendable {
        let stance: String
        let text: String?
        let day: Day?

        init(_ fields: inout FieldReader) {
            stance = fields.code("stance", of: ["support", "supportWithRemarks", "oppose", "noOpinion"])
            text = fields.optionalProse("text", max: 8000)
            day = fields.optionalDay("on")
        }
    }

    private static let insert = Statement<(UUID, UUID, Question, Day, Caller), Void>(
        SQL.insertReferral,
        encode: { input, parameters in
            let (id, proposal, question, day, caller) = input
            parameters.bind(id)
            parameters.bind(proposal)
            try parameters.bind(question.question)
            try parameters.bind(question.parties)
            try parameters.bind(day)
            try parameters.bind(question.due)
            parameters.bind(caller.person)
        }
    )

    private static let insertAnswer = Statement<(UUID, UUID, UUID, Reply, Day, Caller), Int>(
        SQL.insertReferralAnswer,
        encode: { input, parameters in
            let (id, proposal, referral, reply, day, caller) = input
            parameters.bind(id)
            parameters.bind(proposal)
            parameters.bind(referral)
            try parameters.bind(caller.party)
            try parameters.bind(reply.stance)
            try parameters.bind(reply.text)
            try parameters.bind(day)
            parameters.bind(caller.person)
        },
        decode: { row in try row.int(0) }
    )
}
