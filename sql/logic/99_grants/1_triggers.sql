-- Every table but the journal's own stamps its rows and writes each change to the journal.

DO $$
DECLARE
    journaled record;
BEGIN
    FOR journaled IN SELECT * FROM journaled_tables LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON %I
            FOR EACH ROW EXECUTE FUNCTION stamp_change()', journaled.relation);
        EXECUTE format('CREATE OR REPLACE TRIGGER a_change_is_in_the_journal AFTER INSERT OR UPDATE OR DELETE ON %I
            FOR EACH ROW EXECUTE FUNCTION record_change(%s)', journaled.relation,
            (SELECT string_agg(quote_literal(name), ', ' ORDER BY position)
                FROM unnest(journaled.key_columns) WITH ORDINALITY AS k(name, position)));
    END LOOP;
END
$$;

DROP TRIGGER IF EXISTS entry_is_sealed_at_commit ON journal_entries;
CREATE CONSTRAINT TRIGGER entry_is_sealed_at_commit AFTER INSERT ON journal_entries
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION seal_entry();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE ON journal_entries
    FOR EACH ROW WHEN (OLD.hash IS NOT NULL) EXECUTE FUNCTION keep_history();
CREATE OR REPLACE TRIGGER entry_is_never_removed BEFORE DELETE ON journal_entries FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE OR REPLACE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON journal_changes
    FOR EACH ROW EXECUTE FUNCTION keep_history();
