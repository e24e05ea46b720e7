import TestSupport
import Testing

struct TemplateDatabaseTests {
    private static let template = TemplateDatabase(label: "support") { database in
        try await TestServer().psql(["CREATE TABLE visits (visitor int)"], database: database.name)
    }

    @Test(arguments: 1...12)
    func `each test has a copy of its own, made from one template`(visitor: Int) async throws {
        try await Self.template.withDatabase { database in
            let seen = try await TestServer().psql(
                ["INSERT INTO visits VALUES (\(visitor))", "SELECT string_agg(visitor::text, ',') FROM visits"],
                database: database.name
            )
            #expect(seen == "\(visitor)\n")
        }
    }

    @Test(arguments: [false, true])
    func `a copy is dropped afterwards, also when the test throws`(throwing: Bool) async throws {
        struct Planned: Error { let database: String }
        let name: String
        do {
            name = try await Self.template.withDatabase { database in
                if throwing { throw Planned(database: database.name) }
                return database.name
            }
        } catch let planned as Planned {
            name = planned.database
        }
        let left = try await TestServer().psql(["SELECT count(*) FROM pg_database WHERE datname = '\(name)'"])
        #expect(left == "0\n")
    }

    @Test func `a copy keeps strangers out as the template does`() async throws {
        try await Self.template.withDatabase { database in
            let rights = try await TestServer().psql(
                [
                    """
                    SELECT has_database_privilege('samverkan_app', current_database(), 'CONNECT'),
                        has_database_privilege('samverkan_insyn', current_database(), 'TEMP'),
                        has_function_privilege('samverkan_insyn', 'set_config(text, text, boolean)', 'EXECUTE'),
                        has_schema_privilege('samverkan_app', 'public', 'CREATE')
                    """
                ],
                database: database.name
            )
            #expect(rights == "t|f|f|f\n")
        }
    }
}
