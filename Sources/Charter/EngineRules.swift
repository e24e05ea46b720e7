/// The rules that the engine enforces, by the name of what enforces it. A charter gives each its words.
enum EngineRules {
    static let names = [
        // Seats
        "seats_per_party_within_maximum", "seats_in_all_within_maximum", "seat_party_is_of_the_right_kind",
        "seat_person_comes_from_its_party", "seat_has_a_stated_period", "seat_is_ex_officio",
        "seat_is_filled_by_its_nominator", "person_holds_a_seat_once", "seat_states_its_provision",
        "seat_has_a_service_agreement", "seat_is_held_from_the_principal",
        // Offices
        "office_has_one_holder", "office_holder_has_the_seat", "office_is_given_by_decision", "one_principal_at_a_time",
        // Appointed groups
        "group_is_appointed_by_decision", "group_member_is_appointed_by_decision", "group_states_its_question",
        "group_states_its_purpose", "group_is_linked_to_its_work",
        // Meetings
        "meeting_label_matches_its_window", "meeting_is_planned_by_its_officers", "summons_is_issued_by_the_convener",
        "summons_reaches_every_member", "meeting_is_recorded_by_the_secretary", "meeting_state_allows_it",
        "present_holds_a_seat", "election_only_meeting", "agenda_item_belongs_to_the_group",
        "agenda_version_holds_its_items", "agenda_is_approved_by_its_preparers",
        // Proceedings
        "proceedings_are_recorded_in_order", "who_has_left_stays_away", "who_acts_is_present", "meeting_is_led_by_its_chair",
        "adjuster_is_a_voter_of_another_party", "motion_is_made_by_a_voter", "voting_puts_options_against_each_other",
        "votes_match_the_roll", "voting_is_settled_by_its_votes", "reservation_is_made_by_a_decider",
        "agenda_item_is_decided_once", "decision_follows_the_vote", "outcome_belongs_to_its_item",
        // Proposals
        "proposal_is_from_an_entitled_submitter", "proposal_state_allows_it", "proposal_is_its_submitters_own",
        "proposal_is_prepared_by_the_preparing_group", "version_is_of_its_matter",
        "adoption_is_made_by_the_preparing_group", "adoption_has_quorum", "adoption_has_a_majority",
        // Proposals in depth
        "register_number_is_consecutive", "receipt_says_what_is_missing", "referral_goes_to_known_parties",
        "referral_leaves_time_to_answer", "referral_is_answered_by_the_asked", "referral_answer_gives_its_grounds",
        "recasting_stays_within_one_matter",
        // Dispatches
        "dispatch_has_a_known_recipient",
        // Decisions
        "decision_is_made_by_the_competent_group", "decision_is_made_at_a_held_meeting", "decision_has_quorum",
        "decision_is_on_an_adopted_version", "decision_number_is_consecutive", "decision_states_its_reasons",
        "decision_is_final",
        // Plans
        "plan_comes_from_a_decision", "one_plan_a_period", "plan_has_its_calendar", "activity_has_an_area_in_force",
        "activity_comes_from_a_plan",
        // Money
        "budget_balances", "cost_has_a_known_class", "salary_is_for_the_one_coordinator",
        "activity_cost_points_at_an_activity", "other_line_has_a_reason", "own_costs_stay_with_the_party",
        "income_has_an_origin", "income_names_its_payer", "shares_add_up",
        // Capacities
        "assignment_is_given_by_decision", "assignments_within_capacity", "time_entry_fits_its_assignment",
        // Minutes
        "minutes_follow_the_meeting", "minutes_state_allows_it", "circulation_leaves_time_to_comment",
        "comments_are_by_those_present", "comments_are_in_time", "comments_come_before_attestation",
        "minutes_are_attested_by_their_attesters", "minutes_are_attested_as_they_stand",
        "minutes_are_locked_when_attested", "meeting_elects_who_attests",
        // Dates, rights and history
        "business_date_is_not_in_the_future", "right_is_missing", "insyn_only_reads", "administrator_has_no_say",
        "contact_is_kept_by_its_holder", "constitution_is_loaded_once", "history_is_never_changed",
        "change_is_in_the_journal",
        // Signing in
        "token_is_known_once", "session_comes_of_a_valid_token", "session_ends_within_twelve_hours",
        "identity_is_known_by_its_hash", "revoked_token_stays_revoked",
        // Delegations, corrections, parts of plans, deputies and substitutes
        "delegation_is_given_by_decision", "delegation_states_its_terms", "delegation_is_in_force",
        "delegate_acts_for_the_delegation", "delegated_work_within_scope", "delegated_work_within_allowance",
        "correction_follows_the_meeting", "plan_replaces_parts_of_its_predecessor", "deputy_is_another_person",
        "substitute_comes_from_the_same_party", "substitution_fits_its_seat", "seat_has_one_substitute",
    ]
}
