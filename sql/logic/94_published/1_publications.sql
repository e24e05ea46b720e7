-- What is published: for each table which rows and which columns the insyn login may read. A table that is not named here
-- is not published, and neither is a column.

CREATE OR REPLACE FUNCTION publications()
RETURNS TABLE (relation text, rows text, hidden_columns text[])
LANGUAGE sql IMMUTABLE AS $$
    SELECT relation, rows, hidden FROM (VALUES
        -- The agreement and who takes part in it
        ('charters', 'true', '{}'::text[]), ('clauses', 'true', '{}'), ('rule_texts', 'true', '{}'), ('parameters', 'true', '{}'),
        ('party_kinds', 'true', '{}'), ('parties', 'true', '{}'), ('principals', 'true', '{}'), ('group_kinds', 'true', '{}'),
        ('seat_rules', 'true', '{}'), ('office_rules', 'true', '{}'), ('function_holders', 'true', '{}'),
        ('meeting_kinds', 'true', '{}'), ('matters', 'true', '{}'), ('money_classes', 'true', '{}'), ('money_rules', 'true', '{}'),
        ('capacities', 'true', '{}'), ('areas', 'true', '{}'), ('standing_items', 'true', '{}'),
        ('groups', 'true', '{}'), ('seats', 'true', '{}'), ('offices', 'true', '{}'), ('substitutions', 'true', '{}'),
        -- Those who bear or have borne an assignment; how they are reached is nobody's business here.
        ('persons', 'EXISTS (SELECT FROM seats s WHERE s.person_id = persons.id)
            OR EXISTS (SELECT FROM offices o WHERE o.person_id = persons.id)
            OR EXISTS (SELECT FROM substitutions u WHERE u.person_id = persons.id)', '{email,phone,salt}'),
        -- Proposals from the day they are handed in; what is written to complete one, when it is handed in again
        ('proposals', 'submitted_on IS NOT NULL', '{}'),
        ('proposal_versions', 'EXISTS (SELECT FROM proposals p WHERE p.id = proposal_id) AND version_is_submitted(proposal_id, entry)', '{}'),
        ('proposal_steps', 'EXISTS (SELECT FROM proposals p WHERE p.id = proposal_id)', '{facts}'),
        ('registrations', 'EXISTS (SELECT FROM proposals p WHERE p.id = proposal_id)', '{}'),
        ('receipts', 'EXISTS (SELECT FROM proposals p WHERE p.id = proposal_id)', '{}'),
        ('referrals', 'EXISTS (SELECT FROM proposals p WHERE p.id = proposal_id)', '{}'),
        ('referral_answers', 'EXISTS (SELECT FROM referrals r WHERE r.id = referral_id)', '{}'),
        ('descents', 'EXISTS (SELECT FROM proposals p WHERE p.id = parent_id)', '{}'),
        ('recastings', 'EXISTS (SELECT FROM descents d WHERE d.recasting_id = recastings.id)', '{reasons}'),
        -- Meetings; the agenda from the day its members are summoned to it
        ('meetings', 'true', '{}'),
        ('meeting_steps', 'true', '{recipients,reasons}'),
        ('agenda_items', 'EXISTS (SELECT FROM meeting_steps s WHERE s.meeting_id = agenda_items.meeting_id
            AND s.kind IN (''summons'', ''opening''))', '{}'),
        ('agenda_versions', 'EXISTS (SELECT FROM meeting_steps s WHERE s.meeting_id = agenda_versions.meeting_id
            AND s.kind IN (''summons'', ''opening''))', '{difference}'),
        -- What only the minutes tell, from the day they are published
        ('minutes', 'state = ''published''', '{comments_until}'),
        ('minutes_steps', 'kind <> ''comment'' AND EXISTS (SELECT FROM minutes m WHERE m.meeting_id = minutes_steps.meeting_id)',
            '{comments_until}'),
        ('attendances', 'EXISTS (SELECT FROM minutes m WHERE m.meeting_id = attendances.meeting_id)', '{}'),
        ('departures', 'EXISTS (SELECT FROM minutes m WHERE m.meeting_id = departures.meeting_id)', '{}'),
        ('recusals', 'EXISTS (SELECT FROM minutes m WHERE m.meeting_id = recusals.meeting_id)', '{}'),
        ('meeting_functions', 'EXISTS (SELECT FROM minutes m WHERE m.meeting_id = meeting_functions.meeting_id)', '{}'),
        ('motions', 'EXISTS (SELECT FROM agenda_items i JOIN minutes m ON m.meeting_id = i.meeting_id WHERE i.id = agenda_item_id)',
            '{}'),
        ('votings', 'EXISTS (SELECT FROM agenda_items i JOIN minutes m ON m.meeting_id = i.meeting_id WHERE i.id = agenda_item_id)',
            '{}'),
        ('votes', 'EXISTS (SELECT FROM votings v WHERE v.id = voting_id)', '{}'),
        ('statements', 'EXISTS (SELECT FROM minutes m WHERE m.meeting_id = statements.meeting_id)', '{}'),
        -- Decisions and what they led to
        ('decisions', 'true', '{roll,quorum}'), ('corrections', 'true', '{}'), ('plans', 'true', '{}'), ('activities', 'true', '{}'),
        ('assignments', 'true', '{}'), ('delegations', 'true', '{}'), ('delegation_reports', 'true', '{}'),
        ('time_entries', 'true', '{note}'),
        -- When the records last changed
        ('journal_head', 'true', '{writer,hash}'),
        ('journal_entries', 'true', '{act,token_id,actor_kind,person_id,party_code,previous_hash,hash}')
    ) AS published (relation, rows, hidden)
$$;
COMMENT ON FUNCTION publications IS
    'Vad som är publicerat (D-17): villkoret för en tabells rader, och de kolumner som inte visas. Utkast, opublicerade protokoll och kontaktuppgifter är det aldrig.';

CREATE OR REPLACE VIEW published_columns WITH (security_invoker = true) AS
    SELECT p.relation, a.attname::text AS name, a.attnum AS position
    FROM publications() p
    JOIN pg_attribute a ON a.attrelid = to_regclass('public.' || p.relation) AND a.attnum > 0 AND NOT a.attisdropped
    WHERE a.attname <> ALL (p.hidden_columns);
COMMENT ON VIEW published_columns IS 'De kolumner som är publicerade, i tabellernas ordning.';
