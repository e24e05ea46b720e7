import CLibPQ

/// How a session is opened: where, under which name, with which settings.
struct SessionOptions: Sendable {
    let conninfo: String
    let applicationName: String
    /// Sent in the start-up packet, where they cost no round trip and outrank what the role or the database has set.
    let settings: [String: String]

    /// What decoding relies on; nobody may set it otherwise.
    private static let fixed = [
        "TimeZone": "UTC", "DateStyle": "ISO, YMD", "IntervalStyle": "iso_8601", "bytea_output": "hex",
    ]

    init(conninfo: String, applicationName: String, timeouts: [String: Duration], settings: [String: String]) {
        self.conninfo = conninfo
        self.applicationName = applicationName
        // The server counts milliseconds, and takes 0 for no limit at all.
        let timed = timeouts.mapValues { String(max(1, Int64($0 / .milliseconds(1)))) }
        self.settings = settings.merging(timed) { mine, _ in mine }.merging(Self.fixed) { _, fixed in fixed }
    }

    /// Keywords and values for libpq. `dbname` carries the conninfo whole; what follows it outranks what it says,
    /// except its own `options`, which ours are put behind.
    func keywords() throws(PostgresError) -> [(keyword: String, value: String)] {
        guard !conninfo.utf8.contains(0), !applicationName.utf8.contains(0) else {
            throw .encoding("a NUL in the conninfo")
        }
        let flags = try settings.sorted { $0.key < $1.key }.map { name, value throws(PostgresError) in
            guard !name.utf8.contains(0), !value.utf8.contains(0) else { throw .encoding("a NUL in setting \(name)") }
            return "-c \(Self.escaped(name))=\(Self.escaped(value))"
        }
        let options = ([try Self.options(in: conninfo)].compactMap { $0 } + flags).joined(separator: " ")
        return [
            ("dbname", conninfo), ("application_name", applicationName), ("client_encoding", "UTF8"),
            ("options", options),
        ]
    }

    private static func escaped(_ value: String) -> String {
        value.reduce(into: "") { escaped, character in
            if character == "\\" || character.isWhitespace { escaped.append("\\") }
            escaped.append(character)
        }
    }

    private static func options(in conninfo: String) throws(PostgresError) -> String? {
        guard let parsed = unsafe PQconninfoParse(conninfo, nil) else {
            // The text of the error could quote a password.
            throw .encoding("the conninfo is not a valid libpq connection string")
        }
        defer { unsafe PQconninfoFree(parsed) }
        var option = unsafe parsed
        while let keyword = unsafe option.pointee.keyword {
            if unsafe String(cString: keyword) == "options", let value = unsafe option.pointee.val {
                return unsafe String(cString: value)
            }
            unsafe option += 1
        }
        return nil
    }
}
