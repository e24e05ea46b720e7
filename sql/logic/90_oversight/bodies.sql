-- How clauses, matters, findings, duties and the journal look.

CREATE OR REPLACE FUNCTION clause_body(c clauses, language text) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN json_build_object('id', c.id, 'document', c.document, 'quote', c.quote, 'silent', c.silent, 'levels', c.levels,
        'means', c.kept, 'rules', (SELECT coalesce(json_agg(json_build_object('rule', r.rule, 'title', localized(r.title, language),
            'instead', localized(r.instead, language)) ORDER BY r.position), '[]') FROM rule_texts r WHERE r.clause_id = c.id))::text;
END
$$;
COMMENT ON FUNCTION clause_body IS 'En klausul ordagrant, hur den hålls och vilka regler som bär den.';

CREATE OR REPLACE FUNCTION matter_body(m matters, language text) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('code', m.code, 'title', localized(m.title, language), 'shape', m.shape, 'effect', m.effect,
        'period', m.period, 'decidedBy', m.decided_by, 'decidedClause', m.decided_clause, 'preparedBy', m.prepared_by,
        'preparedClause', m.prepared_clause, 'buildsOn', m.builds_on, 'submitterPartyKinds', m.submitter_party_kinds,
        'submitterGroups', m.submitter_groups)::text
$$;
COMMENT ON FUNCTION matter_body IS 'En rad i kompetensmatrisen.';

CREATE OR REPLACE FUNCTION asked_day(at text) RETURNS date
LANGUAGE sql STABLE AS $$
    SELECT coalesce(at::date, local_day(now()))
$$;
COMMENT ON FUNCTION asked_day IS 'Dagen som efterfrågas, annars i dag i avtalets tidszon.';

CREATE OR REPLACE FUNCTION day_version(at date) RETURNS bigint
LANGUAGE sql STABLE AS $$
    SELECT h.entry * 100000 + (at - DATE '2000-01-01') FROM journal_head h
$$;
COMMENT ON FUNCTION day_version IS 'Versionen av något som räknas fram ur registren en dag: journalens huvud och dagen.';

CREATE OR REPLACE FUNCTION finding_list(at date, language text) RETURNS TABLE (id text, clause_id text, owner text, group_code text,
    since date, body text)
LANGUAGE sql STABLE AS $$
    SELECT concat_ws('~', f.code, f.group_code, f.subject), f.clause_id, f.owner, f.group_code, f.since,
        json_build_object('id', concat_ws('~', f.code, f.group_code, f.subject), 'code', f.code, 'at', at, 'since', f.since,
            'owner', f.owner, 'group', f.group_code, 'subject', f.subject, 'clause', json_build_object('id', c.id, 'quote', c.quote,
                'document', c.document), 'facts', f.facts)::text
    FROM findings(at) f JOIN clauses c ON c.id = f.clause_id
$$;
COMMENT ON FUNCTION finding_list IS 'Avvikelser en dag, med klausul och ordalydelse.';

CREATE OR REPLACE FUNCTION duty_list(p_year integer, at date, language text)
RETURNS TABLE (id text, clause_id text, due date, state text, body text)
LANGUAGE sql STABLE AS $$
    SELECT concat_ws('~', p_year, d.code, d.owner), d.clause_id, d.due, d.state,
        json_build_object('id', concat_ws('~', p_year, d.code, d.owner), 'code', d.code, 'title', localized(d.title, language),
            'year', p_year, 'at', at, 'owner', d.owner, 'from', d.opens, 'due', d.due, 'state', d.state,
            'clause', json_build_object('id', c.id, 'quote', c.quote, 'document', c.document), 'evidence', d.evidence)::text
    FROM duties(p_year, at) d JOIN clauses c ON c.id = d.clause_id
$$;
COMMENT ON FUNCTION duty_list IS 'Årshjulets poster med klausul och underlag.';

CREATE OR REPLACE FUNCTION journal_body(e journal_entries) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT json_build_object('entry', e.entry, 'recordedAt', utc(e.recorded_at), 'act', e.act, 'actorKind', e.actor_kind,
        'person', e.person_id, 'party', e.party_code, 'token', e.token_id, 'previousHash', encode(e.previous_hash, 'hex'),
        'hash', encode(e.hash, 'hex'),
        'changes', (SELECT coalesce(json_agg(json_build_object('resource', c.relation, 'key', c.row_key, 'operation', c.operation)
            ORDER BY c.position), '[]') FROM (SELECT * FROM journal_changes c WHERE c.entry = e.entry ORDER BY c.position LIMIT 200) c))::text
$$;
COMMENT ON FUNCTION journal_body IS 'En journalpost: vem, när, vad och vilka rader; innehållet i andras utkast syns inte här.';
