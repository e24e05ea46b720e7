-- Meetings: planned, agenda, summoned, held with who was present, closed.

CREATE TABLE meetings (
    id uuid PRIMARY KEY,
    group_code text NOT NULL REFERENCES groups (code) ON DELETE RESTRICT,
    group_kind text NOT NULL,
    meeting_kind text NOT NULL,
    starts_at timestamptz NOT NULL,
    place short_text,
    planned_on date NOT NULL,
    planned_by uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    state text NOT NULL DEFAULT 'planned' CONSTRAINT meeting_is_in_a_known_state
        CHECK (state IN ('planned', 'summoned', 'open', 'closed', 'cancelled')),
    opened_at timestamptz,
    held_on date,
    closed_at timestamptz,
    entry bigint NOT NULL,
    FOREIGN KEY (group_kind, meeting_kind) REFERENCES meeting_kinds (group_kind, code) ON DELETE RESTRICT
);
CREATE INDEX meetings_by_group ON meetings (group_code, starts_at);
COMMENT ON TABLE meetings IS 'Sammanträden. Tillståndet följer av stegen: kallelse, öppnande, avslutande, inställande.';
COMMENT ON COLUMN meetings.held_on IS 'Dagen i Europe/Stockholm då mötet öppnades; § numreras efter dess år (D-16).';

CREATE TABLE agenda_items (
    id uuid PRIMARY KEY,
    meeting_id uuid NOT NULL REFERENCES meetings (id) ON DELETE RESTRICT,
    position integer NOT NULL CONSTRAINT agenda_position_is_positive CHECK (position BETWEEN 1 AND 500),
    proposal_id uuid REFERENCES proposals (id) ON DELETE RESTRICT,
    title short_text NOT NULL,
    added_on date NOT NULL,
    added_by uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    entry bigint NOT NULL,
    CONSTRAINT agenda_position_is_used_once UNIQUE (meeting_id, position),
    CONSTRAINT proposal_stands_once_on_an_agenda UNIQUE (meeting_id, proposal_id)
);
COMMENT ON TABLE agenda_items IS 'Dagordningens ärenden; ett ärende med förslag kan beslutas.';

CREATE TABLE meeting_steps (
    id uuid PRIMARY KEY,
    meeting_id uuid NOT NULL REFERENCES meetings (id) ON DELETE RESTRICT,
    kind text NOT NULL CONSTRAINT meeting_step_has_a_known_kind CHECK (kind IN ('summons', 'opening', 'closing', 'cancellation')),
    taken_at timestamptz NOT NULL,
    taken_on date NOT NULL,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    recipients uuid[] NOT NULL DEFAULT '{}',
    reasons long_text,
    entry bigint NOT NULL,
    CONSTRAINT meeting_takes_each_step_once UNIQUE (meeting_id, kind)
);
COMMENT ON TABLE meeting_steps IS 'Kallelse (med mottagare, V-34), öppnande, avslutande och inställande, och vem som gjorde det.';

CREATE TABLE attendances (
    meeting_id uuid NOT NULL REFERENCES meetings (id) ON DELETE RESTRICT,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    seat_id uuid NOT NULL REFERENCES seats (id) ON DELETE RESTRICT,
    entry bigint NOT NULL,
    PRIMARY KEY (meeting_id, person_id)
);
COMMENT ON TABLE attendances IS 'Vilka som var närvarande och på vilken plats (V-37, D-23).';

ALTER TABLE proposal_steps
    ADD FOREIGN KEY (meeting_id) REFERENCES meetings (id) ON DELETE RESTRICT;
