-- Who may do what: app writes what has no state of its own to keep, insyn reads what is published, nobody touches the journal.

REVOKE ALL ON ALL TABLES IN SCHEMA public, published FROM PUBLIC, samverkan_app, samverkan_insyn;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC, samverkan_app, samverkan_insyn;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO samverkan_app, samverkan_insyn;

GRANT SELECT ON ALL TABLES IN SCHEMA public TO samverkan_app;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO samverkan_app;
REVOKE EXECUTE ON FUNCTION constitute, load_charter, load_group, load_seat_rule, put_plan_in_force, appoint_group, assign_work,
    elect, fill_seat, include_part, delegate_work FROM samverkan_app;

GRANT INSERT ON answers, attendances, tokens, time_entries, agenda_approvals, departures, guests, recusals, meeting_functions, motions,
    statements TO samverkan_app;
GRANT INSERT (id, meeting_id, number, items, made_on, made_by) ON agenda_versions TO samverkan_app;
GRANT INSERT (id, agenda_item_id, form, subject, options, ballots, found, casting_vote, lot, held_at, recorded_by) ON votings
    TO samverkan_app;
-- Proposals in depth
REVOKE EXECUTE ON FUNCTION register_proposal, reopen_parents FROM samverkan_app;
GRANT INSERT (id, proposal_id, complete, missing, received_on, person_id) ON receipts TO samverkan_app;
GRANT INSERT (id, proposal_id, question, parties, sent_on, due_on, person_id) ON referrals TO samverkan_app;
GRANT INSERT (id, referral_id, party_code, stance, text, answered_on, person_id) ON referral_answers TO samverkan_app;
GRANT INSERT (id, kind, parents, children, made_on, person_id, reasons) ON recastings TO samverkan_app;

GRANT INSERT (id, name, party_code, email, phone, contact_confirmed_on, salt) ON persons TO samverkan_app;
GRANT UPDATE (name, email, phone, contact_confirmed_on, salt) ON persons TO samverkan_app;
GRANT INSERT (id, group_code, seat_code, party_code, person_id, valid, filled_by, nominated_by, decision_id, source_seat, provision,
    service_agreement) ON seats TO samverkan_app;
GRANT UPDATE (valid) ON seats TO samverkan_app;
GRANT INSERT (id, group_code, office_code, person_id, valid, decision_id) ON offices TO samverkan_app;
GRANT INSERT (code, kind, title, question, purpose, goal, linked_to, valid, decision_id) ON groups TO samverkan_app;
GRANT UPDATE (revoked_at) ON tokens TO samverkan_app;
GRANT INSERT (id, matter, title, party_code, person_id, created_on) ON proposals TO samverkan_app;
GRANT INSERT (id, proposal_id, content, note, created_on, person_id, party_code) ON proposal_versions TO samverkan_app;
GRANT INSERT (id, proposal_id, kind, taken_on, person_id, party_code, version_number, meeting_id, votes_for, votes_against,
    casting_vote, part_proposal, reasons) ON proposal_steps TO samverkan_app;
GRANT INSERT (id, group_code, meeting_kind, starts_at, place, planned_on, planned_by) ON meetings TO samverkan_app;
GRANT INSERT (id, meeting_id, position, proposal_id, title, added_on, added_by) ON agenda_items TO samverkan_app;
GRANT INSERT (id, meeting_id, kind, taken_at, person_id, recipients, reasons) ON meeting_steps TO samverkan_app;
GRANT INSERT (id, agenda_item_id, outcome, content, reasons, recorded_by, number, decided_at, referred_to, due_on) ON decisions TO samverkan_app;
GRANT INSERT (id, matter, valid, content, decision_id, decided_on, supersedes) ON plans TO samverkan_app;
GRANT INSERT (id, plan_id, code, title, area, description, helping, helped, calendar, first_day, last_day) ON activities TO samverkan_app;
GRANT INSERT (id, decision_id, capacity, title, description, year, estimate_minutes, due_on) ON assignments TO samverkan_app;

-- Dispatches: rows come of meetings and seats; the service keeps how each ended, and when to try again.
GRANT UPDATE (outcome, settled_at, attempts, exit_status) ON dispatches TO samverkan_app;
GRANT UPDATE (attempts, next_attempt_at) ON deliveries TO samverkan_app;
REVOKE EXECUTE ON FUNCTION dispatch FROM samverkan_app;

-- Minutes: steps are taken, their state and content follow.
GRANT INSERT (id, meeting_id, kind, taken_at, person_id, agenda_item_id, text, comments_until, hash) ON minutes_steps TO samverkan_app;
REVOKE EXECUTE ON FUNCTION attest_minutes FROM samverkan_app;

-- Delegations, corrections, substitutes.
GRANT INSERT (id, decision_id) ON delegations TO samverkan_app;
GRANT INSERT (delegation_id, given_by, given_on) ON assignments TO samverkan_app;
GRANT INSERT (id, delegation_id, person_id, reported_on, text) ON delegation_reports TO samverkan_app;
GRANT INSERT (id, decision_id, person_id, noted_on, text) ON corrections TO samverkan_app;
GRANT INSERT (id, seat_id, person_id, valid, nominated_by) ON substitutions TO samverkan_app;
GRANT UPDATE (valid) ON substitutions TO samverkan_app;

-- Insyn: published columns, and functions that compute without writing, with the reader's own rights.
GRANT USAGE ON SCHEMA published TO samverkan_insyn;
DO $$
DECLARE
    granted record;
BEGIN
    FOR granted IN SELECT relation, string_agg(quote_ident(name), ', ') AS columns FROM published_columns GROUP BY relation LOOP
        EXECUTE format('GRANT SELECT (%s) ON public.%I TO samverkan_insyn', granted.columns, granted.relation);
        EXECUTE format('GRANT SELECT ON published.%I TO samverkan_insyn', granted.relation);
    END LOOP;
    FOR granted IN
        SELECT p.oid::regprocedure AS routine FROM pg_proc p
        WHERE p.pronamespace = 'public'::regnamespace AND p.provolatile <> 'v' AND NOT p.prosecdef
            AND p.prorettype <> 'trigger'::regtype
    LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO samverkan_insyn', granted.routine);
    END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION insyn_caller, records_state, published_findings, published_duties, proposals_at TO samverkan_insyn;
