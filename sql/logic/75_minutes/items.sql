-- One item in the record of a meeting: background, recusal, motions, votings, the decision and what followed.

CREATE OR REPLACE FUNCTION minutes_adoption(s proposal_steps) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('title', p.title, 'version', s.version_number, 'votesFor', s.votes_for, 'votesAgainst', s.votes_against,
        'castingVote', s.casting_vote, 'filled', s.facts -> 'filledSeats', 'present', s.facts -> 'present',
        'required', s.facts -> 'required')
    FROM proposals p WHERE p.id = s.proposal_id
$$;
COMMENT ON FUNCTION minutes_adoption IS 'Ett antagande i beredande grupp, med sina röster och sin närvaro (D-21).';

CREATE OR REPLACE FUNCTION minutes_submitter(p proposals) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT localized(g.title, 'sv') FROM groups g WHERE g.code = p.group_code),
        (SELECT y.name FROM parties y WHERE y.code = p.party_code))
$$;
COMMENT ON FUNCTION minutes_submitter IS 'Den part eller grupp som lade fram förslaget.';

CREATE OR REPLACE FUNCTION minutes_background(m meetings, p proposals, p_version integer) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('matter', localized(k.title, 'sv'), 'title', p.title, 'submitter', minutes_submitter(p),
        'registerNumber', register_number(p.id), 'submittedOn', p.submitted_on, 'version', p_version,
        'adoptedBy', adopted.by, 'adoptedOn', adopted.held_on,
        'earlier', (SELECT coalesce(jsonb_agg(jsonb_build_object('group', localized(g.title, 'sv'), 'paragraph', decision_label(o),
            'on', o.decided_on, 'outcome', o.outcome) ORDER BY o.decided_on, o.number), '[]')
            FROM decisions o JOIN groups g ON g.code = o.group_code
            WHERE o.proposal_id = p.id AND o.meeting_id <> m.id AND o.decided_on <= m.held_on))
    FROM matters k LEFT JOIN LATERAL (
        SELECT localized(g.title, 'sv') AS by, w.held_on
        FROM proposal_steps s JOIN meetings w ON w.id = s.meeting_id JOIN groups g ON g.code = w.group_code
        WHERE s.proposal_id = p.id AND s.kind = 'adoption' AND s.version_number = p_version AND w.id <> m.id AND w.held_on <= m.held_on
        ORDER BY s.entry DESC LIMIT 1) adopted ON true
    WHERE k.code = p.matter
$$;
COMMENT ON FUNCTION minutes_background IS 'Varifrån ärendet kommer: förslag, diarienummer, vem som antagit det, tidigare behandling.';

CREATE OR REPLACE FUNCTION minutes_voting(v votings) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    WITH options AS (
        SELECT o ->> 'code' AS code, o ->> 'text' AS text, place FROM jsonb_array_elements(v.options) WITH ORDINALITY AS os(o, place)
    )
    SELECT jsonb_build_object('subject', v.subject, 'form', v.form,
        'options', (SELECT jsonb_agg(text ORDER BY place) FROM options),
        'counts', CASE WHEN v.form = 'acclamation' THEN '[]'::jsonb ELSE
            (SELECT jsonb_agg(jsonb_build_object('option', text, 'votes', v.tally -> code) ORDER BY place) FROM options)
            || CASE WHEN v.tally ->> 'abstained' = '0' THEN '[]' ELSE
                jsonb_build_array(jsonb_build_object('option', NULL, 'votes', v.tally -> 'abstained')) END END,
        'ballots', (SELECT coalesce(jsonb_agg(named_person(b.person_id, b.party_code)
            || jsonb_build_object('option', (SELECT text FROM options WHERE code = b.option))
            ORDER BY b.party_code COLLATE "C", b.person_id), '[]') FROM votes b WHERE b.voting_id = v.id),
        'winner', (SELECT text FROM options WHERE code = v.winner), 'settledBy', v.settled_by,
        'presiding', (SELECT name FROM persons WHERE id = v.presiding))
$$;
COMMENT ON FUNCTION minutes_voting IS 'Propositionsordning, röster och hur det avgjordes; i öppen votering vem som röstade hur (D-3, D-4, D-19, D-20).';

CREATE OR REPLACE FUNCTION minutes_effects(d decisions) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'title', e.title, 'person', e.person, 'from', e.starts, 'to', e.ends,
        'minutes', e.minutes) ORDER BY e.place, e.starts, e.title, e.person), '[]')
    FROM (
        SELECT 1 AS place, 'plan' AS kind, localized(m.title, 'sv') AS title, NULL::text AS person, lower(p.valid) AS starts,
            upper(p.valid) - 1 AS ends, NULL::integer AS minutes
        FROM plans p JOIN matters m ON m.code = p.matter WHERE p.decision_id = d.id
        UNION ALL
        SELECT 2, 'group', d.content ->> 'title', NULL, (d.content ->> 'from')::date, (d.content ->> 'to')::date, NULL
        FROM matters m WHERE m.code = d.matter AND m.effect = 'group' AND d.content IS NOT NULL
        UNION ALL
        SELECT 3, 'seat', localized(r.title, 'sv') || ', ' || localized(g.title, 'sv'), spelled_person(s.person_id), lower(s.valid),
            (d.content ->> 'to')::date, NULL
        FROM seats s JOIN groups g ON g.code = s.group_code JOIN seat_rules r ON r.group_kind = s.group_kind AND r.code = s.seat_code
        WHERE s.decision_id = d.id
        UNION ALL
        SELECT 4, 'office', localized(r.title, 'sv'), spelled_person(o.person_id), lower(o.valid), NULL, NULL
        FROM offices o JOIN office_rules r ON r.group_kind = o.group_kind AND r.code = o.office_code WHERE o.decision_id = d.id
        UNION ALL
        SELECT 5, 'assignment', a.title, NULL, NULL, a.due_on, a.estimate_minutes FROM assignments a WHERE a.decision_id = d.id
        UNION ALL
        SELECT 6, 'delegation', g.scope, coalesce(spelled_person(g.person_id), (SELECT localized(w.title, 'sv') FROM groups w WHERE w.code = g.group_code)),
            lower(g.valid), upper(g.valid) - 1, nullif(g.allowance_minutes, 0)
        FROM delegations g WHERE g.decision_id = d.id
    ) e
$$;
COMMENT ON FUNCTION minutes_effects IS 'Vad beslutet satte i kraft, som det var när det fattades.';

CREATE OR REPLACE FUNCTION minutes_recipients(d decisions, m meetings) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT coalesce(jsonb_agg(first.name ORDER BY first.place, first.name COLLATE "C"), '[]')
    FROM (
        SELECT r.name, min(r.place) AS place
        FROM (
            SELECT 1 AS place, minutes_submitter(p) AS name FROM proposals p WHERE p.id = d.proposal_id
            UNION ALL
            SELECT 2, minutes_submitter(p) FROM proposal_steps s JOIN proposals p ON p.id = s.part_proposal
            WHERE s.proposal_id = d.proposal_id AND s.kind = 'inclusion' AND s.taken_on <= d.decided_on
            UNION ALL
            SELECT 3, localized(g.title, 'sv') FROM groups g WHERE g.code = d.referred_to
            UNION ALL
            SELECT 4, e ->> 'person' FROM jsonb_array_elements(minutes_effects(d)) e WHERE e ->> 'person' IS NOT NULL
            UNION ALL
            SELECT 5, spelled_person(h.person_id) FROM function_holder(m.group_code, 'record', m.held_on) h
        ) r
        WHERE d.proposal_id IS NOT NULL
        GROUP BY r.name
    ) first
$$;
COMMENT ON FUNCTION minutes_recipients IS 'De som får beslutet: den som föreslog, den som ärendet går till, de utsedda och samordnaren.';

CREATE OR REPLACE FUNCTION minutes_decision(d decisions, m meetings) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('outcome', d.outcome, 'at', local_instant(d.decided_at), 'content', d.content,
        'changes', (SELECT coalesce(jsonb_agg(jsonb_build_object('field', c.key, 'before', c.value -> 'before', 'after', c.value -> 'after')
            ORDER BY c.key COLLATE "C"), '[]') FROM jsonb_each(d.change) c),
        'reasons', d.reasons, 'referredTo', (SELECT localized(g.title, 'sv') FROM groups g WHERE g.code = d.referred_to),
        'dueOn', d.due_on, 'effects', minutes_effects(d),
        'quorum', jsonb_build_object('unit', d.quorum -> 'unit', 'of', d.quorum -> 'of', 'present', d.quorum -> 'present',
            'required', d.quorum -> 'required', 'excused', (SELECT coalesce(jsonb_agg(y.name ORDER BY y.code COLLATE "C"), '[]')
                FROM parties y WHERE d.quorum -> 'excused' ? y.code)),
        'recipients', minutes_recipients(d, m))
$$;
COMMENT ON FUNCTION minutes_decision IS 'Beslutet med ändringar, skäl, följder, beslutförhet och mottagare.';

CREATE OR REPLACE FUNCTION minutes_statements(p_item uuid, p_kind text) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT coalesce(jsonb_agg(named_person(s.person_id) || jsonb_build_object('text', s.text) ORDER BY s.made_at, s.entry, s.id), '[]')
    FROM statements s WHERE s.agenda_item_id = p_item AND s.kind = p_kind
$$;
COMMENT ON FUNCTION minutes_statements IS 'Reservationer eller anteckningar i ett ärende, i den ordning de gjordes.';

CREATE OR REPLACE FUNCTION minutes_item(m meetings, i agenda_items, p_place integer) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('item', i.id, 'position', p_place, 'title', i.title, 'paragraph', decision_label(d), 'number', d.number,
        'background', CASE WHEN p.id IS NOT NULL THEN minutes_background(m, p, coalesce(d.version_number, s.version_number,
            (SELECT max(v.number) FROM proposal_versions v WHERE v.proposal_id = p.id AND v.created_on <= m.held_on), 0)) END,
        'passage', minutes_passage(m.id, i.id),
        'presiding', (SELECT named_person(led.person) FROM (SELECT presiding_at(m, i.id, d.decided_at) AS person,
            presiding_at(m, NULL, d.decided_at) AS usual) led WHERE led.person IS DISTINCT FROM led.usual),
        'recusals', (SELECT coalesce(jsonb_agg(named_person(x.person_id) || jsonb_build_object('reasons', x.reasons)
            ORDER BY x.noted_at, x.person_id), '[]') FROM recusals x WHERE x.agenda_item_id = i.id),
        'motions', (SELECT coalesce(jsonb_agg(named_person(o.person_id) || jsonb_build_object('kind', o.kind, 'text', o.text)
            ORDER BY o.number), '[]') FROM motions o WHERE o.agenda_item_id = i.id),
        'votings', (SELECT coalesce(jsonb_agg(minutes_voting(v) ORDER BY v.number), '[]') FROM votings v WHERE v.agenda_item_id = i.id),
        'adoption', CASE WHEN s.id IS NOT NULL THEN minutes_adoption(s) END,
        'decision', CASE WHEN d.id IS NOT NULL THEN minutes_decision(d, m) END,
        'reservations', minutes_statements(i.id, 'reservation'), 'notes', minutes_statements(i.id, 'note'))
    FROM (SELECT 1) here
    LEFT JOIN decisions d ON d.agenda_item_id = i.id
    LEFT JOIN proposals p ON p.id = i.proposal_id
    LEFT JOIN LATERAL (SELECT * FROM proposal_steps s WHERE s.meeting_id = m.id AND s.proposal_id = i.proposal_id AND s.kind = 'adoption'
        ORDER BY s.entry DESC, s.id DESC LIMIT 1) s ON true
$$;
COMMENT ON FUNCTION minutes_item IS 'Ett ärende i protokollet, från bakgrund till vem som får beslutet.';
