import Kernel
public import WebAPI

/// Parties, people, groups, seats and offices, valid in time (V-22…V-24, V-36, V-39…V-41, V-76…V-82).
public enum Membership {
    public static func register(in api: inout API) {
        api.collection("/parties", sql: SQL.listParties, sort: ["name", "code"], query: [.code("kind")])
        api.document("/parties/{code}", sql: SQL.readParty)
        api.collection("/groups", sql: SQL.listGroups, sort: ["code"], query: [.code("kind"), .day("at")])
        api.document("/groups/{code}", sql: SQL.readGroup, query: [.day("at")])
        api.collection("/groups/{code}/offices", sql: SQL.listOffices, query: [.day("at")])
        api.document("/groups/{code}/offices/{id}", sql: SQL.readOffice)
        Persons.register(in: &api)
        Seats.register(in: &api)
        Substitutions.register(in: &api)
    }
}
