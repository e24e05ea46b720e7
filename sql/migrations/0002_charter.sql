-- The agreement as data: clauses, texts of refusals, parties, groups' rules, matters. Engine words in English, institutions in the rows.

CREATE TABLE charters (
    code text PRIMARY KEY,
    title jsonb NOT NULL,
    document text NOT NULL,
    version integer NOT NULL,
    valid_from date NOT NULL,
    time_zone text NOT NULL,
    constituted_on date NOT NULL,
    only_row boolean NOT NULL DEFAULT true CONSTRAINT constitution_is_loaded_once UNIQUE CHECK (only_row),
    entry bigint NOT NULL
);
COMMENT ON TABLE charters IS 'Avtalet som gäller i denna tjänst. En tjänst bär ett samarbete; konstitueringen laddas en gång (D-24).';

CREATE TABLE clauses (
    id text PRIMARY KEY,
    document text NOT NULL,
    quote text NOT NULL,
    silent boolean NOT NULL,
    levels text[] NOT NULL,
    kept text[] NOT NULL,
    position integer NOT NULL UNIQUE,
    entry bigint NOT NULL
);
COMMENT ON TABLE clauses IS 'Avtalets klausuler ordagrant, och de tystnader (silent) där ett förval gäller.';

CREATE TABLE rule_texts (
    rule text NOT NULL,
    clause_id text NOT NULL REFERENCES clauses (id) ON DELETE RESTRICT,
    title jsonb NOT NULL,
    instead jsonb NOT NULL,
    position integer NOT NULL UNIQUE,
    entry bigint NOT NULL,
    PRIMARY KEY (rule, clause_id)
);
CREATE INDEX rule_texts_by_clause ON rule_texts (clause_id, position);
COMMENT ON TABLE rule_texts IS 'För varje regel (villkorets namn) och klausul: vad som vägras och vad man gör i stället. Första raden är regelns förval.';

CREATE TABLE parameters (
    key text PRIMARY KEY,
    value jsonb NOT NULL,
    clause_id text NOT NULL REFERENCES clauses (id) ON DELETE RESTRICT,
    title jsonb NOT NULL,
    entry bigint NOT NULL
);
COMMENT ON TABLE parameters IS 'Värden som avtalet lämnar öppna; ändras genom beslut.';

CREATE TABLE party_kinds (
    code text PRIMARY KEY,
    title jsonb NOT NULL,
    entry bigint NOT NULL
);
COMMENT ON TABLE party_kinds IS 'Slag av parter: kommun, region, länsstyrelse.';

CREATE TABLE parties (
    code text PRIMARY KEY,
    kind text NOT NULL REFERENCES party_kinds (code) ON DELETE RESTRICT,
    name short_text NOT NULL,
    entry bigint NOT NULL
);
COMMENT ON TABLE parties IS 'Avtalets parter. Kommuner bär sin fyrsiffriga SCB-kod.';

CREATE TABLE principals (
    party_code text NOT NULL REFERENCES parties (code) ON DELETE RESTRICT,
    valid daterange NOT NULL CONSTRAINT principal_period_is_not_empty CHECK (NOT isempty(valid)),
    entry bigint NOT NULL,
    PRIMARY KEY (party_code, valid),
    CONSTRAINT one_principal_at_a_time EXCLUDE USING gist (valid WITH &&)
);
COMMENT ON TABLE principals IS 'Huvudman, daterad: exakt en i taget (V-82).';

CREATE TABLE group_kinds (
    code text PRIMARY KEY,
    title jsonb NOT NULL,
    appointed boolean NOT NULL,
    clause_id text REFERENCES clauses (id) ON DELETE RESTRICT,
    purpose_clause text REFERENCES clauses (id) ON DELETE RESTRICT,
    link_clause text REFERENCES clauses (id) ON DELETE RESTRICT,
    summons_clause text REFERENCES clauses (id) ON DELETE RESTRICT,
    entry bigint NOT NULL
);
COMMENT ON TABLE group_kinds IS 'Slag av grupper. En fast grupp är ensam i sitt slag; tillsatta grupper delar ett.';

CREATE TABLE seat_rules (
    group_kind text NOT NULL REFERENCES group_kinds (code) ON DELETE RESTRICT,
    code text NOT NULL,
    title jsonb NOT NULL,
    party_kinds text[] NOT NULL,
    filled_by text NOT NULL CONSTRAINT seat_is_filled_in_a_known_way CHECK (filled_by IN ('party', 'decision', 'office')),
    fill_clause text REFERENCES clauses (id) ON DELETE RESTRICT,
    votes boolean NOT NULL,
    requirement text,
    per_party_min integer,
    per_party_min_clause text REFERENCES clauses (id) ON DELETE RESTRICT,
    per_party_max integer,
    per_party_max_clause text REFERENCES clauses (id) ON DELETE RESTRICT,
    in_all_min integer,
    in_all_min_clause text REFERENCES clauses (id) ON DELETE RESTRICT,
    in_all_max integer,
    in_all_max_clause text REFERENCES clauses (id) ON DELETE RESTRICT,
    ex_officio_group text REFERENCES group_kinds (code) ON DELETE RESTRICT,
    ex_officio_seat text,
    provisions text[],
    agreement_for text[] NOT NULL DEFAULT '{}',
    provision_clause text REFERENCES clauses (id) ON DELETE RESTRICT,
    agreement_clause text REFERENCES clauses (id) ON DELETE RESTRICT,
    from_principal boolean NOT NULL,
    period_required boolean NOT NULL,
    clause_id text NOT NULL REFERENCES clauses (id) ON DELETE RESTRICT,
    position integer NOT NULL,
    entry bigint NOT NULL,
    PRIMARY KEY (group_kind, code)
);
COMMENT ON TABLE seat_rules IS 'Platser i ett slag av grupp: vem som får sitta, hur många per part och totalt, vem som tillsätter.';

CREATE TABLE office_rules (
    group_kind text NOT NULL REFERENCES group_kinds (code) ON DELETE RESTRICT,
    code text NOT NULL,
    title jsonb NOT NULL,
    from_seats text[] NOT NULL,
    clause_id text NOT NULL REFERENCES clauses (id) ON DELETE RESTRICT,
    vacancy_clause text REFERENCES clauses (id) ON DELETE RESTRICT,
    position integer NOT NULL,
    entry bigint NOT NULL,
    PRIMARY KEY (group_kind, code)
);
COMMENT ON TABLE office_rules IS 'Förtroendeuppdrag (ordförande …) och vilka platser de väljs ur.';

CREATE TABLE function_holders (
    group_kind text NOT NULL REFERENCES group_kinds (code) ON DELETE RESTRICT,
    function text NOT NULL,
    position integer NOT NULL,
    office text,
    seat text,
    when_vacant text,
    only_election boolean NOT NULL,
    clause_id text NOT NULL REFERENCES clauses (id) ON DELETE RESTRICT,
    entry bigint NOT NULL,
    PRIMARY KEY (group_kind, function, position),
    CONSTRAINT function_is_held_by_an_office_or_a_seat CHECK (num_nonnulls(office, seat) = 1)
);
COMMENT ON TABLE function_holders IS 'Vem som kallar, leder, protokollför och talar för gruppen: första innehavare som finns den dagen.';

CREATE TABLE meeting_kinds (
    group_kind text NOT NULL REFERENCES group_kinds (code) ON DELETE RESTRICT,
    code text NOT NULL,
    title jsonb NOT NULL,
    months integer[],
    yearly_min integer,
    yearly_target integer,
    yearly_max integer,
    only_election boolean NOT NULL,
    clause_id text NOT NULL REFERENCES clauses (id) ON DELETE RESTRICT,
    count_clause text REFERENCES clauses (id) ON DELETE RESTRICT,
    position integer NOT NULL,
    entry bigint NOT NULL,
    PRIMARY KEY (group_kind, code)
);
COMMENT ON TABLE meeting_kinds IS 'Slag av möten med fönster (månader i Europe/Stockholm) och hur många om året.';

CREATE TABLE matters (
    code text PRIMARY KEY,
    title jsonb NOT NULL,
    shape text NOT NULL CONSTRAINT matter_has_a_known_shape
        CHECK (shape IN ('money', 'areas', 'activities', 'text', 'group', 'work', 'election', 'seat')),
    effect text NOT NULL CONSTRAINT matter_has_a_known_effect
        CHECK (effect IN ('plan', 'group', 'work', 'election', 'seat', 'none')),
    period text CONSTRAINT matter_has_a_known_period CHECK (period IN ('year', 'range')),
    decided_by text NOT NULL REFERENCES group_kinds (code) ON DELETE RESTRICT,
    decided_clause text NOT NULL REFERENCES clauses (id) ON DELETE RESTRICT,
    prepared_by text REFERENCES group_kinds (code) ON DELETE RESTRICT,
    prepared_clause text REFERENCES clauses (id) ON DELETE RESTRICT,
    builds_on text REFERENCES matters (code) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    builds_clause text REFERENCES clauses (id) ON DELETE RESTRICT,
    calendar_clause text REFERENCES clauses (id) ON DELETE RESTRICT,
    period_clause text REFERENCES clauses (id) ON DELETE RESTRICT,
    gap_clause text REFERENCES clauses (id) ON DELETE RESTRICT,
    submitter_party_kinds text[] NOT NULL,
    submitter_groups text[] NOT NULL,
    submitter_clause text NOT NULL REFERENCES clauses (id) ON DELETE RESTRICT,
    appoints text REFERENCES group_kinds (code) ON DELETE RESTRICT,
    appoints_group text,
    appoints_seat text,
    capacity text,
    position integer NOT NULL,
    entry bigint NOT NULL
);
COMMENT ON TABLE matters IS 'Kompetensmatrisen: vad som kan föreslås och beslutas, av vem det bereds och beslutas, innehållets form och vad ett ja verkställer.';

CREATE TABLE money_classes (
    side text NOT NULL CONSTRAINT money_class_has_a_side CHECK (side IN ('cost', 'income')),
    code text NOT NULL,
    title jsonb NOT NULL,
    clause_id text NOT NULL REFERENCES clauses (id) ON DELETE RESTRICT,
    needs text CONSTRAINT money_class_needs_something_known CHECK (needs IN ('activity', 'reason', 'decision', 'single')),
    position integer NOT NULL,
    entry bigint NOT NULL,
    PRIMARY KEY (side, code)
);
COMMENT ON TABLE money_classes IS 'Kostnadsslag (V-67–V-70) och intäkters ursprung (V-72–V-74).';

CREATE TABLE money_rules (
    only_row boolean PRIMARY KEY DEFAULT true CONSTRAINT charter_has_one_row_of_money_rules CHECK (only_row),
    payer_kinds text[] NOT NULL,
    payer_clause text NOT NULL REFERENCES clauses (id) ON DELETE RESTRICT,
    balance_clause text NOT NULL REFERENCES clauses (id) ON DELETE RESTRICT,
    sharing_keys jsonb NOT NULL,
    sharing_clause text NOT NULL REFERENCES clauses (id) ON DELETE RESTRICT,
    entry bigint NOT NULL
);
COMMENT ON TABLE money_rules IS 'Vem som betalar, att budgeten går ihop och vilka fördelningsnycklar som finns (V-73, V-75, D-12).';

CREATE TABLE capacities (
    code text PRIMARY KEY,
    title jsonb NOT NULL,
    holder_group text NOT NULL REFERENCES group_kinds (code) ON DELETE RESTRICT,
    holder_seat text NOT NULL,
    percent integer NOT NULL CONSTRAINT capacity_is_a_share CHECK (percent BETWEEN 1 AND 100),
    full_time_minutes integer NOT NULL CONSTRAINT full_time_is_positive CHECK (full_time_minutes > 0),
    clause_id text NOT NULL REFERENCES clauses (id) ON DELETE RESTRICT,
    assign_clause text NOT NULL REFERENCES clauses (id) ON DELETE RESTRICT,
    compute_clause text NOT NULL REFERENCES clauses (id) ON DELETE RESTRICT,
    entry bigint NOT NULL
);
COMMENT ON TABLE capacities IS 'Den andel av en tjänst som gruppen förfogar över, i minuter om året (V-55, D-11).';

CREATE TABLE areas (
    code text PRIMARY KEY,
    title jsonb NOT NULL,
    position integer NOT NULL,
    entry bigint NOT NULL
);
COMMENT ON TABLE areas IS 'Samverkansområden som avtalet nämner (V-20); en verksamhetsplan får lägga till fler.';
