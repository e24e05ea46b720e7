-- The outbox: what goes to whom about a meeting, and the deliveries that are under way.

CREATE TABLE dispatches (
    id uuid PRIMARY KEY,
    meeting_id uuid NOT NULL REFERENCES meetings (id) ON DELETE RESTRICT,
    kind text NOT NULL CONSTRAINT dispatch_has_a_known_kind CHECK (kind IN ('summons', 'lateSummons', 'cancellation')),
    person_id uuid NOT NULL CONSTRAINT dispatch_has_a_known_recipient REFERENCES persons (id) ON DELETE RESTRICT,
    queued_at timestamptz NOT NULL,
    outcome text CONSTRAINT dispatch_has_a_known_outcome CHECK (outcome IN ('sent', 'failed')),
    settled_at timestamptz,
    attempts integer CONSTRAINT dispatch_was_attempted CHECK (attempts > 0),
    exit_status integer,
    entry bigint NOT NULL,
    CONSTRAINT dispatch_is_settled_as_a_whole CHECK (num_nulls(outcome, settled_at, attempts) IN (0, 3))
);
CREATE UNIQUE INDEX person_is_told_once ON dispatches (meeting_id, person_id, (kind = 'cancellation'))
    WHERE outcome IS DISTINCT FROM 'failed';
CREATE INDEX dispatches_by_person ON dispatches (person_id);
COMMENT ON TABLE dispatches IS 'Utskick: kallelse, sen kallelse och återbud till var och en (V-34, D-27). Skrivs av mötets steg och av platserna, aldrig av en klient.';
COMMENT ON COLUMN dispatches.outcome IS 'Sätts en gång, när e-posttjänsten tagit emot brevet eller det slutgiltigt inte gick; NULL så länge det står i kön.';
COMMENT ON COLUMN dispatches.exit_status IS 'Vad sendmail svarade när det slutgiltigt inte gick, enligt sysexits.h; NULL när det aldrig svarade.';

CREATE TABLE deliveries (
    dispatch_id uuid PRIMARY KEY REFERENCES dispatches (id) ON DELETE RESTRICT,
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL
);
COMMENT ON TABLE deliveries IS
    'Kön: ett utskick som inte är avgjort. Försöken är transportens sak och står utanför journalen; utfallet står i dispatches, i journalen.';
COMMENT ON COLUMN deliveries.next_attempt_at IS 'Ingen försöker före dess: efter ett misslyckat försök en paus, under ett försök tiden tills den som försöker räknas som död.';
