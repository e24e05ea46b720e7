-- Work handed on by decision, parts of a plan replaced, decisions corrected by a new record, and those who stand in for a representative.

ALTER TABLE matters
    DROP CONSTRAINT matter_has_a_known_shape,
    DROP CONSTRAINT matter_has_a_known_effect,
    ADD CONSTRAINT matter_has_a_known_shape
        CHECK (shape IN ('money', 'areas', 'activities', 'text', 'group', 'work', 'election', 'seat', 'delegation')),
    ADD CONSTRAINT matter_has_a_known_effect
        CHECK (effect IN ('plan', 'group', 'work', 'election', 'seat', 'delegation', 'none'));

CREATE TABLE delegations (
    id uuid PRIMARY KEY,
    decision_id uuid NOT NULL REFERENCES decisions (id) ON DELETE RESTRICT
        CONSTRAINT delegation_comes_once_from_a_decision UNIQUE,
    group_code text REFERENCES groups (code) ON DELETE RESTRICT,
    person_id uuid REFERENCES persons (id) ON DELETE RESTRICT,
    scope long_text NOT NULL,
    valid daterange NOT NULL CONSTRAINT delegation_period_is_bounded
        CHECK (NOT isempty(valid) AND NOT lower_inf(valid) AND NOT upper_inf(valid)),
    reporting long_text NOT NULL,
    report_by date NOT NULL,
    capacity text NOT NULL REFERENCES capacities (code) ON DELETE RESTRICT,
    allowance_minutes integer NOT NULL CONSTRAINT allowance_is_not_negative CHECK (allowance_minutes >= 0),
    supersedes uuid REFERENCES delegations (id) ON DELETE RESTRICT,
    ended_on date,
    ended_by uuid REFERENCES decisions (id) ON DELETE RESTRICT,
    entry bigint NOT NULL,
    CONSTRAINT delegation_has_one_delegate CHECK (num_nonnulls(group_code, person_id) = 1),
    CONSTRAINT delegation_ends_by_decision CHECK ((ended_on IS NULL) = (ended_by IS NULL))
);
COMMENT ON TABLE delegations IS 'Delegeringar: till vem, vad, hur länge och hur det redovisas; bara genom beslut (V-31).';
COMMENT ON COLUMN delegations.allowance_minutes IS 'Hur mycket av samordnarens tid den som fått delegeringen får förfoga över; 0 är ingenting (V-54).';
COMMENT ON COLUMN delegations.ended_on IS 'Första dagen delegeringen inte längre gäller, när ett senare beslut avslutade eller ersatte den.';

CREATE TABLE delegation_reports (
    id uuid PRIMARY KEY,
    delegation_id uuid NOT NULL REFERENCES delegations (id) ON DELETE RESTRICT,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    reported_on date NOT NULL,
    text long_text NOT NULL,
    entry bigint NOT NULL
);
CREATE INDEX delegation_reports_by_delegation ON delegation_reports (delegation_id, reported_on);
COMMENT ON TABLE delegation_reports IS 'Återrapporter av delegerade uppdrag (V-31).';

ALTER TABLE assignments
    ADD COLUMN delegation_id uuid REFERENCES delegations (id) ON DELETE RESTRICT,
    ADD COLUMN given_by uuid REFERENCES persons (id) ON DELETE RESTRICT,
    ADD COLUMN given_on date,
    ADD CONSTRAINT delegated_work_says_who_gave_it CHECK (num_nonnulls(delegation_id, given_by, given_on) IN (0, 3));
CREATE INDEX assignments_by_delegation ON assignments (delegation_id);
COMMENT ON COLUMN assignments.delegation_id IS 'Delegeringen som uppdraget gavs med; NULL när gruppen själv beslutade det (V-54).';

ALTER TABLE plans ADD COLUMN replaces text[]
    CONSTRAINT partial_plan_supersedes_a_plan CHECK (replaces IS NULL OR supersedes IS NOT NULL);
COMMENT ON COLUMN plans.replaces IS 'Delarna som beslutet bytte ut; resten är övertaget från planen som ersattes. NULL: hela planen är ny.';

CREATE TABLE corrections (
    id uuid PRIMARY KEY,
    decision_id uuid NOT NULL REFERENCES decisions (id) ON DELETE RESTRICT,
    number integer NOT NULL,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    noted_on date NOT NULL,
    text long_text NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT correction_number_is_used_once UNIQUE (decision_id, number)
);
COMMENT ON TABLE corrections IS 'Rättelser: vad som blev fel i protokollföringen och vad som rätteligen gäller. Beslutet självt ändras aldrig (D-9).';

CREATE TABLE substitutions (
    id uuid PRIMARY KEY,
    seat_id uuid NOT NULL REFERENCES seats (id) ON DELETE RESTRICT,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    valid daterange NOT NULL CONSTRAINT substitution_period_is_not_empty CHECK (NOT isempty(valid) AND NOT lower_inf(valid)),
    nominated_by text NOT NULL REFERENCES parties (code) ON DELETE RESTRICT,
    entry bigint NOT NULL,
    CONSTRAINT seat_has_one_substitute EXCLUDE USING gist (seat_id WITH =, valid WITH &&)
);
CREATE INDEX substitutions_by_person ON substitutions (person_id);
COMMENT ON TABLE substitutions IS 'Personliga ersättare: träder in på sin representants plats när denne är frånvarande, och ger parten ingen plats till.';
