-- How an item was settled; the outcome is computed. $1 id, $2 agenda item, $3 facts, $4 recorder.
INSERT INTO votings (id, agenda_item_id, form, subject, options, ballots, found, casting_vote, lot, held_at, recorded_by)
SELECT $1::uuid, $2::uuid, f ->> 'form', f ->> 'subject', f -> 'options', coalesce(f -> 'ballots', '[]'), f ->> 'found', f ->> 'castingVote',
    f ->> 'lot', (f ->> 'at')::timestamptz, $4::uuid
FROM (SELECT $3::jsonb AS f) facts
