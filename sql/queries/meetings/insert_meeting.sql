-- A planned meeting. $1 id, $2 group, $3 kind, $4 start, $5 place, $6 day it was planned, $7 person.
INSERT INTO meetings (id, group_code, meeting_kind, starts_at, place, planned_on, planned_by)
VALUES ($1::uuid, $2::text, $3::text, $4::timestamptz, $5::text, $6::date, $7::uuid)
