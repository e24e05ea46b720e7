-- Whether there is such a meeting, and whether the item is on its agenda. $1 meeting, $2 agenda item or NULL.
SELECT $2::uuid IS NULL OR EXISTS (SELECT FROM agenda_items i WHERE i.meeting_id = m.id AND i.id = $2::uuid)
FROM meetings m WHERE m.id = $1::uuid
