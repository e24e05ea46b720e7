-- Decisions with their numbers, and what they put in force.

CREATE TABLE decisions (
    id uuid PRIMARY KEY,
    group_code text NOT NULL REFERENCES groups (code) ON DELETE RESTRICT,
    year integer NOT NULL,
    number integer NOT NULL CONSTRAINT decision_number_is_positive CHECK (number > 0),
    meeting_id uuid NOT NULL REFERENCES meetings (id) ON DELETE RESTRICT,
    agenda_item_id uuid NOT NULL REFERENCES agenda_items (id) ON DELETE RESTRICT
        CONSTRAINT agenda_item_is_decided_once UNIQUE,
    matter text NOT NULL REFERENCES matters (code) ON DELETE RESTRICT,
    proposal_id uuid NOT NULL REFERENCES proposals (id) ON DELETE RESTRICT,
    version_number integer NOT NULL,
    outcome text NOT NULL CONSTRAINT decision_has_a_known_outcome
        CHECK (outcome IN ('approved', 'approvedWithChange', 'rejected', 'referredBack', 'tabled')),
    content jsonb,
    reasons long_text,
    decided_on date NOT NULL,
    quorum jsonb NOT NULL,
    recorded_by uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    entry bigint NOT NULL,
    FOREIGN KEY (proposal_id, version_number) REFERENCES proposal_versions (proposal_id, number) ON DELETE RESTRICT,
    CONSTRAINT decision_number_is_used_once UNIQUE (group_code, year, number),
    CONSTRAINT decision_states_its_reasons CHECK (outcome <> 'referredBack' OR reasons IS NOT NULL),
    CONSTRAINT decision_has_content_when_approved CHECK ((outcome IN ('approved', 'approvedWithChange')) = (content IS NOT NULL))
);
COMMENT ON TABLE decisions IS 'Beslut, § i följd per grupp och år utan luckor (D-16). Ett bifall verkställer sina följder i samma transaktion.';
COMMENT ON COLUMN decisions.quorum IS 'Underlaget för beslutsförheten: hur många som krävdes, av hur många, och hur många som fanns (D-4, D-18).';

ALTER TABLE groups ADD FOREIGN KEY (decision_id) REFERENCES decisions (id) ON DELETE RESTRICT;
ALTER TABLE seats ADD FOREIGN KEY (decision_id) REFERENCES decisions (id) ON DELETE RESTRICT;
ALTER TABLE offices ADD FOREIGN KEY (decision_id) REFERENCES decisions (id) ON DELETE RESTRICT;
ALTER TABLE proposals ADD FOREIGN KEY (decision_id) REFERENCES decisions (id) ON DELETE RESTRICT;

CREATE TABLE plans (
    id uuid PRIMARY KEY,
    matter text NOT NULL REFERENCES matters (code) ON DELETE RESTRICT,
    valid daterange NOT NULL CONSTRAINT plan_period_is_bounded
        CHECK (NOT isempty(valid) AND NOT lower_inf(valid) AND NOT upper_inf(valid)),
    content jsonb NOT NULL,
    decision_id uuid NOT NULL REFERENCES decisions (id) ON DELETE RESTRICT CONSTRAINT plan_comes_once_from_a_decision UNIQUE,
    decided_on date NOT NULL,
    supersedes uuid REFERENCES plans (id) ON DELETE RESTRICT,
    superseded_on date,
    superseded_by uuid REFERENCES plans (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    entry bigint NOT NULL,
    CONSTRAINT supersession_has_day_and_plan CHECK ((superseded_on IS NULL) = (superseded_by IS NULL)),
    CONSTRAINT one_plan_a_period EXCLUDE USING gist (matter WITH =, valid WITH &&) WHERE (superseded_on IS NULL)
);
CREATE INDEX plans_by_matter ON plans (matter, valid);
COMMENT ON TABLE plans IS 'Budget, verksamhetsplan och aktivitetsplan i kraft och de som ersatts; en för varje tid (V-63, V-65, V-66).';

CREATE TABLE activities (
    id uuid PRIMARY KEY,
    plan_id uuid NOT NULL REFERENCES plans (id) ON DELETE RESTRICT,
    code text NOT NULL,
    title short_text NOT NULL,
    area text NOT NULL,
    description long_text,
    helping text[] NOT NULL,
    helped text[] NOT NULL,
    calendar jsonb NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT activity_code_is_used_once_in_a_plan UNIQUE (plan_id, code)
);
CREATE INDEX activities_by_day ON activities (first_day);
COMMENT ON TABLE activities IS 'Aktiviteter i en beslutad plan, med sina dagar i kalendariet (V-21, V-28, V-64).';

CREATE TABLE assignments (
    id uuid PRIMARY KEY,
    decision_id uuid NOT NULL REFERENCES decisions (id) ON DELETE RESTRICT,
    capacity text NOT NULL REFERENCES capacities (code) ON DELETE RESTRICT,
    title short_text NOT NULL,
    description long_text,
    year integer NOT NULL,
    estimate_minutes integer NOT NULL CONSTRAINT estimate_is_positive CHECK (estimate_minutes > 0),
    due_on date,
    entry bigint NOT NULL
);
CREATE INDEX assignments_by_year ON assignments (capacity, year);
COMMENT ON TABLE assignments IS 'Uppdrag till samordnaren, bara genom beslut (V-54, V-57), med beräknad tid i minuter.';

CREATE TABLE time_entries (
    id uuid PRIMARY KEY,
    assignment_id uuid NOT NULL REFERENCES assignments (id) ON DELETE RESTRICT,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    worked_on date NOT NULL,
    minutes integer NOT NULL CONSTRAINT minutes_fit_in_a_day CHECK (minutes BETWEEN 0 AND 1440),
    note short_text,
    corrects uuid REFERENCES time_entries (id) ON DELETE RESTRICT CONSTRAINT time_entry_is_corrected_once UNIQUE,
    entry bigint NOT NULL
);
CREATE INDEX time_entries_by_assignment ON time_entries (assignment_id, worked_on);
COMMENT ON TABLE time_entries IS 'Nedlagd tid. En felaktig rad rättas med en ny som pekar på den (corrects); 0 minuter tar bort den.';
