public import WebAPI

/// The SQL that pages are read with, as the login that only reads what is published.
public enum PageStatements {
    /// Who asks.
    public static let visitor = SQL.readVisitor
    /// A report: the same statement as that of `/dashboards/{code}`.
    public static let report = SQL.readDashboard
    /// The report's parameters, in the order of its statement.
    public static let parameters: [QueryParameter] = Dashboards.parameters
    /// Published minutes.
    public static let minutes = SQL.readPublishedMinutes
}
