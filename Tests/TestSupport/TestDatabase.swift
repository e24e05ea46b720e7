/// A database of one test's own, and how each role reaches it.
public struct TestDatabase: Sendable {
    public let name: String
    public let superuser: String
    public let owner: String
    public let app: String
    public let insyn: String

    init(name: String, on server: TestServer) {
        self.name = name
        superuser = server.conninfo(database: name)
        owner = server.conninfo(user: "samverkan_owner", database: name)
        app = server.conninfo(user: "samverkan_app", database: name)
        insyn = server.conninfo(user: "samverkan_insyn", database: name)
    }
}
