-- What happens at a meeting: the approved agenda, who is there when, recusal, motions, votings, statements, and typed outcomes.

ALTER TABLE group_kinds ADD COLUMN agenda_approvers text[];
ALTER TABLE group_kinds ADD COLUMN agenda_clause text REFERENCES clauses (id) ON DELETE RESTRICT;
COMMENT ON COLUMN group_kinds.agenda_approvers IS 'Funktioner som ska ha godkänt samma version av dagordningen innan mötet kallas (V-38); NULL: ingen.';

CREATE TABLE standing_items (
    group_kind text NOT NULL REFERENCES group_kinds (code) ON DELETE RESTRICT,
    code text NOT NULL,
    title jsonb NOT NULL,
    clause_id text REFERENCES clauses (id) ON DELETE RESTRICT,
    position integer NOT NULL,
    entry bigint NOT NULL,
    PRIMARY KEY (group_kind, code)
);
COMMENT ON TABLE standing_items IS 'Ärenden som står på varje dagordning i ett slag av grupp (V-29, V-86).';

ALTER TABLE agenda_items ADD COLUMN standing_code text;
ALTER TABLE agenda_items ADD COLUMN returned_from uuid REFERENCES agenda_items (id) ON DELETE RESTRICT;
COMMENT ON COLUMN agenda_items.returned_from IS 'Ärendet på det tidigare mötet som inte avslutades där och därför står här.';

CREATE TABLE agenda_versions (
    id uuid PRIMARY KEY,
    meeting_id uuid NOT NULL REFERENCES meetings (id) ON DELETE RESTRICT,
    number integer NOT NULL CONSTRAINT agenda_version_number_is_positive CHECK (number > 0),
    items uuid[] NOT NULL CONSTRAINT agenda_has_few_items CHECK (cardinality(items) <= 500),
    difference jsonb NOT NULL,
    made_on date NOT NULL,
    made_by uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    entry bigint NOT NULL,
    CONSTRAINT agenda_version_number_is_used_once UNIQUE (meeting_id, number)
);
COMMENT ON TABLE agenda_versions IS 'Dagordningens oföränderliga versioner: ärendena i ordning och vad som skiljer från den förra.';

CREATE TABLE agenda_approvals (
    meeting_id uuid NOT NULL,
    number integer NOT NULL,
    function text NOT NULL,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    approved_on date NOT NULL,
    entry bigint NOT NULL,
    PRIMARY KEY (meeting_id, number, function),
    FOREIGN KEY (meeting_id, number) REFERENCES agenda_versions (meeting_id, number) ON DELETE RESTRICT
);
COMMENT ON TABLE agenda_approvals IS 'Vem som godkänt vilken version av dagordningen, och i vilken egenskap (V-38).';

ALTER TABLE attendances ADD COLUMN arrived_at timestamptz;
ALTER TABLE attendances ADD COLUMN recorded_by uuid REFERENCES persons (id) ON DELETE RESTRICT;
COMMENT ON COLUMN attendances.arrived_at IS 'När personen kom; NULL: fanns med när mötet öppnades. Den som lämnat kommer inte åter: en närvaro per möte.';

CREATE TABLE departures (
    meeting_id uuid NOT NULL,
    person_id uuid NOT NULL,
    left_at timestamptz NOT NULL,
    recorded_by uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    entry bigint NOT NULL,
    PRIMARY KEY (meeting_id, person_id),
    FOREIGN KEY (meeting_id, person_id) REFERENCES attendances (meeting_id, person_id) ON DELETE RESTRICT
);
COMMENT ON TABLE departures IS 'När en närvarande lämnade mötet för gott.';

CREATE TABLE guests (
    id uuid PRIMARY KEY,
    meeting_id uuid NOT NULL REFERENCES meetings (id) ON DELETE RESTRICT,
    name short_text NOT NULL,
    role short_text NOT NULL,
    arrived_at timestamptz NOT NULL,
    left_at timestamptz CONSTRAINT guest_leaves_after_arriving CHECK (left_at >= arrived_at),
    recorded_by uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    entry bigint NOT NULL
);
CREATE INDEX guests_by_meeting ON guests (meeting_id);
COMMENT ON TABLE guests IS 'Gäster: närvarar utan plats, utan att räknas och utan att besluta.';

CREATE TABLE recusals (
    agenda_item_id uuid NOT NULL REFERENCES agenda_items (id) ON DELETE RESTRICT,
    person_id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    reasons long_text NOT NULL,
    noted_at timestamptz NOT NULL,
    recorded_by uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    entry bigint NOT NULL,
    PRIMARY KEY (agenda_item_id, person_id),
    FOREIGN KEY (meeting_id, person_id) REFERENCES attendances (meeting_id, person_id) ON DELETE RESTRICT
);
COMMENT ON TABLE recusals IS 'Jäv: personen lämnar rummet för ärendet, räknas varken i beslutförhet eller röster, och kommer sedan åter (D-18).';

CREATE TABLE meeting_functions (
    id uuid PRIMARY KEY,
    meeting_id uuid NOT NULL,
    function text NOT NULL CONSTRAINT meeting_function_is_known CHECK (function IN ('presiding', 'adjuster')),
    person_id uuid NOT NULL,
    from_at timestamptz NOT NULL,
    recorded_by uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    entry bigint NOT NULL,
    FOREIGN KEY (meeting_id, person_id) REFERENCES attendances (meeting_id, person_id) ON DELETE RESTRICT
);
CREATE INDEX meeting_functions_by_meeting ON meeting_functions (meeting_id, function, from_at);
COMMENT ON TABLE meeting_functions IS 'Valda vid mötet: den som leder det när ordföranden inte gör det, och justeraren (D-28).';

CREATE TABLE motions (
    id uuid PRIMARY KEY,
    agenda_item_id uuid NOT NULL REFERENCES agenda_items (id) ON DELETE RESTRICT,
    number integer NOT NULL,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    kind text NOT NULL CONSTRAINT motion_has_a_known_kind
        CHECK (kind IN ('approval', 'rejection', 'change', 'referral', 'tabling', 'other')),
    text long_text NOT NULL,
    made_at timestamptz NOT NULL,
    recorded_by uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    entry bigint NOT NULL,
    CONSTRAINT motion_number_is_used_once UNIQUE (agenda_item_id, number)
);
COMMENT ON TABLE motions IS 'Yrkanden i ett ärende, i den ordning de framställts.';

CREATE TABLE votings (
    id uuid PRIMARY KEY,
    agenda_item_id uuid NOT NULL REFERENCES agenda_items (id) ON DELETE RESTRICT,
    number integer NOT NULL,
    form text NOT NULL CONSTRAINT voting_has_a_known_form CHECK (form IN ('acclamation', 'open', 'secret')),
    subject long_text NOT NULL,
    options jsonb NOT NULL CONSTRAINT voting_has_two_options_or_more
        CHECK (jsonb_typeof(options) = 'array' AND jsonb_array_length(options) BETWEEN 1 AND 20),
    ballots jsonb NOT NULL DEFAULT '[]',
    tally jsonb NOT NULL,
    found text,
    casting_vote text,
    lot text,
    winner text NOT NULL,
    settled_by text NOT NULL CONSTRAINT voting_is_settled_in_a_known_way
        CHECK (settled_by IN ('acclamation', 'majority', 'castingVote', 'lot')),
    presiding uuid REFERENCES persons (id) ON DELETE RESTRICT,
    quorum jsonb NOT NULL,
    held_at timestamptz NOT NULL,
    recorded_by uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    entry bigint NOT NULL,
    CONSTRAINT voting_number_is_used_once UNIQUE (agenda_item_id, number)
);
COMMENT ON TABLE votings IS 'Ställningstaganden: acklamation, öppen votering med namnupprop, sluten omröstning. Utfallet räknas ut, det skrivs aldrig in.';
COMMENT ON COLUMN votings.subject IS 'Propositionsordningen: vad som ställdes mot vad.';

CREATE TABLE votes (
    voting_id uuid NOT NULL REFERENCES votings (id) ON DELETE RESTRICT,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    party_code text NOT NULL REFERENCES parties (code) ON DELETE RESTRICT,
    option text,
    entry bigint NOT NULL,
    PRIMARY KEY (voting_id, person_id)
);
COMMENT ON TABLE votes IS 'Vem som röstade hur i en öppen votering (D-3, D-19); NULL: avstod.';

CREATE TABLE statements (
    id uuid PRIMARY KEY,
    meeting_id uuid NOT NULL REFERENCES meetings (id) ON DELETE RESTRICT,
    agenda_item_id uuid NOT NULL REFERENCES agenda_items (id) ON DELETE RESTRICT,
    kind text NOT NULL CONSTRAINT statement_has_a_known_kind CHECK (kind IN ('reservation', 'note')),
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    text long_text NOT NULL,
    made_at timestamptz NOT NULL,
    recorded_by uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    entry bigint NOT NULL
);
CREATE INDEX statements_by_meeting ON statements (meeting_id, agenda_item_id);
COMMENT ON TABLE statements IS 'Reservationer mot beslut och anteckningar till protokollet.';

ALTER TABLE decisions
    ADD COLUMN decided_at timestamptz,
    ADD COLUMN voting_id uuid REFERENCES votings (id) ON DELETE RESTRICT,
    ADD COLUMN change jsonb,
    ADD COLUMN referred_to text REFERENCES groups (code) ON DELETE RESTRICT,
    ADD COLUMN due_on date,
    ADD COLUMN roll jsonb,
    ALTER COLUMN matter DROP NOT NULL,
    ALTER COLUMN proposal_id DROP NOT NULL,
    ALTER COLUMN version_number DROP NOT NULL,
    DROP CONSTRAINT decision_has_a_known_outcome,
    ADD CONSTRAINT decision_has_a_known_outcome
        CHECK (outcome IN ('approved', 'approvedWithChange', 'rejected', 'referredBack', 'tabled', 'noted')),
    ADD CONSTRAINT decision_without_a_proposal_notes
        CHECK ((outcome = 'noted') = (proposal_id IS NULL) AND (proposal_id IS NULL) = (matter IS NULL)
            AND (proposal_id IS NULL) = (version_number IS NULL)),
    ADD CONSTRAINT referral_back_has_its_receiver CHECK (outcome = 'referredBack' OR (referred_to IS NULL AND due_on IS NULL));
COMMENT ON COLUMN decisions.decided_at IS 'När beslutet fattades; rullen och beslutförheten gäller då.';
COMMENT ON COLUMN decisions.change IS 'Skillnaden mot det antagna förslaget när bifall gavs med ändring: per fält före och efter.';
COMMENT ON COLUMN decisions.roll IS 'De som var med om beslutet: person, plats, part och om personen röstar för sin part.';
