-- A version of an agenda; without items all that stand on it, in the order of the last version. $1 id, $2 meeting, $3 items, $4 day, $5 person.
INSERT INTO agenda_versions (id, meeting_id, items, made_on, made_by)
VALUES ($1::uuid, $2::uuid, $3::text[]::uuid[], $4::date, $5::uuid)
RETURNING number::bigint
