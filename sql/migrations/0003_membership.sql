-- People, groups, seats and offices, valid in time.

CREATE TABLE persons (
    id uuid PRIMARY KEY,
    name short_text NOT NULL,
    party_code text NOT NULL REFERENCES parties (code) ON DELETE RESTRICT,
    email short_text CONSTRAINT email_has_an_at_sign CHECK (email LIKE '%_@_%'),
    phone short_text,
    contact_confirmed_on date,
    salt bytea NOT NULL CONSTRAINT salt_is_long_enough CHECK (octet_length(salt) >= 16),
    entry bigint NOT NULL
);
CREATE INDEX persons_by_party ON persons (party_code);
COMMENT ON TABLE persons IS 'Människor som företräder en part. Kontaktuppgifter är kontaktlistan (V-60).';
COMMENT ON COLUMN persons.salt IS 'Saltar personuppgifternas kontrollsummor i journalen; raderas med uppgifterna, och kedjan håller ändå.';

CREATE TABLE groups (
    code text PRIMARY KEY CONSTRAINT group_code_is_plain CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(code) <= 60),
    kind text NOT NULL REFERENCES group_kinds (code) ON DELETE RESTRICT,
    title jsonb NOT NULL,
    question long_text,
    purpose long_text,
    goal long_text,
    linked_to long_text,
    valid daterange NOT NULL CONSTRAINT group_period_is_not_empty CHECK (NOT isempty(valid)),
    decision_id uuid,
    entry bigint NOT NULL
);
COMMENT ON TABLE groups IS 'Grupperna: de fasta ur avtalet och de som tillsatts genom beslut (V-50…V-53).';

CREATE TABLE seats (
    id uuid PRIMARY KEY,
    group_code text NOT NULL REFERENCES groups (code) ON DELETE RESTRICT,
    group_kind text NOT NULL,
    seat_code text NOT NULL,
    party_code text NOT NULL REFERENCES parties (code) ON DELETE RESTRICT,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    valid daterange NOT NULL CONSTRAINT seat_period_is_not_empty CHECK (NOT isempty(valid) AND NOT lower_inf(valid)),
    filled_by text NOT NULL CONSTRAINT seat_is_filled_by_someone CHECK (filled_by IN ('party', 'decision', 'office', 'constitution')),
    nominated_by text REFERENCES parties (code) ON DELETE RESTRICT,
    decision_id uuid,
    source_seat uuid REFERENCES seats (id) ON DELETE RESTRICT,
    provision text,
    service_agreement long_text,
    entry bigint NOT NULL,
    FOREIGN KEY (group_kind, seat_code) REFERENCES seat_rules (group_kind, code) ON DELETE RESTRICT,
    CONSTRAINT person_holds_a_seat_once EXCLUDE USING gist (group_code WITH =, person_id WITH =, valid WITH &&)
);
CREATE INDEX seats_by_group ON seats (group_code, seat_code);
CREATE INDEX seats_by_person ON seats (person_id);
COMMENT ON TABLE seats IS 'Vem som sitter var, under vilken tid och vem som utsåg. En person har högst en plats i en grupp åt gången (D-14).';

CREATE TABLE offices (
    id uuid PRIMARY KEY,
    group_code text NOT NULL REFERENCES groups (code) ON DELETE RESTRICT,
    group_kind text NOT NULL,
    office_code text NOT NULL,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    valid daterange NOT NULL CONSTRAINT office_period_is_not_empty CHECK (NOT isempty(valid) AND NOT lower_inf(valid)),
    decision_id uuid,
    entry bigint NOT NULL,
    FOREIGN KEY (group_kind, office_code) REFERENCES office_rules (group_kind, code) ON DELETE RESTRICT,
    CONSTRAINT office_has_one_holder EXCLUDE USING gist (group_code WITH =, office_code WITH =, valid WITH &&)
);
COMMENT ON TABLE offices IS 'Vem som är vald till vad, till nästa val eller tills platsen upphör (D-1). Högst en åt gången (V-23).';
