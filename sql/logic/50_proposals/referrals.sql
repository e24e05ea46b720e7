-- Referral (remiss): named parties are asked about a version, and answer by a day.

CREATE OR REPLACE FUNCTION check_referral() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    p proposals;
    strangers text[];
BEGIN
    SELECT * INTO STRICT p FROM proposals WHERE id = NEW.proposal_id;
    PERFORM check_preparer(p, NEW.person_id, NEW.sent_on, 'referral', ARRAY['submitted', 'inPreparation', 'referredBack', 'adopted']);
    NEW.version_number := p.latest_version;
    NEW.due_on := coalesce(NEW.due_on, NEW.sent_on + (parameter('referral.days') #>> '{}')::integer);
    SELECT array_agg(asked) INTO strangers FROM unnest(NEW.parties) asked WHERE NOT EXISTS (SELECT FROM parties WHERE code = asked);
    IF strangers IS NOT NULL OR cardinality(NEW.parties) = 0
        OR cardinality(NEW.parties) <> (SELECT count(DISTINCT asked) FROM unnest(NEW.parties) asked) THEN
        PERFORM refuse('referral_goes_to_known_parties', NULL, jsonb_build_object('parties', NEW.parties, 'unknown', strangers), 'SV422');
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_referral IS 'Remissen gäller den senaste versionen och går till parter i avtalet, var och en en gång (D-25).';

CREATE OR REPLACE FUNCTION answerable(p proposals) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT p.state IN ('submitted', 'incomplete', 'inPreparation', 'adopted', 'onAgenda', 'referredBack', 'tabled', 'included')
$$;
COMMENT ON FUNCTION answerable IS 'Om ett yttrande ännu kan påverka förslaget: inte när det avgjorts, återtagits, slagits ihop eller delats.';

CREATE OR REPLACE FUNCTION check_referral_answer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    r referrals;
    p proposals;
    previous referral_answers;
BEGIN
    SELECT * INTO STRICT r FROM referrals WHERE id = NEW.referral_id;
    SELECT * INTO STRICT p FROM proposals WHERE id = r.proposal_id;
    SELECT * INTO previous FROM referral_answers a WHERE a.referral_id = r.id AND a.party_code = NEW.party_code
    ORDER BY a.number DESC LIMIT 1;
    IF NOT NEW.party_code = ANY (r.parties) OR (NEW.person_id IS NOT NULL
        AND NEW.party_code IS DISTINCT FROM (SELECT party_code FROM persons WHERE id = NEW.person_id)) THEN
        PERFORM refuse('referral_is_answered_by_the_asked', NULL, jsonb_build_object('referral', r.id, 'party', NEW.party_code,
            'parties', r.parties), 'SV403');
    END IF;
    IF NOT answerable(p) OR NEW.answered_on < greatest(r.sent_on, previous.answered_on) THEN
        PERFORM refuse('proposal_state_allows_it', NULL, jsonb_build_object('state', p.state, 'step', 'referralAnswer',
            'day', NEW.answered_on, 'sentOn', r.sent_on, 'answeredOn', previous.answered_on));
    END IF;
    NEW.number := coalesce(previous.number, 0) + 1;
    NEW.late := NEW.answered_on > r.due_on;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_referral_answer IS 'Den tillfrågade parten svarar för sig; ett nytt svar ersätter det förra, som finns kvar (D-25).';

CREATE OR REPLACE VIEW standing_referral_answers WITH (security_invoker = true) AS
SELECT DISTINCT ON (a.referral_id, a.party_code) a.* FROM referral_answers a ORDER BY a.referral_id, a.party_code, a.number DESC;
COMMENT ON VIEW standing_referral_answers IS 'Det svar som gäller, ett för varje part och remiss.';

CREATE OR REPLACE FUNCTION referral_findings(p_at date)
RETURNS TABLE (code text, clause_id text, owner text, group_code text, subject text, since date, facts jsonb)
LANGUAGE sql STABLE AS $$
    SELECT 'referral-unanswered', rule.clause_id, asked, g.code, asked || '~' || r.id, r.due_on + 1,
        jsonb_build_object('referral', r.id, 'proposal', p.id, 'registerNumber', register_number(p.id), 'dueOn', r.due_on)
    FROM parameters rule, referrals r
    JOIN proposals p ON p.id = r.proposal_id AND answerable(p)
    JOIN matters m ON m.code = p.matter
    JOIN groups g ON g.kind = m.decided_by AND g.valid @> p_at
    CROSS JOIN LATERAL unnest(r.parties) asked
    WHERE rule.key = 'referral.days' AND r.due_on < p_at AND NOT EXISTS (SELECT FROM referral_answers a
        WHERE a.referral_id = r.id AND a.party_code = asked AND a.answered_on <= p_at)
$$;
COMMENT ON FUNCTION referral_findings IS 'Remisser som en tillfrågad part inte besvarat i tid, så länge svaret ännu kan påverka förslaget (D-25, V-6).';

CREATE OR REPLACE TRIGGER a_referral_follows_its_rule BEFORE INSERT ON referrals FOR EACH ROW EXECUTE FUNCTION check_referral();
CREATE OR REPLACE TRIGGER an_answer_follows_its_rule BEFORE INSERT ON referral_answers
    FOR EACH ROW EXECUTE FUNCTION check_referral_answer();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON referrals
    FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON referral_answers
    FOR EACH ROW EXECUTE FUNCTION keep_history();
