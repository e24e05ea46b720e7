-- The words that several reports say: how a proposal stands, who stands behind it, what a finding is and what it is seen by.

CREATE OR REPLACE FUNCTION proposal_status(state text, language text) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT CASE state
        WHEN 'submitted' THEN report_status('none', worded(language, 'Inlämnat', 'Submitted'))
        WHEN 'incomplete' THEN report_status('watch', worded(language, 'Ska kompletteras', 'To be completed'))
        WHEN 'inPreparation' THEN report_status('none', worded(language, 'Bereds', 'In preparation'))
        WHEN 'adopted' THEN report_status('none', worded(language, 'Antaget för beslut', 'Adopted for decision'))
        WHEN 'onAgenda' THEN report_status('none', worded(language, 'På dagordningen', 'On the agenda'))
        WHEN 'approved' THEN report_status('good', worded(language, 'Bifall', 'Approved'))
        WHEN 'approvedWithChange' THEN report_status('good', worded(language, 'Bifall med ändring', 'Approved with a change'))
        WHEN 'rejected' THEN report_status('none', worded(language, 'Avslag', 'Rejected'))
        WHEN 'referredBack' THEN report_status('watch', worded(language, 'Återremiss', 'Referred back'))
        WHEN 'tabled' THEN report_status('watch', worded(language, 'Bordlagt', 'Tabled'))
        WHEN 'withdrawn' THEN report_status('none', worded(language, 'Återtaget', 'Withdrawn'))
        WHEN 'included' THEN report_status('good', worded(language, 'Upptaget i en plan', 'Taken into a plan'))
        WHEN 'merged' THEN report_status('none', worded(language, 'Hopslaget', 'Merged'))
        WHEN 'split' THEN report_status('none', worded(language, 'Delat', 'Split')) END
$$;
COMMENT ON FUNCTION proposal_status IS 'Hur ett förslag står, i ord.';

CREATE OR REPLACE FUNCTION proposal_stage(state text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN state IN ('submitted', 'incomplete') THEN 'waiting'
        WHEN state IN ('inPreparation', 'referredBack', 'adopted') THEN 'preparing'
        WHEN state IN ('onAgenda', 'tabled') THEN 'deciding'
        WHEN state IN ('approved', 'approvedWithChange') THEN 'approved'
        WHEN state IN ('included', 'merged', 'split') THEN 'carried'
        ELSE state END
$$;
COMMENT ON FUNCTION proposal_stage IS
    'Var på vägen ett förslag är: väntar, bereds, står inför beslut, bifallet, avslaget, återtaget eller burit vidare av ett annat.';

CREATE OR REPLACE FUNCTION diverted_proposals(p_at date) RETURNS TABLE (id uuid)
LANGUAGE sql STABLE AS $$
    SELECT CASE s.kind WHEN 'inclusion' THEN s.part_proposal ELSE s.proposal_id END FROM published.proposal_steps s
    WHERE s.kind IN ('withdrawal', 'inclusion') AND s.taken_on <= p_at
    UNION ALL
    SELECT unnest(r.parents) FROM published.recastings r WHERE r.made_on <= p_at
    UNION ALL
    SELECT r.proposal_id FROM published.receipts r WHERE NOT r.complete AND r.received_on <= p_at
$$;
COMMENT ON FUNCTION diverted_proposals IS
    'De förslag som till och med en dag har återtagits, tagits upp i ett annat, slagits ihop, delats eller sänts tillbaka: utan beslut är alla andra på väg.';

CREATE OR REPLACE FUNCTION own_party(party_code text, group_code text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN group_code IS NULL THEN party_code END
$$;
COMMENT ON FUNCTION own_party IS 'Parten vars eget ett förslag är; NULL när det lämnats i en grupps namn.';

CREATE OR REPLACE FUNCTION submitter_link(party_code text, party_name text, group_title jsonb, language text) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN group_title IS NOT NULL THEN report_link(localized(group_title, language), NULL)
        ELSE report_link(party_name, '/parties/' || party_code) END
$$;
COMMENT ON FUNCTION submitter_link IS 'Den som lämnade ett förslag: gruppen i vars namn det gjordes, annars parten.';

CREATE OR REPLACE FUNCTION named_owner(p_code text, language text) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN coalesce(party_link(p_code),
        (SELECT report_link(localized(g.title, language), NULL) FROM published.groups g WHERE g.code = p_code),
        (SELECT report_link(localized(k.title, language), NULL) FROM published.group_kinds k WHERE k.code = p_code),
        report_link(p_code, NULL));
END
$$;
COMMENT ON FUNCTION named_owner IS 'Den som något ankommer på: en part, eller en grupp.';

CREATE OR REPLACE FUNCTION meeting_link(p_meeting uuid, language text) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT report_link(concat(localized(k.title, language), ' ', coalesce(m.held_on, local_day(m.starts_at))), '/meetings/' || m.id)
        FROM published.meetings m JOIN published.meeting_kinds k ON k.group_kind = m.group_kind AND k.code = m.meeting_kind
        WHERE m.id = p_meeting);
END
$$;
COMMENT ON FUNCTION meeting_link IS 'Ett möte, med sitt slag och sin dag.';

CREATE OR REPLACE FUNCTION proposal_link(p_proposal uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT report_link(p.title, '/proposals/' || p.id) FROM published.proposals p WHERE p.id = p_proposal);
END
$$;
COMMENT ON FUNCTION proposal_link IS 'Ett inlämnat förslag, med sin rubrik; NULL för det som inte syns.';

CREATE OR REPLACE FUNCTION finding_title(code text, language text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE code
        WHEN 'seat-below-minimum' THEN worded(language, 'Parten saknar representant', 'The party has no representative')
        WHEN 'seats-below-minimum' THEN worded(language, 'För få har plats i gruppen', 'Too few have a seat in the group')
        WHEN 'office-vacant' THEN worded(language, 'Vakant uppdrag', 'Vacant office')
        WHEN 'meeting-missing' THEN worded(language, 'Möte har inte hållits', 'A meeting was not held')
        WHEN 'meetings-below-minimum' THEN worded(language, 'För få möten', 'Too few meetings')
        WHEN 'meetings-above-maximum' THEN worded(language, 'Fler möten än tänkt', 'More meetings than intended')
        WHEN 'notice-short' THEN worded(language, 'Sen kallelse', 'Late summons')
        WHEN 'documents-late' THEN worded(language, 'Sena handlingar', 'Late documents')
        WHEN 'summons-undelivered' THEN worded(language, 'Kallelsen har inte nått alla', 'The summons has not reached everybody')
        WHEN 'plan-missing' THEN worded(language, 'Ingen beslutad plan gäller', 'No decided plan is in force')
        WHEN 'contact-stale' THEN worded(language, 'Kontaktuppgifter inte bekräftade', 'Contact entry not confirmed')
        WHEN 'capacity-exceeded' THEN worded(language, 'Mer tid än andelen', 'More time than the share')
        WHEN 'minutes-late' THEN worded(language, 'Protokoll inte justerat i tid', 'Minutes not attested in time')
        WHEN 'referral-unanswered' THEN worded(language, 'Remiss inte besvarad', 'Referral not answered')
        WHEN 'delegation-report-missing' THEN worded(language, 'Delegering inte återrapporterad', 'Delegation not reported on')
        ELSE code END
$$;
COMMENT ON FUNCTION finding_title IS 'Vad en avvikelse är, i ord; en okänd står med sin kod.';

CREATE OR REPLACE FUNCTION hours_text(minutes numeric, language text) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT concat(replace(trim_scale(round(minutes / 60, 1))::text, '.', worded(language, ',', '.')), ' h')
$$;
COMMENT ON FUNCTION hours_text IS 'Minuter som timmar i löpande text: 12,5 h.';

CREATE OR REPLACE FUNCTION finding_evidence(code text, p_group text, facts jsonb, language text) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
    kind text := (SELECT g.kind FROM published.groups g WHERE g.code = p_group);
    period text := concat(facts ->> 'windowFrom', '–', facts ->> 'windowTo');
BEGIN
    RETURN CASE
        WHEN code IN ('seat-below-minimum', 'seats-below-minimum') THEN concat(
            (SELECT localized(r.title, language) FROM published.seat_rules r WHERE r.group_kind = kind AND r.code = facts ->> 'seat'),
            worded(language, format(': %s av minst %s', facts ->> 'filled', facts ->> 'minimum'),
                format(': %s of at least %s', facts ->> 'filled', facts ->> 'minimum')))
        WHEN code = 'office-vacant' THEN
            (SELECT localized(r.title, language) FROM published.office_rules r WHERE r.group_kind = kind AND r.code = facts ->> 'office')
        WHEN code IN ('meeting-missing', 'meetings-below-minimum', 'meetings-above-maximum') THEN concat(
            (SELECT localized(k.title, language) FROM published.meeting_kinds k WHERE k.group_kind = kind AND k.code = facts ->> 'meetingKind'),
            CASE WHEN code = 'meetings-above-maximum'
                THEN worded(language, format(' %s: %s hållna, tänkt högst %s', period, facts ->> 'held', facts ->> 'maximum'),
                    format(' %s: %s held, %s at most intended', period, facts ->> 'held', facts ->> 'maximum'))
                ELSE worded(language, format(' %s: %s hållna av minst %s', period, facts ->> 'held', facts ->> 'minimum'),
                    format(' %s: %s held of at least %s', period, facts ->> 'held', facts ->> 'minimum')) END)
        WHEN code = 'notice-short' THEN worded(language,
            format('Kallat %s, %s dagar före mötet; minst %s', facts ->> 'summonedOn', facts ->> 'noticeDays', facts ->> 'minimumDays'),
            format('Summoned %s, %s days before the meeting; at least %s', facts ->> 'summonedOn', facts ->> 'noticeDays', facts ->> 'minimumDays'))
        WHEN code = 'documents-late' THEN worded(language,
            format('Färdiga %s, %s dagar före mötet; minst %s', facts ->> 'readyOn', facts ->> 'noticeDays', facts ->> 'minimumDays'),
            format('Ready %s, %s days before the meeting; at least %s', facts ->> 'readyOn', facts ->> 'noticeDays', facts ->> 'minimumDays'))
        WHEN code = 'summons-undelivered' THEN worded(language,
            format('%s utan adress, %s misslyckade', jsonb_array_length(facts -> 'unaddressed'), jsonb_array_length(facts -> 'failed')),
            format('%s without an address, %s failed', jsonb_array_length(facts -> 'unaddressed'), jsonb_array_length(facts -> 'failed')))
        WHEN code = 'plan-missing' THEN
            (SELECT localized(m.title, language) FROM published.matters m WHERE m.code = facts ->> 'matter')
        WHEN code = 'contact-stale' THEN concat((SELECT p.name || ': ' FROM published.persons p WHERE p.id = (facts ->> 'person')::uuid),
            coalesce(worded(language, 'senast bekräftade ', 'last confirmed ') || (facts ->> 'confirmedOn'),
                worded(language, 'aldrig bekräftade', 'never confirmed')))
        WHEN code = 'capacity-exceeded' THEN format(worded(language, '%s använda av %s', '%s used of %s'),
            hours_text((facts ->> 'usedMinutes')::numeric, language), hours_text((facts ->> 'capacityMinutes')::numeric, language))
        WHEN code = 'minutes-late' THEN format(worded(language, 'Skulle ha justerats senast %s', 'To be attested by %s'), facts ->> 'dueOn')
        WHEN code = 'referral-unanswered' THEN concat(facts ->> 'registerNumber', worded(language, ', svar senast ', ', answer by '), facts ->> 'dueOn')
        WHEN code = 'delegation-report-missing' THEN concat(facts ->> 'decision', worded(language, ', skulle ha redovisats senast ', ', to be reported by '),
            facts ->> 'reportBy') END;
END
$$;
COMMENT ON FUNCTION finding_evidence IS 'Vad avvikelsen syns på, i ord ur dess fakta; aldrig en kontaktuppgift.';

CREATE OR REPLACE FUNCTION finding_record(facts jsonb, language text) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN facts ? 'meeting' THEN meeting_link((facts ->> 'meeting')::uuid, language)
        WHEN facts ? 'proposal' THEN proposal_link((facts ->> 'proposal')::uuid)
        WHEN facts ? 'delegation' THEN decision_link((SELECT d.decision_id FROM published.delegations d WHERE d.id = (facts ->> 'delegation')::uuid))
        ELSE not_applicable() END
$$;
COMMENT ON FUNCTION finding_record IS 'Det möte, förslag eller beslut som avvikelsen gäller.';

CREATE OR REPLACE FUNCTION percent_of(part numeric, whole numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN whole <> 0 THEN round(100 * part / whole, 1) END
$$;
COMMENT ON FUNCTION percent_of IS 'Andelen i procent med en decimal; NULL av ingenting.';

CREATE OR REPLACE FUNCTION kronor(ore numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE AS $$
    SELECT round(ore / 100, 2)
$$;
COMMENT ON FUNCTION kronor IS 'Öre som kronor.';
