-- How proposals, versions and steps look, and which steps are open to the one who asks.

CREATE OR REPLACE FUNCTION sees_proposal(p proposals, p_person uuid, p_party text) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN p.submitted_on IS NOT NULL OR owns_proposal(p, p_person, p_party, local_day(now()));
END
$$;
COMMENT ON FUNCTION sees_proposal IS 'Ett förslag som inte lämnats in ser bara dess part, eller den grupp som skriver det.';

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

CREATE OR REPLACE FUNCTION proposal_body(p proposals, language text) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN json_build_object('id', p.id, 'matter', p.matter,
        'matterText', (SELECT localized(m.title, language) FROM matters m WHERE m.code = p.matter),
        'title', p.title, 'state', p.state, 'party', p.party_code, 'person', p.person_id, 'group', p.group_code,
        'createdOn', p.created_on, 'submittedOn', p.submitted_on, 'latestVersion', p.latest_version,
        'adoptedVersion', p.adopted_version, 'includedIn', p.included_in,
        'decision', CASE WHEN p.decision_id IS NOT NULL THEN decision_reference(p.decision_id) END)::text;
END
$$;
COMMENT ON FUNCTION proposal_body IS 'Ett förslag och vad som blev av det, med paragraf.';

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
        OR p.state IN ('approved', 'approvedWithChange', 'rejected', 'withdrawn', 'included', 'onAgenda', 'tabled') THEN
        RETURN '';
    END IF;
    today := local_day(now());
    owner := owns_proposal(p, p_person, p_party, today);
    preparer := prepares_matter(p.matter, p_person, today);
    RETURN concat_ws(',',
        CASE WHEN owner AND p.state = 'draft' THEN 'versions' WHEN preparer AND p.state <> 'draft' THEN 'versions' END,
        CASE WHEN owner AND p.state = 'draft' AND p.latest_version > 0 THEN 'submissions' END,
        CASE WHEN preparer AND p.state IN ('submitted', 'referredBack') THEN 'preparations' END,
        CASE WHEN preparer AND p.state IN ('submitted', 'inPreparation', 'referredBack') THEN 'adoptions' END,
        CASE WHEN preparer AND p.state <> 'adopted' THEN 'inclusions' END,
        CASE WHEN owner AND p.latest_version > 0 THEN 'withdrawals' END);
END
$$;
COMMENT ON FUNCTION proposal_transitions IS 'Steg som står öppna nu för den som frågar.';
