-- Whether the item is on the agenda of the meeting. $1 meeting, $2 agenda item.
SELECT id FROM agenda_items WHERE meeting_id = $1::uuid AND id = $2::uuid
