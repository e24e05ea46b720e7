public import WebAPI

/// What goes out about a meeting, to whom and how it went: read only, since meetings and seats write it (V-34).
public enum Dispatches {
    public static func register(in api: inout API) {
        api.collection(
            "/meetings/{id}/dispatches", sql: SQL.listDispatches,
            query: [
                .code("kind", of: ["summons", "lateSummons", "cancellation"]),
                .code("state", of: ["queued", "unaddressed", "sent", "failed", "lapsed"]),
            ])
        api.document("/meetings/{id}/dispatches/{dispatch}", sql: SQL.readDispatch)
    }
}
