import Glibc

/// Runs an actor's jobs one after the other on a thread of its own, so that libpq may block there.
///
/// The thread starts with the first job and ends when the executor goes, which its actor keeps alive for as long as
/// a job can come.
final class ThreadExecutor: SerialExecutor {
    private let jobs = JobQueue()

    deinit {
        jobs.stop()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        unsafe jobs.add(UnownedJob(job), for: asUnownedSerialExecutor())
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        unsafe UnownedSerialExecutor(ordinary: self)
    }
}

/// The jobs of one thread. Apart from the executor, since the thread must not keep that alive.
private final class JobQueue: Sendable {
    /// The runtime keeps the job alive until it has run, and the job its actor, and that the executor.
    @safe private struct Job {
        let job: UnownedJob
        let executor: UnownedSerialExecutor

        func run() {
            unsafe job.runSynchronously(on: executor)
        }
    }

    private struct State {
        var waiting: [Job] = []
        var isStarted = false
        var isStopped = false
    }

    private let state = Monitor(State())

    func add(_ job: UnownedJob, for executor: UnownedSerialExecutor) {
        let starts = state.notifying { state in
            unsafe state.waiting.append(Job(job: job, executor: executor))
            defer { state.isStarted = true }
            return !state.isStarted
        }
        if starts { startThread { self.run() } }
    }

    func stop() {
        state.notifying { $0.isStopped = true }
    }

    private func run() {
        while true {
            let batch = state.waiting(until: { !$0.waiting.isEmpty || $0.isStopped }) { state in
                defer { state.waiting = [] }
                return state.waiting
            }
            if batch.isEmpty { return }
            for job in batch { job.run() }
        }
    }
}

/// Starts a detached thread; its body ends it by returning.
///
/// Failing to get a thread is failing to get memory: the process can't go on and stops.
func startThread(_ body: @escaping @Sendable () -> Void) {
    final class Start {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) {
            self.body = body
        }
    }

    let start = unsafe Unmanaged.passRetained(Start(body)).toOpaque()
    var thread = pthread_t()
    let code = unsafe pthread_create(
        &thread,
        nil,
        { argument in
            guard let argument = unsafe argument else { return nil }
            let start = unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
            start.body()
            return nil
        },
        start
    )
    precondition(code == 0, "a thread can be started")
    pthread_detach(thread)
}
