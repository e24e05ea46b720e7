import Postgres
import Scenes
import TestSupport
import Testing

/// What the catalogue must say of every table, view and function, whoever adds one.
@Suite struct WallTests {
    /// Each gives the names of what breaks the rule.
    private static let rules: [(rule: String, sql: String)] = [
        (
            "row-level security is on for every table, its owner included",
            """
            SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                AND NOT (relrowsecurity AND relforcerowsecurity)
            """
        ),
        (
            "each table has a policy for the owner and for app, and at most one more, of insyn, which reads",
            """
            SELECT c.relname FROM pg_class c LEFT JOIN pg_policies p ON p.schemaname = 'public' AND p.tablename = c.relname
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') GROUP BY c.relname
            HAVING count(*) FILTER (WHERE p.roles = '{samverkan_owner}' AND p.cmd = 'ALL') <> 1
                OR count(*) FILTER (WHERE p.roles = '{samverkan_app}' AND p.cmd = 'ALL') <> 1
                OR count(*) FILTER (WHERE p.roles = '{samverkan_insyn}' AND p.cmd = 'SELECT') > 1
                OR count(*) FILTER (WHERE p.roles NOT IN ('{samverkan_owner}', '{samverkan_app}', '{samverkan_insyn}')) > 0
            """
        ),
        (
            "no policy asks for a setting or for who is logged in",
            """
            SELECT tablename FROM pg_policies WHERE concat(qual, with_check) ~* 'current_setting|current_user|session_user|user\\M'
            """
        ),
        (
            "a function with its owner's rights has a search path of its own, temporary tables last",
            """
            SELECT proname FROM pg_proc WHERE pronamespace IN ('public'::regnamespace, 'published'::regnamespace) AND prosecdef
                AND NOT coalesce('search_path=public, pg_temp' = ANY (proconfig), false)
            """
        ),
        (
            "everything belongs to the owner",
            """
            SELECT relname FROM pg_class WHERE relnamespace IN ('public'::regnamespace, 'published'::regnamespace)
                AND relowner <> 'samverkan_owner'::regrole
            UNION ALL SELECT proname FROM pg_proc WHERE pronamespace IN ('public'::regnamespace, 'published'::regnamespace)
                AND proowner <> 'samverkan_owner'::regrole
            """
        ),
        (
            "every view has its reader's rights, the published ones a barrier too",
            """
            SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace IN ('public'::regnamespace, 'published'::regnamespace)
                AND NOT (coalesce(reloptions, '{}') && '{security_invoker=true,security_invoker=on}'
                    AND (relnamespace = 'public'::regnamespace OR coalesce(reloptions, '{}') && '{security_barrier=true,security_barrier=on}'))
            """
        ),
        (
            "PUBLIC has no right to anything",
            """
            SELECT relname FROM pg_class c, aclexplode(relacl) a
            WHERE relnamespace IN ('public'::regnamespace, 'published'::regnamespace) AND a.grantee = 0
            UNION ALL SELECT proname FROM pg_proc, aclexplode(coalesce(proacl, acldefault('f', proowner))) a
            WHERE pronamespace IN ('public'::regnamespace, 'published'::regnamespace) AND a.grantee = 0
            """
        ),
        (
            "insyn has SELECT and nothing else",
            """
            SELECT relname FROM pg_class, aclexplode(relacl) a WHERE a.grantee = 'samverkan_insyn'::regrole AND a.privilege_type <> 'SELECT'
            UNION ALL SELECT attname::text FROM pg_attribute, aclexplode(attacl) a
            WHERE a.grantee = 'samverkan_insyn'::regrole AND a.privilege_type <> 'SELECT'
            """
        ),
        (
            "insyn calls nothing that writes or that has another's rights but what it is told of readers and conclusions",
            """
            SELECT proname FROM pg_proc, aclexplode(proacl) a
            WHERE a.grantee = 'samverkan_insyn'::regrole AND (provolatile = 'v' OR prosecdef)
                AND proname NOT IN ('insyn_caller', 'records_state', 'published_findings', 'published_duties', 'proposals_at')
            """
        ),
        (
            "what is published is exactly what insyn may read",
            """
            (SELECT c.relname || '.' || a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) g
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND g.grantee = 'samverkan_insyn'::regrole
            EXCEPT SELECT relation || '.' || name FROM published_columns)
            UNION ALL (SELECT relation || '.' || name FROM published_columns
            EXCEPT SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'published')
            """
        ),
        (
            "nothing that the owner makes later is anybody's until it is given",
            """
            SELECT 'functions' WHERE NOT EXISTS (SELECT FROM pg_default_acl WHERE defaclrole = 'samverkan_owner'::regrole AND defaclobjtype = 'f'
                AND defaclnamespace = 0 AND NOT defaclacl::text ~ '[{,]=')
            """
        ),
        (
            "no login is a member of another or stands above the policies",
            """
            SELECT rolname FROM pg_roles WHERE rolname LIKE 'samverkan%' AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)
            UNION ALL SELECT member::regrole::text FROM pg_auth_members WHERE member::regrole::text LIKE 'samverkan%'
            """
        ),
    ]

    @Test(arguments: rules.indices) func `the catalogue keeps the rule`(index: Int) async throws {
        let (rule, sql) = Self.rules[index]
        try await CharterFiles.vasterbotten.template.withDatabase { database in
            let broken = try await TestServer().psql([sql], database: database.name)
            #expect(broken.isEmpty, "\(rule): \(broken)")
        }
    }

    @Test func `a table that somebody adds without a wall is found`() async throws {
        try await CharterFiles.vasterbotten.template.withDatabase { database in
            try await TestServer().psql(["CREATE TABLE added (x integer)", "GRANT UPDATE ON added TO samverkan_insyn, PUBLIC"],
                database: database.name)
            for index in [0, 1, 4, 6, 7] {
                let found = try await TestServer().psql([Self.rules[index].sql], database: database.name)
                #expect(found.contains("added"), "\(Self.rules[index].rule)")
            }
        }
    }

    @Test func `nobody is a visitor unless the agreement opens for it`() async throws {
        try await Scene.play { scene in
            let asked = Statement<Void, String>("SELECT kind FROM insyn_caller('')") { row in try row.text(0) }
            let closed = try await scene.transaction(login: scene.database.insyn) { try $0.rows(asked, ()) }
            #expect(closed == [])
            let opened = try await scene.attempt("UPDATE parameters SET value = 'true' WHERE key = 'insyn.open'", as: .owner)
            #expect(opened == nil)
            let open = try await scene.transaction(login: scene.database.insyn) { try $0.rows(asked, ()) }
            #expect(open == ["visitor"])
        }
    }
}
