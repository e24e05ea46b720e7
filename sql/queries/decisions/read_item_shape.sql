-- The shape of what an agenda item is about. $1 agenda item.
SELECT m.shape FROM agenda_items i LEFT JOIN proposals p ON p.id = i.proposal_id LEFT JOIN matters m ON m.code = p.matter
WHERE i.id = $1::uuid
