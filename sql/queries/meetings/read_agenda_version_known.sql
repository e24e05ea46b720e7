-- Whether the agenda has the version. $1 meeting, $2 number.
SELECT number FROM agenda_versions WHERE meeting_id = $1::uuid AND number = $2::bigint
