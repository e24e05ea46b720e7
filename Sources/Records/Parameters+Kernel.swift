public import Kernel
public import Postgres

extension Parameters {
    /// A day as `yyyy-mm-dd`, cast in the SQL.
    public mutating func bind(_ day: Day?) throws(PostgresError) {
        try bind(day?.iso)
    }

    /// An instant as RFC 3339, cast in the SQL.
    public mutating func bind(_ instant: Instant?) throws(PostgresError) {
        try bind(instant?.rfc3339)
    }

    /// A JSON value, cast in the SQL.
    public mutating func bind(_ value: JSONValue?) throws(PostgresError) {
        try bind(json: value?.utf8)
    }
}
