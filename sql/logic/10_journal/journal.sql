-- The journal's own machinery: open an entry, record each changed row, seal at commit.

CREATE OR REPLACE FUNCTION open_entry() RETURNS bigint
LANGUAGE sql STABLE AS $$
    SELECT entry FROM journal_head WHERE writer = pg_current_xact_id_if_assigned()
$$;
COMMENT ON FUNCTION open_entry IS 'Numret på den post som denna transaktion har öppen; NULL när den inte har någon.';

CREATE OR REPLACE FUNCTION journal_open(
    p_recorded_at timestamptz, p_act text, p_token uuid, p_kind text, p_person uuid, p_party text
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    head journal_head;
BEGIN
    SELECT * INTO head FROM journal_head FOR UPDATE;
    IF head.writer = pg_current_xact_id() THEN
        PERFORM refuse('change_is_in_the_journal', NULL, jsonb_build_object('openEntry', head.entry));
    END IF;
    UPDATE journal_head SET entry = head.entry + 1, writer = pg_current_xact_id();
    INSERT INTO journal_entries (entry, recorded_at, act, token_id, actor_kind, person_id, party_code, previous_hash)
    VALUES (head.entry + 1, p_recorded_at, p_act, p_token, p_kind, p_person, p_party, head.hash);
    RETURN head.entry + 1;
END
$$;
COMMENT ON FUNCTION journal_open IS 'Låser journalens huvud och öppnar transaktionens enda post. Utan öppen post går ingen ändring igenom.';

CREATE OR REPLACE FUNCTION journal_text(value text) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN value IS NULL THEN int4send(-1)
        ELSE int4send(octet_length(convert_to(value, 'UTF8'))) || convert_to(value, 'UTF8') END
$$;
COMMENT ON FUNCTION journal_text IS 'Längdprefixade byte: fyra byte längd (−1 för NULL) och sedan UTF-8.';

CREATE OR REPLACE FUNCTION journal_hash(p_entry bigint) RETURNS bytea
LANGUAGE sql STABLE AS $$
    SELECT sha256(
        e.previous_hash || int8send(e.entry) || int8send((extract(epoch FROM e.recorded_at) * 1000000)::bigint)
        || journal_text(e.act) || journal_text(e.token_id::text) || journal_text(e.actor_kind)
        || journal_text(e.person_id::text) || journal_text(e.party_code)
        || coalesce((
            SELECT string_agg(
                int4send(c.position) || journal_text(c.relation) || journal_text(c.row_key)
                || journal_text(c.operation) || journal_text(c.before) || journal_text(c.after),
                ''::bytea ORDER BY c.position)
            FROM journal_changes c WHERE c.entry = e.entry), ''::bytea))
    FROM journal_entries e WHERE e.entry = p_entry
$$;
COMMENT ON FUNCTION journal_hash IS 'SHA-256 över föregående hash, postens huvud (tid som mikrosekunder) och dess ändringar i ordning.';

CREATE OR REPLACE FUNCTION seal_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    sealed bytea := journal_hash(NEW.entry);
BEGIN
    UPDATE journal_entries SET hash = sealed WHERE entry = NEW.entry;
    UPDATE journal_head SET hash = sealed, writer = NULL;
    PERFORM pg_notify('changes', NEW.entry::text);
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION seal_entry IS 'Förseglar posten vid commit: efter den kan transaktionen inte ändra mer.';

CREATE OR REPLACE FUNCTION journal_image(relation text, image jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE relation
        WHEN 'persons' THEN (image - 'salt') || (
            SELECT coalesce(jsonb_object_agg(field.key, encode(sha256(
                decode(substr(image ->> 'salt', 3), 'hex') || convert_to(field.value, 'UTF8')), 'hex')), '{}')
            FROM jsonb_each_text(image) field
            WHERE field.key IN ('name', 'email', 'phone') AND field.value IS NOT NULL)
        WHEN 'tokens' THEN (image - 'hash' - 'caller') || CASE WHEN image ->> 'identity_subject' IS NULL THEN '{}'
            ELSE jsonb_build_object('identity_subject', substr(image ->> 'hash', 3)) END
        WHEN 'minutes' THEN image || jsonb_build_object('content', encode(sha256(
            convert_to(nullif(image -> 'content', 'null')::text, 'UTF8')), 'hex'))
        ELSE image END
$$;
COMMENT ON FUNCTION journal_image IS 'Radens avbild i journalen: personuppgifter som saltade SHA-256, nycklars hash utelämnad, en identitet som SHA-256, protokolls innehåll som SHA-256.';

CREATE OR REPLACE FUNCTION journal_key(image jsonb, columns text[]) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT string_agg(image ->> name, '|' ORDER BY position) FROM unnest(columns) WITH ORDINALITY AS key(name, position)
$$;
COMMENT ON FUNCTION journal_key IS 'Radens primärnyckel som text, kolumner åtskilda av lodstreck.';

CREATE OR REPLACE FUNCTION stamp_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.entry := open_entry();
    IF NEW.entry IS NULL THEN
        PERFORM refuse('change_is_in_the_journal', NULL, jsonb_build_object('table', TG_TABLE_NAME));
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION stamp_change IS 'Skriver journalpostens nummer på raden (radens version) och vägrar ändringar utan post.';

CREATE OR REPLACE FUNCTION record_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    written bigint := open_entry();
    old_row jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
    new_row jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
BEGIN
    IF written IS NULL THEN
        PERFORM refuse('change_is_in_the_journal', NULL, jsonb_build_object('table', TG_TABLE_NAME));
    END IF;
    INSERT INTO journal_changes (entry, position, relation, row_key, operation, before, after)
    SELECT written, coalesce(max(c.position), 0) + 1, TG_TABLE_NAME, journal_key(coalesce(new_row, old_row), TG_ARGV::text[]),
        TG_OP, journal_image(TG_TABLE_NAME, old_row)::text, journal_image(TG_TABLE_NAME, new_row)::text
    FROM journal_changes c WHERE c.entry = written;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION record_change IS 'Lägger radens ändring i journalen, före och efter.';

CREATE OR REPLACE FUNCTION keep_history() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse('history_is_never_changed', NULL, jsonb_build_object('table', TG_TABLE_NAME, 'operation', TG_OP));
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION keep_history IS 'Det som skett ändras och raderas aldrig; en rättelse är en ny rad.';

CREATE OR REPLACE VIEW journaled_tables WITH (security_invoker = true) AS
SELECT t.relname::text AS relation,
    array_agg(a.attname::text ORDER BY array_position(i.indkey::smallint[], a.attnum)) AS key_columns
FROM pg_class t
JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary
JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (i.indkey)
WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r'
    AND t.relname NOT IN ('journal_head', 'journal_entries', 'journal_changes', 'answers', 'deliveries', 'migrations')
GROUP BY t.relname;
COMMENT ON VIEW journaled_tables IS 'Tabeller vars varje ändring står i journalen, med sina nyckelkolumner: alla utom journalens egna och utskickens kö.';

CREATE OR REPLACE FUNCTION without_nulls(image jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_object_agg(key, value) FROM jsonb_each(image) WHERE value <> 'null'
$$;
COMMENT ON FUNCTION without_nulls IS 'Avbilden utan kolumner som är NULL: en kolumn som kommit till senare saknas i äldre poster.';

CREATE OR REPLACE FUNCTION journal_differences() RETURNS TABLE (relation text, row_key text, problem text)
LANGUAGE plpgsql STABLE SET timezone = 'UTC' AS $$
DECLARE
    journaled record;
BEGIN
    FOR journaled IN SELECT * FROM journaled_tables t ORDER BY t.relation LOOP
        RETURN QUERY EXECUTE format($query$
            WITH recorded AS (
                SELECT DISTINCT ON (c.row_key) c.row_key, c.after
                FROM journal_changes c WHERE c.relation = %1$L
                ORDER BY c.row_key, c.entry DESC, c.position DESC
            ), actual AS (
                SELECT journal_key(to_jsonb(t), %2$L) AS row_key, journal_image(%1$L, to_jsonb(t)) AS image FROM %1$I t
            )
            SELECT %1$L, coalesce(a.row_key, r.row_key),
                CASE WHEN a.row_key IS NULL THEN 'missing' WHEN r.after IS NULL THEN 'unrecorded' ELSE 'altered' END
            FROM actual a FULL JOIN recorded r ON r.row_key = a.row_key
            WHERE without_nulls(a.image) IS DISTINCT FROM without_nulls(r.after::jsonb)
        $query$, journaled.relation, journaled.key_columns);
    END LOOP;
END
$$;
COMMENT ON FUNCTION journal_differences IS 'Rader vars innehåll i dag inte är det som journalen senast skrev: ändrade, saknade eller oregistrerade.';
