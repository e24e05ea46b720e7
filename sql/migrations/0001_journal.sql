-- The journal: one head row, one entry a recorded act, one change a row it touched.

CREATE SCHEMA extensions;
COMMENT ON SCHEMA extensions IS 'Tillägg som andra äger: btree_gist, för uteslutningsvillkor över kod och period.';
CREATE EXTENSION btree_gist SCHEMA extensions;

CREATE DOMAIN short_text AS text
    CONSTRAINT short_text_is_nfc CHECK (VALUE IS NFC NORMALIZED)
    CONSTRAINT short_text_is_short CHECK (length(VALUE) BETWEEN 1 AND 300);
COMMENT ON DOMAIN short_text IS 'En rad text för människor: 1–300 tecken, NFC, så att Å alltid är samma Å.';

CREATE DOMAIN long_text AS text
    CONSTRAINT long_text_is_nfc CHECK (VALUE IS NFC NORMALIZED)
    CONSTRAINT long_text_is_bounded CHECK (length(VALUE) BETWEEN 1 AND 20000);
COMMENT ON DOMAIN long_text IS 'Löpande text för människor: 1–20 000 tecken, NFC.';

CREATE TABLE journal_head (
    only_row boolean PRIMARY KEY DEFAULT true CONSTRAINT journal_has_one_head CHECK (only_row),
    entry bigint NOT NULL,
    writer xid8,
    hash bytea NOT NULL CONSTRAINT journal_head_hash_is_sha256 CHECK (octet_length(hash) = 32)
);
COMMENT ON TABLE journal_head IS 'Journalens huvud. Varje skrivning låser raden först (FOR UPDATE), så skrivningar sker en i taget.';
COMMENT ON COLUMN journal_head.writer IS 'Transaktionen som har en öppen journalpost; NULL när ingen har det.';
INSERT INTO journal_head (entry, hash) VALUES (0, decode(repeat('00', 32), 'hex'));

CREATE TABLE journal_entries (
    entry bigint PRIMARY KEY,
    recorded_at timestamptz NOT NULL,
    act text NOT NULL,
    token_id uuid,
    actor_kind text NOT NULL,
    person_id uuid,
    party_code text,
    previous_hash bytea NOT NULL,
    hash bytea CONSTRAINT journal_entry_hash_is_sha256 CHECK (octet_length(hash) = 32)
);
COMMENT ON TABLE journal_entries IS 'En post för varje genomförd handling: vem, när, vad. Kedjad med SHA-256; förseglas vid commit.';
COMMENT ON COLUMN journal_entries.hash IS 'SHA-256 över föregående hash och postens längdprefixade innehåll; sätts av förseglingen, aldrig av en klient.';

CREATE TABLE journal_changes (
    entry bigint NOT NULL REFERENCES journal_entries (entry) ON DELETE RESTRICT,
    position integer NOT NULL,
    relation text NOT NULL,
    row_key text NOT NULL,
    operation text NOT NULL CONSTRAINT journal_change_has_an_operation CHECK (operation IN ('INSERT', 'UPDATE', 'DELETE')),
    before text,
    after text,
    PRIMARY KEY (entry, position)
);
CREATE INDEX journal_changes_by_row ON journal_changes (relation, row_key, entry DESC, position DESC);
COMMENT ON TABLE journal_changes IS 'Varje ändrad rad, före och efter, i den ordning ändringarna gjordes. Personuppgifter står som saltade kontrollsummor.';

CREATE TABLE migrations (
    name text PRIMARY KEY,
    hash bytea NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE migrations IS 'Vilka migreringar som körts och SHA-256 av deras text; en ändrad text stoppar migreringen.';
