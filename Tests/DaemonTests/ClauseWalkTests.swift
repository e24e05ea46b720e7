import Charter
import Foundation
import TestSupport
import Testing

/// Both ways: what the agreement forbids has a test, and what the engine refuses has words in the agreement.
@Suite struct ClauseWalkTests {
    @Test func `every clause that the service keeps as a refusal is named by a test`() async throws {
        let charter = try CharterDocument.read(yaml: try Repository().text(Self.charter))
        let refusing = charter.clauses.filter { $0.levels.contains(.refuse) && !$0.kept.contains(.later) }
        #expect(refusing.count > 30)
        let named = try await named()
        let missing = refusing.map(\.id).filter { !named.contains($0) }
        #expect(missing == [], "no test names them")
    }

    @Test func `every silence that is kept by a constraint or a rule is named by a test`() async throws {
        let charter = try CharterDocument.read(yaml: try Repository().text(Self.charter))
        let kept = charter.silences.filter { $0.kept.contains(.constraint) && !$0.kept.contains(.later) }
        let named = try await named()
        #expect(kept.map(\.id).filter { !named.contains($0) } == [], "no test names them")
    }

    @Test func `every rule that SQL or Swift raises has its words in the charter`() async throws {
        let worded = Set(
            try Repository().text(Self.charter).matches(of: /- rule: ([a-z_]+)/).map { String($0.output.1) }
        )
        #expect(worded.count > 50)
        var raised: [String: String] = [:]
        for (path, text) in try await texts(where: { $0.hasPrefix("sql/logic/") || $0.hasPrefix("Sources/") }) {
            for match in text.matches(of: /refuse\('([a-z_]+)'/) { raised[String(match.output.1)] = path }
            for match in text.matches(of: /Refusal\(\s*\.[a-z]+, rule: "([a-z_]+)"/) {
                raised[String(match.output.1)] = path
            }
        }
        #expect(raised.count > 40)
        #expect(raised.filter { !worded.contains($0.key) } == [:], "raised without words")
    }

    @Test func `every constraint of a table has its words in the charter or is known as the machine's own`()
        async throws
    {
        let worded = Set(
            try Repository().text(Self.charter).matches(of: /- rule: ([a-z_]+)/).map { String($0.output.1) }
        )
        var constraints: Set<String> = []
        for (_, text) in try await texts(where: { $0.hasPrefix("sql/migrations/") }) {
            constraints.formUnion(text.matches(of: /CONSTRAINT ([a-z0-9_]+)/).map { String($0.output.1) })
        }
        #expect(
            constraints.subtracting(worded).subtracting(Self.internals) == [],
            "words are missing, or they belong below"
        )
        #expect(Self.internals.subtracting(constraints) == [], "no longer there")
        #expect(Self.internals.intersection(worded) == [], "has words: no longer internal")
    }

    private static let charter = "deploy/charters/vasterbotten.yaml"

    /// Kept by whatever reads a request before the database sees it: a client never meets these names.
    private static let internals: Set<String> = [
        "activity_code_is_used_once_in_a_plan", "agenda_has_few_items", "agenda_position_is_positive",
        "agenda_position_is_used_once", "agenda_version_number_is_positive", "agenda_version_number_is_used_once", "capacity_is_a_share", "casting_vote_is_for_or_against",
        "charter_has_one_row_of_money_rules", "decision_has_a_known_outcome", "decision_has_content_when_approved",
        "decision_number_is_positive", "decision_number_is_used_once", "decision_without_a_proposal_notes", "guest_leaves_after_arriving", "meeting_function_is_known", "motion_has_a_known_kind", "motion_number_is_used_once", "referral_back_has_its_receiver", "statement_has_a_known_kind", "voting_has_a_known_form", "voting_has_two_options_or_more", "voting_is_settled_in_a_known_way", "voting_number_is_used_once", "email_has_an_at_sign", "estimate_is_positive",
        "full_time_is_positive", "function_is_held_by_an_office_or_a_seat", "group_code_is_plain",
        "group_period_is_not_empty", "idempotency_key_is_short", "journal_change_has_an_operation",
        "journal_entry_hash_is_sha256", "journal_has_one_head", "journal_head_hash_is_sha256", "long_text_is_bounded",
        "long_text_is_nfc", "matter_has_a_known_effect", "matter_has_a_known_period", "matter_has_a_known_shape",
        "meeting_is_in_a_known_state", "meeting_step_has_a_known_kind", "meeting_takes_each_step_once",
        "minutes_fit_in_a_day", "money_class_has_a_side", "money_class_needs_something_known",
        "office_period_is_not_empty", "plan_comes_once_from_a_decision", "plan_period_is_bounded",
        "principal_period_is_not_empty", "proposal_is_in_a_known_state", "proposal_stands_once_on_an_agenda",
        "proposal_step_has_a_known_kind", "salt_is_long_enough", "seat_is_filled_by_someone",
        "seat_is_filled_in_a_known_way", "seat_period_is_not_empty", "short_text_is_nfc", "short_text_is_short",
        "supersession_has_day_and_plan", "time_entry_is_corrected_once", "token_expires_within_two_years",
        "token_has_a_known_kind", "token_hash_is_sha256", "token_is_bound_to_its_holder", "identity_has_issuer_and_subject",
        "version_content_is_an_object", "version_number_is_used_once", "votes_against_are_counted",
        "votes_for_are_counted",
        // Proposals in depth
        "recasting_has_a_known_kind", "referral_answer_number_is_used_once", "referral_answer_takes_a_known_stance",
        "register_number_is_positive", "register_number_is_used_once",
        // Minutes
        "minutes_are_frozen_from_the_first_attestation", "minutes_are_in_a_known_state",
        "minutes_hash_is_of_their_content", "minutes_step_has_a_known_kind", "minutes_step_has_its_text",
        // Dispatches
        "dispatch_has_a_known_kind", "dispatch_has_a_known_outcome", "dispatch_is_settled_as_a_whole", "dispatch_was_attempted",
        // Delegations, corrections, parts of plans, substitutes
        "allowance_is_not_negative", "correction_number_is_used_once", "delegated_work_says_who_gave_it",
        "delegation_comes_once_from_a_decision", "delegation_ends_by_decision", "delegation_has_one_delegate",
        "delegation_period_is_bounded", "partial_plan_supersedes_a_plan", "substitution_period_is_not_empty",
    ]

    /// The ids of clauses in the names of tests: `V-22` of "V-22: a third …", never V-2 of V-22.
    private func named() async throws -> Set<String> {
        var ids: Set<String> = []
        for (_, text) in try await texts(where: { $0.hasPrefix("Tests/") && $0.hasSuffix("Tests.swift") }) {
            for name in text.matches(of: /func `([^`]+)`/) {
                ids.formUnion(name.output.1.matches(of: /[VD]-[0-9]+/).map { String($0.output) })
            }
        }
        return ids
    }

    private func texts(where wanted: (String) -> Bool) async throws -> [(String, String)] {
        let repository = Repository()
        return try await repository.files()
            .filter { wanted($0) && ($0.hasSuffix(".swift") || $0.hasSuffix(".sql")) }
            .map { ($0, try repository.text($0)) }
    }
}
