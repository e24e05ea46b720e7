import Kernel

extension MinutesRecord {
    /// One item of the agenda, from where it came to what became of it.
    struct Item: Sendable {
        let position: Int
        let title: String
        /// `§ 3/2026` when it was decided.
        let paragraph: String?
        let number: Int?
        let background: Background?
        let passage: String?
        /// Who led the meeting for this item, when it was another than otherwise.
        let presiding: Person?
        let recusals: [Recusal]
        let motions: [Motion]
        let votings: [Voting]
        let adoption: Adoption?
        let decision: Decision?
        let reservations: [Statement]
        let notes: [Statement]

        init(_ fields: JSONObjectReader) throws(MalformedRecord) {
            position = try fields.number("position")
            title = try fields.text("title")
            paragraph = try fields.optionalText("paragraph")
            number = try fields.optionalNumber("number")
            background = try fields.optionalRecord("background", Background.init)
            passage = try fields.optionalText("passage")
            presiding = try fields.optionalRecord("presiding", Person.init)
            recusals = try fields.records("recusals", Recusal.init)
            motions = try fields.records("motions", Motion.init)
            votings = try fields.records("votings", Voting.init)
            adoption = try fields.optionalRecord("adoption", Adoption.init)
            decision = try fields.optionalRecord("decision", Decision.init)
            reservations = try fields.records("reservations", Statement.init)
            notes = try fields.records("notes", Statement.init)
        }
    }

    /// What was put before the meeting, from whom, and how it got there.
    struct Background: Sendable {
        let matter: String
        let title: String
        let submitter: String
        let registerNumber: String?
        let submittedOn: String?
        let version: Int
        /// Where and when the version was adopted for decision.
        let adoptedBy: String?
        let adoptedOn: String?
        let earlier: [Treatment]

        init(_ fields: JSONObjectReader) throws(MalformedRecord) {
            matter = try fields.text("matter")
            title = try fields.text("title")
            submitter = try fields.text("submitter")
            registerNumber = try fields.optionalText("registerNumber")
            submittedOn = try fields.optionalText("submittedOn")
            version = try fields.number("version")
            adoptedBy = try fields.optionalText("adoptedBy")
            adoptedOn = try fields.optionalText("adoptedOn")
            earlier = try fields.records("earlier", Treatment.init)
        }
    }

    /// An earlier meeting that had the same proposal before it.
    struct Treatment: Sendable {
        let group: String
        let paragraph: String
        let on: String
        let outcome: String

        init(_ fields: JSONObjectReader) throws(MalformedRecord) {
            group = try fields.text("group")
            paragraph = try fields.text("paragraph")
            on = try fields.text("on")
            outcome = try fields.text("outcome")
        }
    }

    struct Recusal: Sendable {
        let person: Person
        let reasons: String

        init(_ fields: JSONObjectReader) throws(MalformedRecord) {
            person = try Person(fields)
            reasons = try fields.text("reasons")
        }
    }

    struct Motion: Sendable {
        let person: Person
        let kind: String
        let text: String

        init(_ fields: JSONObjectReader) throws(MalformedRecord) {
            person = try Person(fields)
            kind = try fields.text("kind")
            text = try fields.text("text")
        }
    }

    struct Voting: Sendable {
        struct Count: Sendable {
            /// nil: abstained.
            let option: String?
            let votes: Int

            init(_ fields: JSONObjectReader) throws(MalformedRecord) {
                option = try fields.optionalText("option")
                votes = try fields.number("votes")
            }
        }

        struct Ballot: Sendable {
            let person: Person
            /// nil: abstained.
            let option: String?

            init(_ fields: JSONObjectReader) throws(MalformedRecord) {
                person = try Person(fields)
                option = try fields.optionalText("option")
            }
        }

        /// The propositionsordning: what was put against what.
        let subject: String
        let form: String
        let options: [String]
        let counts: [Count]
        /// Of an open vote only.
        let ballots: [Ballot]
        let winner: String
        let settledBy: String
        let presiding: String?

        init(_ fields: JSONObjectReader) throws(MalformedRecord) {
            subject = try fields.text("subject")
            form = try fields.text("form")
            options = try fields.texts("options")
            counts = try fields.records("counts", Count.init)
            ballots = try fields.records("ballots", Ballot.init)
            winner = try fields.text("winner")
            settledBy = try fields.text("settledBy")
            presiding = try fields.optionalText("presiding")
        }
    }

    /// A proposal adopted by a preparing group.
    struct Adoption: Sendable {
        let title: String
        let version: Int
        let votesFor: Int
        let votesAgainst: Int
        let castingVote: String?
        let filled: Int
        let present: Int
        let required: Int

        init(_ fields: JSONObjectReader) throws(MalformedRecord) {
            title = try fields.text("title")
            version = try fields.number("version")
            votesFor = try fields.number("votesFor")
            votesAgainst = try fields.number("votesAgainst")
            castingVote = try fields.optionalText("castingVote")
            filled = try fields.number("filled")
            present = try fields.number("present")
            required = try fields.number("required")
        }
    }

    struct Decision: Sendable {
        struct Change: Sendable {
            let field: String
            let before: JSONValue?
            let after: JSONValue?

            init(_ fields: JSONObjectReader) throws(MalformedRecord) {
                field = try fields.text("field")
                before = fields.json("before")
                after = fields.json("after")
            }
        }

        struct Effect: Sendable {
            let kind: String
            let title: String
            let person: String?
            let from: String?
            let to: String?
            let minutes: Int?

            init(_ fields: JSONObjectReader) throws(MalformedRecord) {
                kind = try fields.text("kind")
                title = try fields.text("title")
                person = try fields.optionalText("person")
                from = try fields.optionalText("from")
                to = try fields.optionalText("to")
                minutes = try fields.optionalNumber("minutes")
            }
        }

        struct Quorum: Sendable {
            let unit: String
            let of: Int
            let present: Int
            let required: Int
            /// Names of parties that count in neither, since all their voters were recused.
            let excused: [String]

            init(_ fields: JSONObjectReader) throws(MalformedRecord) {
                unit = try fields.text("unit")
                of = try fields.number("of")
                present = try fields.number("present")
                required = try fields.number("required")
                excused = try fields.texts("excused")
            }
        }

        let outcome: String
        let at: String?
        /// What was decided, when it was approved.
        let content: JSONValue?
        let changes: [Change]
        let reasons: String?
        let referredTo: String?
        let dueOn: String?
        let effects: [Effect]
        let quorum: Quorum
        let recipients: [String]

        init(_ fields: JSONObjectReader) throws(MalformedRecord) {
            outcome = try fields.text("outcome")
            at = try fields.optionalText("at")
            content = fields.json("content")
            changes = try fields.records("changes", Change.init)
            reasons = try fields.optionalText("reasons")
            referredTo = try fields.optionalText("referredTo")
            dueOn = try fields.optionalText("dueOn")
            effects = try fields.records("effects", Effect.init)
            quorum = try fields.record("quorum", Quorum.init)
            recipients = try fields.texts("recipients")
        }
    }

    /// A reservation against a decision, or a note to the minutes.
    struct Statement: Sendable {
        let person: Person
        let text: String

        init(_ fields: JSONObjectReader) throws(MalformedRecord) {
            person = try Person(fields)
            text = try fields.text("text")
        }
    }
}
