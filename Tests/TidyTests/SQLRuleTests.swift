import Testing

struct SQLRuleTests {
    @Test func `each query begins with a sentence`() async throws {
        report(SQLRules.queriesWithoutSentence(try await SourceFile.all(below: "sql/queries/", ending: ".sql")))
    }

    @Test(arguments: [
        "SELECT 1;\n", "--A party.\nSELECT 1;", "-- a party, by code.\n", "-- A party\nSELECT 1;", "", "-- Party.\n",
    ])
    func `a query without a sentence is found`(text: String) {
        let path = "sql/queries/membership/read_party.sql"
        #expect(SQLRules.queriesWithoutSentence([SourceFile(path: path, text: text)]).map(\.line) == [1])
    }

    @Test func `every table, view and function is commented`() async throws {
        report(try SQLRules.uncommented(try await schema()))
    }

    @Test func `what has no comment is found, wherever the comments of the others stand`() throws {
        let tables = """
            CREATE TABLE parties (
                code text -- CREATE TABLE not_one (
            );
            CREATE TABLE IF NOT EXISTS public.groups (id uuid);
            create or replace function seat_count() returns int language sql as $$ SELECT 'CREATE VIEW no_view' $$;
            """
        let comments =
            "COMMENT ON TABLE groups IS 'Grupper. COMMENT ON TABLE parties';\n-- COMMENT ON TABLE parties IS 'x';"
        let found = try SQLRules.uncommented([
            SourceFile(path: "sql/migrations/0001_a.sql", text: tables),
            SourceFile(path: "sql/logic/1_a/a.sql", text: comments),
        ])
        #expect(found.map(\.line) == [1, 5])
        #expect(found.first?.advice.contains("COMMENT ON TABLE parties") == true)
        #expect(found.last?.advice.contains("COMMENT ON FUNCTION seat_count") == true)
    }

    @Test func `functions with the owner's rights set their search path`() async throws {
        report(try SQLRules.definersWithoutSearchPath(try await schema()))
    }

    @Test func `a definer without a search path is found, and not by its neighbour's`() throws {
        let text = """
            CREATE FUNCTION a() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$ SELECT 1; $$;
            CREATE FUNCTION b() RETURNS int LANGUAGE plpgsql
            SECURITY  DEFINER AS $body$ BEGIN SET search_path = public; END; $body$;
            -- SECURITY DEFINER
            """
        let found = try SQLRules.definersWithoutSearchPath([SourceFile(path: "sql/logic/1_a/a.sql", text: text)])
        #expect(found.map(\.line) == [3])
    }

    private func schema() async throws -> [SourceFile] {
        try await SourceFile.all(below: "sql/migrations/", "sql/logic/", ending: ".sql")
    }
}
