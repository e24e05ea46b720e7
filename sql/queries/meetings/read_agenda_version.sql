-- One version of an agenda. $1 token hash, $2 language, $3 meeting, $4 number.
SELECT c.caller, '/meetings/' || (i.r).meeting_id || '/agenda-versions/' || (i.r).number, agenda_version_body(i.r), (i.r).entry, agenda_version_transitions(i.r, c.person_id)
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM agenda_versions r WHERE r.meeting_id = (SELECT try_uuid($3)) AND r.number::text = $4::text) i ON $2::text IS NOT NULL
