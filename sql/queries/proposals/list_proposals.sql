-- The proposals that the caller may see. $1 token hash, $2 language, $3 limit, $4 offset, $5 sort, $6 matter, $7 state, $8 party, $9 included in, $10 modified since, $11 register number.
WITH matching AS (
    SELECT r FROM caller($1::bytea) c, proposals r
    WHERE ($6::text IS NULL OR r.matter = $6)
        AND ($7::text IS NULL OR r.state = $7)
        AND ($8::text IS NULL OR r.party_code = $8)
        AND ($9::text IS NULL OR r.included_in = $9::uuid)
        AND ($11::text IS NULL OR register_number(r.id) = $11)
        AND ($10::text IS NULL OR r.entry >= (SELECT coalesce(min(e.entry), 9223372036854775807) FROM journal_entries e WHERE e.recorded_at >= $10::timestamptz)) AND sees_proposal(r, c.person_id, c.party_code)
)
SELECT c.caller, (SELECT count(*) FROM matching), '/proposals/' || (i.r).id, proposal_body(i.r, $2), (i.r).entry, proposal_transitions(i.r, c.kind, c.person_id, c.party_code)
FROM caller($1::bytea) c
LEFT JOIN LATERAL (
    SELECT m.r FROM matching m
    ORDER BY CASE WHEN $5::text = 'createdOn' THEN (m.r).created_on END, CASE WHEN $5::text = '-createdOn' THEN (m.r).created_on END DESC, CASE WHEN $5::text = 'title' THEN (m.r).title COLLATE "sv-x-icu" END, CASE WHEN $5::text = '-title' THEN (m.r).title COLLATE "sv-x-icu" END DESC, CASE WHEN $5::text = 'state' THEN (m.r).state END, CASE WHEN $5::text = '-state' THEN (m.r).state END DESC, (m.r).created_on DESC, (m.r).id DESC
    LIMIT $3::integer OFFSET $4::integer
) i ON true
