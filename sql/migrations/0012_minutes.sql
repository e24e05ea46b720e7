-- Minutes: what the secretary writes beside the record, comments, attestation of a frozen record, publication.

ALTER TABLE group_kinds
    ADD COLUMN minutes_title jsonb,
    ADD COLUMN minutes_attesters text[],
    ADD COLUMN minutes_clause text REFERENCES clauses (id) ON DELETE RESTRICT;
COMMENT ON COLUMN group_kinds.minutes_attesters IS
    'Vilka som justerar gruppens protokoll (D-9, D-28) eller anteckningar (D-10): presiding, adjuster, recorder.';

CREATE TABLE minutes (
    meeting_id uuid PRIMARY KEY REFERENCES meetings (id) ON DELETE RESTRICT,
    state text NOT NULL DEFAULT 'draft' CONSTRAINT minutes_are_in_a_known_state
        CHECK (state IN ('draft', 'circulated', 'attesting', 'attested', 'published')),
    round integer NOT NULL DEFAULT 0,
    comments_until timestamptz,
    content jsonb,
    hash bytea,
    attested_at timestamptz,
    published_at timestamptz,
    entry bigint NOT NULL,
    CONSTRAINT minutes_hash_is_of_their_content
        CHECK ((content IS NULL) = (hash IS NULL) AND hash = sha256(convert_to(content::text, 'UTF8'))),
    CONSTRAINT minutes_are_frozen_from_the_first_attestation
        CHECK ((content IS NOT NULL) = (state IN ('attesting', 'attested', 'published')))
);
COMMENT ON TABLE minutes IS 'Protokoll och minnesanteckningar: läget, och innehållet som det frystes vid första justeringen (D-9, D-10, D-28).';
COMMENT ON COLUMN minutes.content IS 'Det som justeras, som kanonisk text (jsonb); i journalen står dess SHA-256 i stället för innehållet.';
COMMENT ON COLUMN minutes.round IS 'Vilken utsändning i ordningen; en ny utsändning gör tidigare justeringar om intet.';

ALTER TABLE agenda_items ADD UNIQUE (meeting_id, id);

CREATE TABLE minutes_steps (
    id uuid PRIMARY KEY,
    meeting_id uuid NOT NULL REFERENCES meetings (id) ON DELETE RESTRICT,
    kind text NOT NULL CONSTRAINT minutes_step_has_a_known_kind
        CHECK (kind IN ('passage', 'circulation', 'comment', 'attestation', 'publication')),
    taken_at timestamptz NOT NULL,
    taken_on date NOT NULL,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    round integer NOT NULL,
    agenda_item_id uuid,
    text long_text CONSTRAINT minutes_step_has_its_text CHECK ((text IS NOT NULL) = (kind IN ('passage', 'comment'))),
    comments_until timestamptz CONSTRAINT circulation_leaves_time_to_comment
        CHECK ((comments_until IS NOT NULL) = (kind = 'circulation') AND comments_until > taken_at),
    function text,
    hash bytea,
    entry bigint NOT NULL,
    FOREIGN KEY (meeting_id, agenda_item_id) REFERENCES agenda_items (meeting_id, id) ON DELETE RESTRICT
);
CREATE INDEX minutes_steps_by_meeting ON minutes_steps (meeting_id, kind, entry);
CREATE UNIQUE INDEX minutes_are_attested_once_in_each_function ON minutes_steps (meeting_id, round, function)
    WHERE kind = 'attestation';
COMMENT ON TABLE minutes_steps IS
    'Protokollets väg: sekreterarens avsnitt, utsändning, synpunkter från närvarande, justeringar och publicering (D-9, D-10, D-28).';
COMMENT ON COLUMN minutes_steps.hash IS 'SHA-256 av det som den som justerade justerade.';
