import Postgres
import Records
public import WebAPI

/// What has changed of all that is published (D-17): as pages from a cursor on, and as a stream while it happens.
///
/// Each thing stands under the number of the journal entry where it changed last, and of each that added something it shows.
/// Entries are sealed one after the other,
/// so nothing ever appears behind a cursor.
public enum Changes {
    public static func register(in api: inout API) {
        api.feed("/changes", sql: SQL.listChanges, pace: .published)
    }
}
