import Testing

struct CharterWordTests {
    @Test func `no source knows a group of one agreement`() async throws {
        report(CharterWords.violations(inSwift: try await SourceFile.all(below: "Sources/", ending: ".swift")))
    }

    @Test(arguments: ["sql/migrations/", "sql/logic/", "sql/queries/"])
    func `no SQL knows a group of one agreement`(folder: String) async throws {
        report(try CharterWords.violations(inSQL: try await SourceFile.all(below: folder, ending: ".sql")))
    }

    @Test func `a group's name in Swift is found, in comments it may stand`() {
        let text = """
            /// Like samverkansgruppen.
            let a = group == "samverkansgrupp"
            func stodgruppAdopts() {} // arbetsgrupp
            let b = "Stödgruppen"
            """
        let found = CharterWords.violations(inSwift: [SourceFile(path: "Sources/Records/A.swift", text: text)])
        #expect(found.map(\.line) == [2, 3, 4])
    }

    @Test func `a group's name in SQL is found, in comments and COMMENT ON it may stand`() throws {
        let text = """
            -- Samverkansgruppen.
            COMMENT ON TABLE groups IS
                'Grupper: samverkansgrupp, ''stödgrupp''';
            SELECT 1 WHERE code = 'arbetsgrupp';
            COMMENT ON FUNCTION a IS 'x'; SELECT 'stodgrupp';
            """
        let found = try CharterWords.violations(inSQL: [SourceFile(path: "sql/logic/1_a/a.sql", text: text)])
        #expect(found.map(\.line) == [4, 5])
    }
}
