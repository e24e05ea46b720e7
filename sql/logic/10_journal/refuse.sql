-- How the database says no: rule name, clause and facts, never text alone.

CREATE OR REPLACE FUNCTION refuse(rule text, clause text, facts jsonb, state text DEFAULT 'SV409') RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', rule USING
        ERRCODE = state,
        CONSTRAINT = rule,
        DETAIL = jsonb_build_object('clause', clause, 'facts', facts)::text;
END
$$;
COMMENT ON FUNCTION refuse IS
    'Vägrar. SQLSTATE SV403 = får inte, SV409 = läget tillåter det inte, SV422 = innehållet håller inte; DETAIL är JSON med klausul och fakta.';

CREATE OR REPLACE FUNCTION new_id() RETURNS uuid
LANGUAGE sql VOLATILE AS $$
    -- Version 7, and in its next twelve bits the part of the millisecond: what is made later in a statement sorts later.
    SELECT encode(
        overlay(uuid_send(gen_random_uuid())
            PLACING substring(int8send(at / 1000) FROM 3) || int2send((28672 + at % 1000 * 4096 / 1000)::smallint) FROM 1 FOR 8),
        'hex')::uuid
    FROM (SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS at) microseconds
$$;
COMMENT ON FUNCTION new_id IS
    'UUID version 7 för rader som ett beslut eller konstitueringen skapar, i den ordning de skapas: den först utsedda är först (D-19).';
