-- Nineteen more years behind a played one: its meetings, proposals, decisions, plans and what belongs to them, a year
-- earlier each time, with the same people. Run by a superuser in a database of the bench's own; past the triggers, so the
-- journal knows nothing of it.

SET session_replication_role = replica;
ALTER TABLE plans DROP CONSTRAINT one_plan_a_period;
ALTER TABLE minutes DROP CONSTRAINT minutes_hash_is_of_their_content;

DO $$
DECLARE
    played integer := (SELECT min(year) FROM decisions);
    copied text[] := ARRAY['proposals', 'proposal_versions', 'proposal_steps', 'registrations', 'receipts', 'referrals', 'referral_answers',
        'recastings', 'descents', 'meetings', 'meeting_steps', 'agenda_items', 'agenda_versions', 'attendances', 'decisions', 'plans',
        'activities', 'assignments', 'time_entries', 'minutes', 'minutes_steps', 'motions', 'votings', 'votes', 'statements',
        'meeting_functions', 'delegations', 'corrections'];
    relation text;
    columns text;
    whole text;
    mark text;
    keeper record;
BEGIN
    FOR back IN 1..19 LOOP
        mark := to_char(back, 'FM0000');
        FOREACH relation IN ARRAY copied LOOP
            SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
                WHERE attrelid = relation::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
            EXECUTE format('SELECT jsonb_agg(to_jsonb(r))::text FROM %I r WHERE to_jsonb(r)::text !~ %L', relation,
                '-00[01][0-9][0-9a-f]{8}"') INTO whole;
            CONTINUE WHEN whole IS NULL;
            -- Every id gets the year's number in its last group, but those of people and what they hold.
            whole := regexp_replace(whole, '(-[0-9a-f]{4}-)[0-9a-f]{4}([0-9a-f]{8})', '\1' || mark || '\2', 'g');
            FOR keeper IN SELECT id::text FROM persons UNION ALL SELECT id::text FROM seats UNION ALL SELECT id::text FROM offices LOOP
                whole := replace(whole, overlay(keeper.id PLACING mark FROM 25), keeper.id);
            END LOOP;
            whole := replace(replace(whole, played::text, (played - back)::text), (played + 1)::text, (played + 1 - back)::text);
            EXECUTE format('INSERT INTO %I (%s) SELECT %s FROM jsonb_populate_recordset(NULL::%I, $1)', relation, columns, columns,
                relation) USING whole::jsonb;
        END LOOP;
    END LOOP;
END
$$;

-- A plan of several years gives way to the next year's.
UPDATE plans p SET superseded_on = lower(next.valid), superseded_by = next.id FROM plans next
    WHERE p.superseded_on IS NULL AND next.matter = p.matter AND upper(p.valid) > lower(next.valid)
        AND lower(next.valid) = lower(p.valid) + INTERVAL '1 year';

ANALYZE;
