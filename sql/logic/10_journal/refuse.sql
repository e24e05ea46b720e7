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
    SELECT encode(
        set_bit(set_bit(
            overlay(uuid_send(gen_random_uuid())
                PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
            52, 1), 53, 1),
        'hex')::uuid
$$;
COMMENT ON FUNCTION new_id IS 'UUID version 7 för rader som ett beslut skapar.';
