-- Proposals in depth: the register, receipts, referrals with their answers, and proposals merged or split.

ALTER TABLE proposals DROP CONSTRAINT proposal_is_in_a_known_state;
ALTER TABLE proposals ADD CONSTRAINT proposal_is_in_a_known_state CHECK (state IN (
    'draft', 'submitted', 'incomplete', 'inPreparation', 'adopted', 'onAgenda', 'approved', 'approvedWithChange',
    'rejected', 'referredBack', 'tabled', 'withdrawn', 'included', 'merged', 'split'));

CREATE TABLE registrations (
    proposal_id uuid PRIMARY KEY REFERENCES proposals (id) ON DELETE RESTRICT,
    year integer NOT NULL,
    number integer NOT NULL CONSTRAINT register_number_is_positive CHECK (number > 0),
    registered_on date NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT register_number_is_used_once UNIQUE (year, number)
);
COMMENT ON TABLE registrations IS
    'Diariet: varje inlämnat förslag har ett diarienummer, i följd per kalenderår utan luckor, och behåller det (D-25).';

CREATE TABLE receipts (
    id uuid PRIMARY KEY,
    proposal_id uuid NOT NULL REFERENCES proposals (id) ON DELETE RESTRICT,
    version_number integer NOT NULL,
    complete boolean NOT NULL,
    missing text[] NOT NULL DEFAULT '{}',
    facts jsonb NOT NULL DEFAULT '{}',
    received_on date NOT NULL,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    entry bigint NOT NULL,
    FOREIGN KEY (proposal_id, version_number) REFERENCES proposal_versions (proposal_id, number) ON DELETE RESTRICT,
    CONSTRAINT receipt_says_what_is_missing CHECK (complete = (cardinality(missing) = 0))
);
CREATE INDEX receipts_by_proposal ON receipts (proposal_id, entry);
COMMENT ON TABLE receipts IS
    'Mottagningskontroll av en inlämnad version; ett ofullständigt förslag går tillbaka till den som lämnade det (D-25).';
COMMENT ON COLUMN receipts.facts IS 'Vad maskinen fann att innehållet saknar; den som bereder ärendet gör bedömningen.';

CREATE TABLE referrals (
    id uuid PRIMARY KEY,
    proposal_id uuid NOT NULL REFERENCES proposals (id) ON DELETE RESTRICT,
    version_number integer NOT NULL,
    question long_text NOT NULL,
    parties text[] NOT NULL,
    sent_on date NOT NULL,
    due_on date NOT NULL,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    entry bigint NOT NULL,
    FOREIGN KEY (proposal_id, version_number) REFERENCES proposal_versions (proposal_id, number) ON DELETE RESTRICT,
    CONSTRAINT referral_leaves_time_to_answer CHECK (due_on > sent_on)
);
CREATE INDEX referrals_by_proposal ON referrals (proposal_id, entry);
COMMENT ON TABLE referrals IS 'Remisser: en version, en fråga, de parter som ombeds yttra sig, och svarsdagen (D-25, V-6).';

CREATE TABLE referral_answers (
    id uuid PRIMARY KEY,
    referral_id uuid NOT NULL REFERENCES referrals (id) ON DELETE RESTRICT,
    party_code text NOT NULL REFERENCES parties (code) ON DELETE RESTRICT,
    number integer NOT NULL,
    stance text NOT NULL CONSTRAINT referral_answer_takes_a_known_stance
        CHECK (stance IN ('support', 'supportWithRemarks', 'oppose', 'noOpinion')),
    text long_text,
    answered_on date NOT NULL,
    late boolean NOT NULL,
    person_id uuid REFERENCES persons (id) ON DELETE RESTRICT,
    entry bigint NOT NULL,
    CONSTRAINT referral_answer_number_is_used_once UNIQUE (referral_id, party_code, number),
    CONSTRAINT referral_answer_gives_its_grounds CHECK (stance IN ('support', 'noOpinion') OR text IS NOT NULL)
);
COMMENT ON TABLE referral_answers IS 'Remissvar. Partens senaste gäller; de tidigare finns kvar. Ett svar efter svarsdagen är sent.';

CREATE TABLE recastings (
    id uuid PRIMARY KEY,
    kind text NOT NULL CONSTRAINT recasting_has_a_known_kind CHECK (kind IN ('merger', 'split')),
    parents uuid[] NOT NULL,
    children uuid[] NOT NULL,
    made_on date NOT NULL,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE RESTRICT,
    reasons long_text,
    entry bigint NOT NULL
);
COMMENT ON TABLE recastings IS 'Förslag som slagits ihop till ett nytt, och förslag som delats i flera: av vem, när och varför (D-25).';

CREATE TABLE descents (
    parent_id uuid NOT NULL REFERENCES proposals (id) ON DELETE RESTRICT,
    child_id uuid NOT NULL REFERENCES proposals (id) ON DELETE RESTRICT,
    recasting_id uuid NOT NULL REFERENCES recastings (id) ON DELETE RESTRICT,
    entry bigint NOT NULL,
    PRIMARY KEY (parent_id, child_id)
);
CREATE INDEX descents_by_child ON descents (child_id);
COMMENT ON TABLE descents IS 'Härstamning: vilka förslag ett förslag kommer ur, och vilka som blev av det.';

-- What was submitted before there was a register gets its numbers in the order that it came.
DO $$
BEGIN
    IF EXISTS (SELECT FROM proposals WHERE submitted_on IS NOT NULL) THEN
        PERFORM journal_open(now(), 'migrate 0010: register', NULL, 'operator', NULL, NULL);
        CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON registrations FOR EACH ROW EXECUTE FUNCTION stamp_change();
        CREATE TRIGGER a_change_is_in_the_journal AFTER INSERT OR UPDATE OR DELETE ON registrations
            FOR EACH ROW EXECUTE FUNCTION record_change('proposal_id');
        INSERT INTO registrations (proposal_id, year, number, registered_on)
        SELECT id, extract(year FROM submitted_on),
            row_number() OVER (PARTITION BY extract(year FROM submitted_on) ORDER BY submitted_on, id), submitted_on
        FROM proposals WHERE submitted_on IS NOT NULL;
    END IF;
END
$$;
