public import CoreMetrics
public import Kernel
public import Logging
public import Records

/// What the API needs to run.
public struct APIServices: Sendable {
    public let reader: any RecordReader
    /// For reads that may take long.
    public let slowReader: any RecordReader
    /// Reads what is published with a login that can't write (D-17).
    public let insynReader: any RecordReader
    /// nil: every read is asked for anew.
    public let memory: AnswerMemory?
    /// Those of the feeds.
    public let streams: EventStreams
    public let recorder: any CommandRecorder
    /// SQL: $1 rule, $2 clause or NULL, $3 language → title, what to do instead, clause id, quote, document.
    public let refusalTexts: String
    public let credentials: any Credentials
    public let identifiers: any IdentifierSource
    public let logger: Logger
    public let metrics: any MetricsFactory

    public init(
        reader: any RecordReader,
        slowReader: (any RecordReader)? = nil,
        insynReader: (any RecordReader)? = nil,
        memory: AnswerMemory? = nil,
        streams: EventStreams = EventStreams(),
        recorder: any CommandRecorder,
        refusalTexts: String,
        credentials: any Credentials = OpaqueCredentials(),
        identifiers: any IdentifierSource,
        logger: Logger,
        metrics: any MetricsFactory
    ) {
        self.reader = reader
        self.slowReader = slowReader ?? reader
        self.insynReader = insynReader ?? reader
        self.memory = memory
        self.streams = streams
        self.recorder = recorder
        self.refusalTexts = refusalTexts
        self.credentials = credentials
        self.identifiers = identifiers
        self.logger = logger
        self.metrics = metrics
    }

    func reader(_ pace: Pace) -> any RecordReader {
        switch pace {
        case .quick: reader
        case .slow: slowReader
        case .published: insynReader
        }
    }
}

/// Runs commands and remembers their answers; the daemon gives it a recorder.
public protocol CommandRecorder: Sendable {
    /// The answer of `body`, or the one that was stored under the key of `request` before.
    func record(
        _ request: RecordRequest,
        _ body: @Sendable (RecordedTransaction) throws -> StoredAnswer
    ) async throws -> StoredAnswer
}

extension Records.Recorder: CommandRecorder {}
