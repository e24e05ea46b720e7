-- A step of a meeting; a summons without recipients goes to everyone seated that day. $1 id, $2 meeting, $3 kind, $4 instant, $5 person, $6 recipients, $7 reasons.
INSERT INTO meeting_steps (id, meeting_id, kind, taken_at, person_id, recipients, reasons)
SELECT $1::uuid, m.id, $3::text, $4::timestamptz, $5::uuid,
    CASE WHEN $3::text = 'summons' THEN coalesce($6::text[]::uuid[], (
        SELECT array_agg(DISTINCT s.person_id) FROM seats s
        WHERE s.group_code = m.group_code AND s.valid @> local_day($4::timestamptz)), '{}') ELSE '{}' END, $7::text
FROM meetings m WHERE m.id = $2::uuid
