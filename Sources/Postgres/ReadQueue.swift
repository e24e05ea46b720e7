/// The reads nobody has sent yet, shared by the threads of a reader.
///
/// All have the same patience, so that the first in the queue is the first to expire. A thread that has something
/// to do looks in by itself when the server answers; only one that sleeps is woken, which spares a system call a
/// read when busy.
struct ReadQueue {
    enum Work {
        /// To be sent now; none when the connection is busy enough with what is under way.
        case reads([Submission])
        /// Nothing to do: sleep until the wake-up.
        case none
        case closed
    }

    /// A read and how often it has been sent.
    struct Submission {
        let read: PendingRead
        var attempts = 0
    }

    private let limit: Int
    private var waiting = Fifo<Submission>()
    private var sleeping: [Wakeup] = []
    private(set) var isClosed = false

    init(limit: Int) {
        self.limit = limit
    }

    var count: Int { waiting.count }

    /// Of the read that waits longest.
    var firstDeadline: Deadline { waiting.first?.read.deadline ?? .never }

    /// Whom to wake, if anybody sleeps.
    mutating func add(_ read: PendingRead) throws(PostgresError) -> Wakeup? {
        if isClosed { throw .closed }
        guard count < limit else { throw PostgresError(.poolExhausted, message: "too many reads wait") }
        waiting.append(Submission(read: read))
        return sleeping.popLast()
    }

    /// Up to `room` reads for a connection; one with nothing under way goes to sleep if there are none.
    mutating func take(_ room: Int, isBusy: Bool, sleeper: Wakeup) -> Work {
        if isClosed { return .closed }
        sleeping.removeAll { $0 === sleeper }
        if waiting.isEmpty, !isBusy {
            sleeping.append(sleeper)
            return .none
        }
        return .reads(waiting.removeFirst(room))
    }

    /// For a thread that has lost its connection: only who can send is to be woken.
    mutating func forget(_ sleeper: Wakeup) {
        sleeping.removeAll { $0 === sleeper }
    }

    /// Reads that were lost with a connection go first: they have waited longest. Returns whom to wake for them.
    mutating func putBack(_ reads: [Submission]) -> Wakeup? {
        waiting.prepend(reads)
        return reads.isEmpty ? nil : sleeping.popLast()
    }

    /// The reads that have waited in vain.
    mutating func expire(at instant: Deadline) -> [PendingRead] {
        var expired: [PendingRead] = []
        while firstDeadline <= instant, let submission = waiting.popFirst() { expired.append(submission.read) }
        return expired
    }

    /// The reads that will not be sent, and the sleepers to be told.
    mutating func close() -> (reads: [PendingRead], sleepers: [Wakeup]) {
        isClosed = true
        defer { sleeping.removeAll() }
        return (waiting.removeAll().map(\.read), sleeping)
    }
}
