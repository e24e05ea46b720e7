-- How proposals, versions and steps look, and which steps are open to the one who asks.

CREATE OR REPLACE FUNCTION sees_proposal(p proposals, p_person uuid, p_party text) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN p.submitted_on IS NOT NULL OR owns_proposal(p, p_person, p_party, local_day(now()));
END
$$;
COMMENT ON FUNCTION sees_proposal IS 'Ett förslag som inte lämnats in ser bara dess part, eller den grupp som skriver det.';

CREATE OR REPLACE FUNCTION version_is_submitted(p_proposal uuid, p_entry bigint) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN NOT EXISTS (SELECT FROM receipts r WHERE r.proposal_id = p_proposal AND NOT r.complete AND r.entry < p_entry
        AND NOT EXISTS (SELECT FROM proposal_steps s WHERE s.proposal_id = p_proposal AND s.kind = 'submission' AND s.entry > r.entry));
END
$$;
COMMENT ON FUNCTION version_is_submitted IS
    'Om en version av ett inlämnat förslag är inlämnad: det som skrivs för att komplettera är ett utkast tills det lämnas in på nytt.';

CREATE OR REPLACE FUNCTION sees_version(v proposal_versions, p_person uuid, p_party text) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT sees_proposal(p, p_person, p_party) AND (version_is_submitted(p.id, v.entry)
        OR owns_proposal(p, p_person, p_party, local_day(now()))) FROM proposals p WHERE p.id = v.proposal_id);
END
$$;
COMMENT ON FUNCTION sees_version IS 'En version som inte lämnats in ser bara den som skriver förslaget.';

CREATE OR REPLACE FUNCTION decision_label(d decisions) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT '§ ' || d.number || '/' || d.year
$$;
COMMENT ON FUNCTION decision_label IS 'Paragrafen som människor skriver den: § 3/2025 (D-16).';

CREATE OR REPLACE FUNCTION decision_reference(p_decision uuid) RETURNS json
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', d.id, 'paragraph', decision_label(d), 'group', d.group_code, 'outcome', d.outcome,
        'decidedOn', d.decided_on, 'reasons', d.reasons)
    FROM decisions d WHERE d.id = p_decision
$$;
COMMENT ON FUNCTION decision_reference IS 'Vad som beslutades och var det står.';

CREATE OR REPLACE FUNCTION proposal_reference(p_proposal uuid) RETURNS json
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', p.id, 'title', p.title, 'registerNumber', register_number(p.id)) FROM proposals p WHERE p.id = p_proposal
$$;
COMMENT ON FUNCTION proposal_reference IS 'Ett annat förslag, med det som aldrig ändras av det som lämnats in.';

CREATE OR REPLACE FUNCTION proposal_body(p proposals, language text) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN json_build_object('id', p.id, 'registerNumber', register_number(p.id), 'matter', p.matter,
        'matterText', (SELECT localized(m.title, language) FROM matters m WHERE m.code = p.matter),
        'title', p.title, 'state', p.state, 'party', p.party_code, 'person', p.person_id, 'group', p.group_code,
        'createdOn', p.created_on, 'submittedOn', p.submitted_on, 'latestVersion', p.latest_version,
        'adoptedVersion', p.adopted_version, 'includedIn', p.included_in,
        'parents', (SELECT coalesce(json_agg(proposal_reference(d.parent_id) ORDER BY r.year, r.number), '[]')
            FROM descents d JOIN registrations r ON r.proposal_id = d.parent_id WHERE d.child_id = p.id),
        'children', (SELECT coalesce(json_agg(proposal_reference(d.child_id) ORDER BY r.year, r.number), '[]')
            FROM descents d JOIN registrations r ON r.proposal_id = d.child_id WHERE d.parent_id = p.id),
        'decision', CASE WHEN p.decision_id IS NOT NULL THEN decision_reference(p.decision_id) END)::text;
END
$$;
COMMENT ON FUNCTION proposal_body IS 'Ett förslag, dess diarienummer och härstamning, och vad som blev av det, med paragraf.';

CREATE OR REPLACE FUNCTION version_body(v proposal_versions) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('proposal', v.proposal_id, 'number', v.number, 'content', v.content, 'note', v.note,
        'createdOn', v.created_on, 'person', v.person_id, 'party', v.party_code)::text
$$;
COMMENT ON FUNCTION version_body IS 'En oföränderlig version av ett förslag.';

CREATE OR REPLACE FUNCTION proposal_step_body(s proposal_steps) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', s.id, 'proposal', s.proposal_id, 'kind', s.kind, 'takenOn', s.taken_on, 'person', s.person_id,
        'party', s.party_code, 'version', s.version_number, 'meeting', s.meeting_id, 'votesFor', s.votes_for,
        'votesAgainst', s.votes_against, 'castingVote', s.casting_vote, 'part', s.part_proposal, 'reasons', s.reasons,
        'facts', s.facts)::text
$$;
COMMENT ON FUNCTION proposal_step_body IS 'Ett steg som ett förslag tagit.';

CREATE OR REPLACE FUNCTION proposal_transitions(p proposals, p_kind text, p_person uuid, p_party text) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
    today date;
    owner boolean;
    preparer boolean;
BEGIN
    IF p_kind NOT IN ('person', 'party')
        OR p.state IN ('approved', 'approvedWithChange', 'rejected', 'withdrawn', 'included', 'merged', 'split', 'onAgenda',
            'tabled') THEN
        RETURN '';
    END IF;
    today := local_day(now());
    owner := owns_proposal(p, p_person, p_party, today);
    preparer := prepares_matter(p.matter, p_person, today);
    RETURN concat_ws(',',
        CASE WHEN owner AND p.state IN ('draft', 'incomplete') THEN 'versions'
            WHEN preparer AND p.state NOT IN ('draft', 'incomplete') THEN 'versions' END,
        CASE WHEN owner AND p.state IN ('draft', 'incomplete') AND p.latest_version > 0 THEN 'submissions' END,
        CASE WHEN preparer AND p.state = 'submitted' THEN 'receipts' END,
        CASE WHEN preparer AND p.state IN ('submitted', 'referredBack') THEN 'preparations' END,
        CASE WHEN preparer AND p.state IN ('submitted', 'inPreparation', 'referredBack', 'adopted') THEN 'referrals' END,
        CASE WHEN preparer AND p.state IN ('submitted', 'inPreparation', 'referredBack') THEN 'adoptions,mergers,splits' END,
        CASE WHEN preparer AND p.state NOT IN ('adopted', 'incomplete') THEN 'inclusions' END,
        CASE WHEN owner AND p.latest_version > 0 THEN 'withdrawals' END);
END
$$;
COMMENT ON FUNCTION proposal_transitions IS 'Steg som står öppna nu för den som frågar.';

CREATE OR REPLACE FUNCTION receipt_body(r receipts) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', r.id, 'proposal', r.proposal_id, 'version', r.version_number, 'complete', r.complete,
        'deficiencies', r.missing, 'receivedOn', r.received_on, 'person', r.person_id, 'facts', r.facts)::text
$$;
COMMENT ON FUNCTION receipt_body IS 'En mottagningskontroll: omdömet, och vad maskinen fann.';

CREATE OR REPLACE FUNCTION referral_body(r referrals) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', r.id, 'proposal', r.proposal_id, 'title', p.title, 'registerNumber', register_number(p.id),
        'version', r.version_number, 'question', r.question, 'sentOn', r.sent_on, 'dueOn', r.due_on, 'person', r.person_id,
        'parties', (SELECT json_agg(json_build_object('party', asked.party, 'stance', a.stance, 'answeredOn', a.answered_on,
                'late', a.late, 'answer', a.id) ORDER BY asked.position)
            FROM unnest(r.parties) WITH ORDINALITY AS asked(party, position)
            LEFT JOIN standing_referral_answers a ON a.referral_id = r.id AND a.party_code = asked.party))::text
    FROM proposals p WHERE p.id = r.proposal_id
$$;
COMMENT ON FUNCTION referral_body IS 'En remiss och hur var och en av de tillfrågade ställt sig hittills.';

CREATE OR REPLACE FUNCTION referral_version(r referrals) RETURNS bigint
LANGUAGE sql STABLE AS $$
    SELECT greatest(r.entry, (SELECT max(a.entry) FROM referral_answers a WHERE a.referral_id = r.id))
$$;
COMMENT ON FUNCTION referral_version IS 'Remissens radversion: dess egen, eller det senaste svarets.';

CREATE OR REPLACE FUNCTION referral_transitions(r referrals, p_kind text, p_party text) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN p_kind IN ('person', 'party') AND p_party = ANY (r.parties) AND answerable(p) THEN 'answers' ELSE '' END
    FROM proposals p WHERE p.id = r.proposal_id
$$;
COMMENT ON FUNCTION referral_transitions IS 'Den som tillfrågats kan svara, och svara igen, tills förslaget avgjorts.';

CREATE OR REPLACE FUNCTION referral_answer_body(a referral_answers) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', a.id, 'referral', a.referral_id, 'party', a.party_code, 'number', a.number, 'stance', a.stance,
        'text', a.text, 'answeredOn', a.answered_on, 'late', a.late, 'person', a.person_id,
        'replaced', EXISTS (SELECT FROM referral_answers later WHERE later.referral_id = a.referral_id
            AND later.party_code = a.party_code AND later.number > a.number))::text
$$;
COMMENT ON FUNCTION referral_answer_body IS 'Ett remissvar, om det kom sent och om ett senare svar gäller i dess ställe.';

CREATE OR REPLACE FUNCTION recasting_body(r recastings) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('id', r.id, 'kind', r.kind,
        'parents', (SELECT json_agg(proposal_reference(id) ORDER BY position) FROM unnest(r.parents) WITH ORDINALITY AS p(id, position)),
        'children', (SELECT json_agg(proposal_reference(id) ORDER BY position) FROM unnest(r.children) WITH ORDINALITY AS c(id, position)),
        'madeOn', r.made_on, 'person', r.person_id, 'reasons', r.reasons)::text
$$;
COMMENT ON FUNCTION recasting_body IS 'En sammanslagning eller delning, åt båda hållen.';
