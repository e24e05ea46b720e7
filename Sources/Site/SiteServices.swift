public import CoreMetrics
public import Foundation
public import Logging
public import Pages
public import WebAPI

/// What the pages need to be shown.
public struct SiteServices: Sendable {
    /// Reads what is published, with a login that can't write (D-17).
    public let reader: any RecordReader
    /// nil: every page is made anew.
    public let memory: AnswerMemory?
    public let queries: SiteQueries
    public let signIn: any SignIn
    /// Who answers for the pages.
    public let sender: Page.Sender
    public let timeZone: TimeZone
    public let logger: Logger
    public let metrics: any MetricsFactory

    public init(
        reader: any RecordReader, memory: AnswerMemory?, queries: SiteQueries, signIn: any SignIn, sender: Page.Sender,
        timeZone: TimeZone, logger: Logger, metrics: any MetricsFactory
    ) {
        self.reader = reader
        self.memory = memory
        self.queries = queries
        self.signIn = signIn
        self.sender = sender
        self.timeZone = timeZone
        self.logger = logger
        self.metrics = metrics
    }
}

/// Where pages come from. All SQL takes $1 the hash of the caller's token, empty for who is not signed in, and gives no row
/// at all when that opens nothing.
public struct SiteQueries: Sendable {
    /// Gives 0 the caller's kind, 1 a name to greet with or NULL.
    let visitor: String
    /// $2 language, $3 code, then `parameters` in their order. Gives 0 caller, 1 path, 2 the report as JSON (NULL: there is no
    /// such report for this caller), 3 version.
    let report: String
    /// The one called `subject` comes from the path.
    let parameters: [QueryParameter]
    /// $2 language, $3 meeting. Gives the same columns; 2 is NULL without published minutes.
    let minutes: String

    public init(visitor: String, report: String, parameters: [QueryParameter], minutes: String) {
        self.visitor = visitor
        self.report = report
        self.parameters = parameters
        self.minutes = minutes
    }
}
