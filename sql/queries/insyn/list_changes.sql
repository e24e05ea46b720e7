-- What has changed after an entry of the journal, in its order, all of an entry together. $1 token hash, $2 entry, $3 how many.
-- A row tells of itself and of what it shows in. Every source is distinct before it is cut, so that who gets $3 rows has all up to the last.
SELECT c.caller, h.entry, i.entry,
    json_build_object('entry', i.entry, 'at', (SELECT utc(e.recorded_at) FROM published.journal_entries e WHERE e.entry = i.entry),
        'kind', i.kind, 'path', i.path)::text
FROM insyn_caller($1::bytea) c
CROSS JOIN published.journal_head h
LEFT JOIN LATERAL (
    SELECT * FROM (
        -- Decisions and minutes
        (SELECT DISTINCT d.entry, t.kind, t.path FROM published.decisions d
            CROSS JOIN LATERAL (VALUES ('decision', '/decisions/' || d.id), ('meeting', '/meetings/' || d.meeting_id)) t (kind, path)
            WHERE d.entry > $2::bigint ORDER BY d.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION
        (SELECT DISTINCT r.entry, t.kind, t.path FROM published.corrections r
            JOIN published.decisions d ON d.id = r.decision_id LEFT JOIN published.minutes m ON m.meeting_id = d.meeting_id
            CROSS JOIN LATERAL (VALUES ('decision', '/decisions/' || d.id), ('minutes', '/meetings/' || m.meeting_id || '/minutes')) t (kind, path)
            WHERE r.entry > $2::bigint AND t.path IS NOT NULL ORDER BY r.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION
        (SELECT DISTINCT m.entry, t.kind, t.path FROM published.minutes m LEFT JOIN published.decisions d ON d.meeting_id = m.meeting_id
            CROSS JOIN LATERAL (VALUES ('minutes', '/meetings/' || m.meeting_id || '/minutes'), ('meeting', '/meetings/' || m.meeting_id),
                ('decision', '/decisions/' || d.id)) t (kind, path)
            WHERE m.entry > $2::bigint AND t.path IS NOT NULL ORDER BY m.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION
        -- Proposals and what was said of them
        (SELECT p.entry, 'proposal', '/proposals/' || p.id FROM published.proposals p
            WHERE p.entry > $2::bigint ORDER BY p.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION
        (SELECT DISTINCT r.entry, 'proposal', '/proposals/' || r.proposal_id FROM published.receipts r
            WHERE r.entry > $2::bigint ORDER BY r.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION
        (SELECT r.entry, 'referral', '/proposals/' || r.proposal_id || '/referrals/' || r.id FROM published.referrals r
            WHERE r.entry > $2::bigint ORDER BY r.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION
        (SELECT DISTINCT a.entry, t.kind, t.path FROM published.referral_answers a JOIN published.referrals r ON r.id = a.referral_id
            JOIN published.referral_answers b ON b.referral_id = a.referral_id AND b.party_code = a.party_code AND b.number <= a.number
            CROSS JOIN LATERAL (VALUES ('referral', '/proposals/' || r.proposal_id || '/referrals/' || r.id),
                ('referralAnswer', '/proposals/' || r.proposal_id || '/referrals/' || r.id || '/answers/' || b.id)) t (kind, path)
            WHERE a.entry > $2::bigint ORDER BY a.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION
        -- Meetings and their agendas
        (SELECT m.entry, 'meeting', '/meetings/' || m.id FROM published.meetings m
            WHERE m.entry > $2::bigint ORDER BY m.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION
        (SELECT DISTINCT g.entry, 'meeting', '/meetings/' || g.meeting_id FROM published.agenda_items g
            WHERE g.entry > $2::bigint ORDER BY g.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION
        (SELECT DISTINCT v.entry, 'meeting', '/meetings/' || v.meeting_id FROM published.agenda_versions v
            WHERE v.entry > $2::bigint ORDER BY v.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION
        -- What was decided
        (SELECT DISTINCT p.entry, t.kind, t.path FROM published.plans p LEFT JOIN published.activities a ON a.plan_id = p.id
            CROSS JOIN LATERAL (VALUES ('plan', '/plans/' || p.id), ('activity', '/activities/' || a.id)) t (kind, path)
            WHERE p.entry > $2::bigint AND t.path IS NOT NULL ORDER BY p.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION
        (SELECT a.entry, 'activity', '/activities/' || a.id FROM published.activities a
            WHERE a.entry > $2::bigint ORDER BY a.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION
        (SELECT DISTINCT a.entry, t.kind, t.path FROM published.assignments a
            CROSS JOIN LATERAL (VALUES ('assignment', '/assignments/' || a.id), ('delegation', '/delegations/' || a.delegation_id)) t (kind, path)
            WHERE a.entry > $2::bigint AND t.path IS NOT NULL ORDER BY a.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION
        (SELECT DISTINCT e.entry, t.kind, t.path FROM published.time_entries e
            CROSS JOIN LATERAL (VALUES ('timeEntry', '/time-entries/' || e.id), ('timeEntry', '/time-entries/' || e.corrects),
                ('assignment', '/assignments/' || e.assignment_id)) t (kind, path)
            WHERE e.entry > $2::bigint AND t.path IS NOT NULL ORDER BY e.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION
        (SELECT d.entry, 'delegation', '/delegations/' || d.id FROM published.delegations d
            WHERE d.entry > $2::bigint ORDER BY d.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION
        (SELECT DISTINCT r.entry, 'delegation', '/delegations/' || r.delegation_id FROM published.delegation_reports r
            WHERE r.entry > $2::bigint ORDER BY r.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION
        -- Who takes part
        (SELECT g.entry, 'group', '/groups/' || g.code FROM published.groups g
            WHERE g.entry > $2::bigint ORDER BY g.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION
        (SELECT DISTINCT s.entry, t.kind, t.path FROM published.seats s LEFT JOIN published.substitutions u ON u.seat_id = s.id
            CROSS JOIN LATERAL (VALUES ('seat', '/groups/' || s.group_code || '/seats/' || s.id), ('group', '/groups/' || s.group_code),
                ('substitution', '/groups/' || s.group_code || '/seats/' || s.id || '/substitutions/' || u.id),
                ('person', '/persons/' || s.person_id)) t (kind, path)
            WHERE s.entry > $2::bigint AND t.path IS NOT NULL ORDER BY s.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION
        (SELECT DISTINCT o.entry, t.kind, t.path FROM published.offices o
            CROSS JOIN LATERAL (VALUES ('office', '/groups/' || o.group_code || '/offices/' || o.id), ('group', '/groups/' || o.group_code),
                ('person', '/persons/' || o.person_id)) t (kind, path)
            WHERE o.entry > $2::bigint ORDER BY o.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION
        (SELECT DISTINCT u.entry, t.kind, t.path FROM published.substitutions u JOIN published.seats s ON s.id = u.seat_id
            CROSS JOIN LATERAL (VALUES ('substitution', '/groups/' || s.group_code || '/seats/' || s.id || '/substitutions/' || u.id),
                ('group', '/groups/' || s.group_code), ('person', '/persons/' || u.person_id)) t (kind, path)
            WHERE u.entry > $2::bigint ORDER BY u.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION
        (SELECT DISTINCT p.entry, t.kind, t.path FROM published.persons p
            LEFT JOIN published.seats s ON s.person_id = p.id LEFT JOIN published.offices o ON o.person_id = p.id
            LEFT JOIN (published.substitutions u JOIN published.seats f ON f.id = u.seat_id) ON p.id IN (u.person_id, f.person_id)
            CROSS JOIN LATERAL (VALUES ('person', '/persons/' || p.id), ('seat', '/groups/' || s.group_code || '/seats/' || s.id),
                ('office', '/groups/' || o.group_code || '/offices/' || o.id),
                ('substitution', '/groups/' || f.group_code || '/seats/' || f.id || '/substitutions/' || u.id)) t (kind, path)
            WHERE p.entry > $2::bigint AND t.path IS NOT NULL ORDER BY p.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION
        (SELECT p.entry, 'party', '/parties/' || p.code FROM published.parties p
            WHERE p.entry > $2::bigint ORDER BY p.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION
        (SELECT DISTINCT p.entry, 'party', '/parties/' || p.party_code FROM published.principals p
            WHERE p.entry > $2::bigint ORDER BY p.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
    ) changed
    WHERE h.entry > $2::bigint
    ORDER BY entry FETCH FIRST ($3::bigint) ROWS WITH TIES
) i ON true
ORDER BY i.entry, i.path
