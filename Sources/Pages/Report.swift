public import Kernel

/// What one dashboard shows: figures and tables with what they mean, as the database composed them.
///
/// The JSON of `/dashboards/{code}` is this; pages and CSV are made of nothing else.
public struct Report: Sendable, Equatable {
    public struct Figure: Sendable, Equatable {
        public let code: String
        public let title: String
        public let value: Value
        public let kind: Kind
        public let definition: String
        /// Where the figure comes from: which records, by which clause.
        public let source: String
        public let clause: String?
    }

    /// What a value is, and so how it is written.
    public enum Kind: String, Sendable {
        case text, day, instant, count, hours, kronor, percent, days, status, link, quote
    }

    public struct Column: Sendable, Equatable {
        public let code: String
        public let title: String
        public let kind: Kind
        public let definition: String
    }

    public struct Table: Sendable, Equatable {
        public let code: String
        public let title: String
        public let definition: String
        public let source: String
        public let columns: [Column]
        /// By column code; one that is missing is not known.
        public let rows: [[String: Value]]
        public let chart: Chart?
    }

    /// How a table is also drawn.
    public struct Chart: Sendable, Equatable {
        public enum Form: String, Sendable {
            case bars, stacked, matrix, wheel
        }

        public let form: Form
        /// Column that names each row.
        public let label: String
        /// Columns drawn, in order.
        public let values: [String]
    }

    public struct Filter: Sendable, Equatable {
        public struct Option: Sendable, Equatable {
            public let value: String
            public let title: String
        }

        /// Name of the query parameter.
        public let code: String
        public let title: String
        /// What it is set to; nil: everything.
        public let value: String?
        /// Empty: a day that is written (`since`), or nothing to choose.
        public let options: [Option]
    }

    public let code: String
    public let subject: String?
    public let title: String
    public let summary: String
    public let at: Day
    public let dataTime: Instant
    public let figures: [Figure]
    public let filters: [Filter]
    public let tables: [Table]
}
