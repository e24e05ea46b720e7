-- Proposals, their immutable versions and the steps they have taken.

CREATE TABLE proposals (
    id uuid PRIMARY KEY,
    matter text NOT NULL REFERENCES matters (code) ON DELETE RESTRICT,
    title short_text NOT NULL,
    state text NOT NULL DEFAULT 'draft' CONSTRAINT proposal_is_in_a_known_state CHECK (state IN (
        'draft', 'submitted', 'inPreparation', 'adopted', 'onAgenda', 'approved', 'approvedWithChange',
        'rejected', 'referredBack', 'tabled', 'withdrawn', 'included')),
    party_code text NOT NULL REFERENCES parties (code) ON DELETE RESTRICT,
    person_id uuid REFERENCES persons (id) ON DELETE RESTRICT,
    group_code text REFERENCES groups (code) ON DELETE RESTRICT,
    created_on date NOT NULL,
    submitted_on date,
    latest_version integer NOT NULL DEFAULT 0,
    adopted_version integer,
    included_in uuid REFERENCES proposals (id) ON DELETE RESTRICT,
    decision_id uuid,
    entry bigint NOT NULL
);
CREATE INDEX proposals_by_party ON proposals (party_code, created_on);
CREATE INDEX proposals_by_state ON proposals (state);
CREATE INDEX proposals_by_inclusion ON proposals (included_in);
COMMENT ON TABLE proposals IS 'Förslag. Ett utkast ser bara dess part; vad som blev av förslaget står här och i stegen.';
COMMENT ON COLUMN proposals.group_code IS 'Gruppen vars ledamot lade fram förslaget i gruppens namn (V-42…V-45); NULL när en part gjorde det.';
COMMENT ON COLUMN proposals.state IS 'Följer av stegen och besluten; skrivs bara av dem.';

CREATE TABLE proposal_versions (
    id uuid PRIMARY KEY,
    proposal_id uuid NOT NULL REFERENCES proposals (id) ON DELETE RESTRICT,
    number integer NOT NULL,
    content jsonb NOT NULL CONSTRAINT version_content_is_an_object CHECK (jsonb_typeof(content) = 'object'),
    note long_text,
    created_on date NOT NULL,
    person_id uuid REFERENCES persons (id) ON DELETE RESTRICT,
    party_code text NOT NULL REFERENCES parties (code) ON DELETE RESTRICT,
    entry bigint NOT NULL,
    CONSTRAINT version_number_is_used_once UNIQUE (proposal_id, number)
);
COMMENT ON TABLE proposal_versions IS 'Oföränderliga versioner; varje ändring är en ny.';

CREATE TABLE proposal_steps (
    id uuid PRIMARY KEY,
    proposal_id uuid NOT NULL REFERENCES proposals (id) ON DELETE RESTRICT,
    kind text NOT NULL CONSTRAINT proposal_step_has_a_known_kind
        CHECK (kind IN ('submission', 'preparation', 'adoption', 'inclusion', 'withdrawal')),
    taken_on date NOT NULL,
    person_id uuid REFERENCES persons (id) ON DELETE RESTRICT,
    party_code text REFERENCES parties (code) ON DELETE RESTRICT,
    version_number integer,
    meeting_id uuid,
    votes_for integer CONSTRAINT votes_for_are_counted CHECK (votes_for >= 0),
    votes_against integer CONSTRAINT votes_against_are_counted CHECK (votes_against >= 0),
    casting_vote text CONSTRAINT casting_vote_is_for_or_against CHECK (casting_vote IN ('for', 'against')),
    part_proposal uuid REFERENCES proposals (id) ON DELETE RESTRICT,
    reasons long_text,
    facts jsonb NOT NULL DEFAULT '{}',
    entry bigint NOT NULL,
    FOREIGN KEY (proposal_id, version_number) REFERENCES proposal_versions (proposal_id, number) ON DELETE RESTRICT
);
CREATE INDEX proposal_steps_by_proposal ON proposal_steps (proposal_id, kind);
COMMENT ON TABLE proposal_steps IS 'Inlämning, beredning, antagande i beredande grupp, upptagande i ett planförslag, återtagande: det som skett, sparat.';
