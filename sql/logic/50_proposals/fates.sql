-- The answer to whoever sent a proposal: what became of it, through whatever it was taken into, merged with or split into.

CREATE OR REPLACE FUNCTION proposal_carriers(p_proposal uuid) RETURNS TABLE (proposal_id uuid, ways text[])
LANGUAGE sql STABLE AS $$
    WITH RECURSIVE walk AS (
        SELECT p.id, p.state, p.included_in, '{}'::text[] AS ways FROM proposals p WHERE p.id = p_proposal
        UNION ALL
        SELECT p.id, p.state, p.included_in, walk.ways || next.way
        FROM walk CROSS JOIN LATERAL (
            SELECT walk.included_in AS id, 'inclusion' AS way WHERE walk.state = 'included'
            UNION ALL
            SELECT d.child_id, r.kind FROM descents d JOIN recastings r ON r.id = d.recasting_id
            WHERE walk.state IN ('merged', 'split') AND d.parent_id = walk.id
                AND r.entry = (SELECT max(latest.entry) FROM descents latest WHERE latest.parent_id = walk.id)
        ) next JOIN proposals p ON p.id = next.id
    )
    SELECT id, ways FROM walk WHERE state NOT IN ('included', 'merged', 'split')
$$;
COMMENT ON FUNCTION proposal_carriers IS 'De förslag som nu bär det som lämnades in, och vägen dit; oftast det självt.';

CREATE OR REPLACE FUNCTION is_settled(p proposals) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT p.state IN ('approved', 'approvedWithChange', 'rejected', 'withdrawn')
$$;
COMMENT ON FUNCTION is_settled IS 'Om förslaget är avgjort eller återtaget.';

CREATE OR REPLACE FUNCTION is_changed(p_sent uuid, ways text[], d decisions) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN d.content IS NULL OR 'inclusion' = ANY (ways) THEN NULL
        ELSE d.content IS DISTINCT FROM (SELECT v.content FROM proposal_versions v WHERE v.proposal_id = p_sent AND v.number = coalesce(
            (SELECT s.version_number FROM proposal_steps s WHERE s.proposal_id = p_sent AND s.kind = 'submission'
                ORDER BY s.entry DESC LIMIT 1), 1)) END
$$;
COMMENT ON FUNCTION is_changed IS
    'Om det som beslutades skiljer sig från det som lämnades in; NULL utan bifall, eller när en plan av annan form bar det.';

CREATE OR REPLACE FUNCTION fate_words(p proposals, d decisions, ways text[], changed boolean) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    place text := CASE WHEN d.id IS NOT NULL THEN format(', %s, %s', decision_label(d), d.decided_on) END;
    carrier text := format('”%s” (%s)', p.title, coalesce(register_number(p.id), '–'));
    deciders jsonb := coalesce((SELECT title FROM groups WHERE code = d.group_code),
        (SELECT k.title FROM matters m JOIN group_kinds k ON k.code = m.decided_by WHERE m.code = p.matter));
    missing text;
    sv text;
    en text;
BEGIN
    IF p.state = 'incomplete' THEN
        SELECT array_to_string(r.missing, '; ') INTO missing FROM receipts r WHERE r.proposal_id = p.id ORDER BY r.entry DESC LIMIT 1;
    END IF;
    sv := CASE p.state
        WHEN 'draft' THEN 'Det är inte inlämnat.'
        WHEN 'submitted' THEN 'Det är inlämnat och väntar på beredning.'
        WHEN 'incomplete' THEN 'Det är inte komplett. Detta saknas: ' || rtrim(missing, '.') || '.'
        WHEN 'inPreparation' THEN 'Det bereds.'
        WHEN 'adopted' THEN 'Det är berett och antaget för beslut.'
        WHEN 'onAgenda' THEN localized(deciders, 'sv') || ' har det på dagordningen.'
        WHEN 'approved' THEN localized(deciders, 'sv') || ' har bifallit det' || place || '.'
        WHEN 'approvedWithChange' THEN localized(deciders, 'sv') || ' har bifallit det med ändring' || place || '.'
        WHEN 'rejected' THEN localized(deciders, 'sv') || ' har avslagit det' || place || '.'
        WHEN 'referredBack' THEN localized(deciders, 'sv') || ' har återremitterat det' || place || '.'
        WHEN 'tabled' THEN 'Det är bordlagt' || coalesce(place, '') || ' och tas upp igen.'
        WHEN 'withdrawn' THEN 'Det är återtaget.' END;
    en := CASE p.state
        WHEN 'draft' THEN 'It has not been submitted.'
        WHEN 'submitted' THEN 'It is submitted and waits to be prepared.'
        WHEN 'incomplete' THEN 'It is not complete. This is missing: ' || rtrim(missing, '.') || '.'
        WHEN 'inPreparation' THEN 'It is being prepared.'
        WHEN 'adopted' THEN 'It is prepared and adopted for decision.'
        WHEN 'onAgenda' THEN localized(deciders, 'en') || ' has it on its agenda.'
        WHEN 'approved' THEN localized(deciders, 'en') || ' has approved it' || place || '.'
        WHEN 'approvedWithChange' THEN localized(deciders, 'en') || ' has approved it with a change' || place || '.'
        WHEN 'rejected' THEN localized(deciders, 'en') || ' has rejected it' || place || '.'
        WHEN 'referredBack' THEN localized(deciders, 'en') || ' has referred it back' || place || '.'
        WHEN 'tabled' THEN 'It is tabled' || coalesce(place, '') || ' and will be taken up again.'
        WHEN 'withdrawn' THEN 'It is withdrawn.' END;
    RETURN jsonb_build_object(
        'sv', concat_ws(' ', CASE ways[cardinality(ways)] WHEN 'inclusion' THEN 'Det togs upp i ' || carrier || '.'
            WHEN 'merger' THEN 'Det slogs ihop med andra förslag till ' || carrier || '.'
            WHEN 'split' THEN 'En del av det blev ' || carrier || '.' END, sv,
            CASE WHEN p.state = 'approved' AND changed THEN 'Det ändrades under beredningen.' END, 'Skäl: ' || d.reasons),
        'en', concat_ws(' ', CASE ways[cardinality(ways)] WHEN 'inclusion' THEN 'It was taken into ' || carrier || '.'
            WHEN 'merger' THEN 'It was merged with other proposals into ' || carrier || '.'
            WHEN 'split' THEN 'A part of it became ' || carrier || '.' END, en,
            CASE WHEN p.state = 'approved' AND changed THEN 'It was changed in preparation.' END, 'Reasons: ' || d.reasons));
END
$$;
COMMENT ON FUNCTION fate_words IS 'Vad som blev av förslaget, i klartext.';

CREATE OR REPLACE FUNCTION proposal_fates(p_proposal uuid)
RETURNS TABLE (carrier proposals, ways text[], decision decisions, changed boolean, words jsonb)
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
    SELECT p, c.ways, d, found.changed, fate_words(p, d, c.ways, found.changed)
    FROM proposal_carriers(p_proposal) c
    JOIN proposals p ON p.id = c.proposal_id
    LEFT JOIN registrations r ON r.proposal_id = p.id
    LEFT JOIN decisions d ON d.id = p.decision_id
        AND p.state IN ('approved', 'approvedWithChange', 'rejected', 'referredBack', 'tabled')
    CROSS JOIN LATERAL (SELECT is_changed(p_proposal, c.ways, d) AS changed) found
    ORDER BY r.year, r.number;
END
$$;
COMMENT ON FUNCTION proposal_fates IS 'Vad som blev av det inlämnade, en rad för varje förslag som bär det.';

CREATE OR REPLACE FUNCTION answer_body(p proposals, language text) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT json_build_object('proposal', p.id, 'registerNumber', register_number(p.id), 'title', p.title, 'matter', p.matter,
        'party', p.party_code, 'submittedOn', p.submitted_on, 'state', p.state, 'settled', bool_and(is_settled(f.carrier)),
        'text', string_agg(localized(f.words, language), ' '),
        'fates', json_agg(json_build_object('proposal', (f.carrier).id, 'title', (f.carrier).title,
            'registerNumber', register_number((f.carrier).id), 'ways', f.ways, 'state', (f.carrier).state,
            'settled', is_settled(f.carrier), 'decision', decision_reference((f.decision).id),
            'plan', (SELECT plan.id FROM plans plan WHERE plan.decision_id = (f.decision).id), 'changed', f.changed,
            'text', localized(f.words, language))))::text
    FROM proposal_fates(p.id) f);
END
$$;
COMMENT ON FUNCTION answer_body IS 'Svaret till den som lämnade förslaget: utfall, paragraf, skäl, vad som bar det och om det ändrades.';

CREATE OR REPLACE FUNCTION answer_is_settled(p proposals) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT bool_and(is_settled(carrier)) FROM proposal_carriers(p.id) c JOIN proposals carrier ON carrier.id = c.proposal_id
$$;
COMMENT ON FUNCTION answer_is_settled IS 'Om allt som bär det inlämnade är avgjort.';
