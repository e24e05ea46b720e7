-- What has changed after an entry of the journal, in its order, all of an entry together. $1 token hash, $2 entry, $3 how many.
SELECT c.caller, h.entry, i.entry,
    json_build_object('entry', i.entry, 'at', (SELECT utc(e.recorded_at) FROM published.journal_entries e WHERE e.entry = i.entry),
        'kind', i.kind, 'path', i.path)::text
FROM insyn_caller($1::bytea) c
CROSS JOIN published.journal_head h
LEFT JOIN LATERAL (
    SELECT * FROM (
        (SELECT d.entry, 'decision' AS kind, '/decisions/' || d.id AS path FROM published.decisions d
            WHERE d.entry > $2::bigint ORDER BY d.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION ALL
        (SELECT p.entry, 'proposal', '/proposals/' || p.id FROM published.proposals p
            WHERE p.entry > $2::bigint ORDER BY p.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION ALL
        (SELECT m.entry, 'meeting', '/meetings/' || m.id FROM published.meetings m
            WHERE m.entry > $2::bigint ORDER BY m.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION ALL
        (SELECT m.entry, 'minutes', '/meetings/' || m.meeting_id || '/minutes' FROM published.minutes m
            WHERE m.entry > $2::bigint ORDER BY m.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION ALL
        (SELECT p.entry, 'plan', '/plans/' || p.id FROM published.plans p
            WHERE p.entry > $2::bigint ORDER BY p.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION ALL
        (SELECT a.entry, 'activity', '/activities/' || a.id FROM published.activities a
            WHERE a.entry > $2::bigint ORDER BY a.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION ALL
        (SELECT a.entry, 'assignment', '/assignments/' || a.id FROM published.assignments a
            WHERE a.entry > $2::bigint ORDER BY a.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION ALL
        (SELECT t.entry, 'timeEntry', '/time-entries/' || t.id FROM published.time_entries t
            WHERE t.entry > $2::bigint ORDER BY t.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION ALL
        (SELECT d.entry, 'delegation', '/delegations/' || d.id FROM published.delegations d
            WHERE d.entry > $2::bigint ORDER BY d.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION ALL
        (SELECT g.entry, 'group', '/groups/' || g.code FROM published.groups g
            WHERE g.entry > $2::bigint ORDER BY g.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION ALL
        (SELECT s.entry, 'seat', '/groups/' || s.group_code || '/seats/' || s.id FROM published.seats s
            WHERE s.entry > $2::bigint ORDER BY s.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION ALL
        (SELECT o.entry, 'office', '/groups/' || o.group_code || '/offices/' || o.id FROM published.offices o
            WHERE o.entry > $2::bigint ORDER BY o.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
        UNION ALL
        (SELECT p.entry, 'party', '/parties/' || p.code FROM published.parties p
            WHERE p.entry > $2::bigint ORDER BY p.entry FETCH FIRST ($3::bigint) ROWS WITH TIES)
    ) changed
    ORDER BY entry FETCH FIRST ($3::bigint) ROWS WITH TIES
) i ON true
ORDER BY i.entry, i.path
