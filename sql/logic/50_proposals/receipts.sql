-- Receipt: is what came in complete? The machine says what it finds, whoever prepares the matter judges.

-- As it was called before the day mattered.
DROP FUNCTION IF EXISTS content_lacks(matters, proposal_versions);
CREATE OR REPLACE FUNCTION content_lacks(m matters, v proposal_versions, p_day date) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object(
        'absentFields', coalesce((SELECT jsonb_agg(name ORDER BY position)
            FROM unnest(CASE m.shape WHEN 'text' THEN ARRAY['area'] WHEN 'activities' THEN ARRAY['calendarEntries']
                WHEN 'group' THEN ARRAY['question', 'purpose', 'linkedTo'] WHEN 'work' THEN ARRAY['description', 'dueOn']
                ELSE '{}' END) WITH ORDINALITY AS expected(name, position)
            WHERE NOT v.content ? name), '[]')
            || CASE WHEN m.shape <> 'text' AND v.note IS NULL THEN '["note"]' ELSE '[]' END::jsonb,
        'refusal', content_refusal(m, v.content, p_day))
$$;
COMMENT ON FUNCTION content_lacks IS 'Vad innehållet saknar enligt sin form: fält som väntas, motivering, och regeln som skulle vägra det.';

CREATE OR REPLACE FUNCTION check_preparer(p proposals, p_person uuid, p_day date, step text, allowed text[]) RETURNS void
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF NOT prepares_matter(p.matter, p_person, p_day) THEN
        PERFORM refuse('proposal_is_prepared_by_the_preparing_group', (SELECT prepared_clause FROM matters WHERE code = p.matter),
            jsonb_build_object('proposal', p.id, 'step', step), 'SV403');
    END IF;
    PERFORM check_order(p, p_day, step);
    IF NOT p.state = ANY (allowed) THEN
        PERFORM refuse('proposal_state_allows_it', NULL, jsonb_build_object('proposal', p.id, 'state', p.state, 'step', step,
            'allowedFrom', allowed));
    END IF;
END
$$;
COMMENT ON FUNCTION check_preparer IS 'Den som bereder ärendet tar steget, i rätt ordning och läge (V-43…V-45).';

CREATE OR REPLACE FUNCTION check_receipt() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    p proposals;
BEGIN
    SELECT * INTO STRICT p FROM proposals WHERE id = NEW.proposal_id;
    PERFORM check_preparer(p, NEW.person_id, NEW.received_on, 'receipt', ARRAY['submitted']);
    NEW.version_number := p.latest_version;
    NEW.facts := (SELECT content_lacks(m, v, NEW.received_on) FROM matters m, proposal_versions v
        WHERE m.code = p.matter AND v.proposal_id = p.id AND v.number = p.latest_version);
    IF NOT NEW.complete THEN
        UPDATE proposals SET state = 'incomplete' WHERE id = p.id;
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_receipt IS 'Kontrollen gäller den inlämnade versionen; är den inte komplett går förslaget tillbaka (D-25).';

CREATE OR REPLACE TRIGGER a_receipt_follows_its_rule BEFORE INSERT ON receipts FOR EACH ROW EXECUTE FUNCTION check_receipt();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON receipts
    FOR EACH ROW EXECUTE FUNCTION keep_history();
