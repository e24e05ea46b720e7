import CLibPQ
import Glibc

/// Ends another thread's wait in `poll`: an eventfd beside the socket.
final class Wakeup: Sendable {
    let descriptor: Int32

    /// Without descriptors to be had nobody could be woken, so that no thread is started.
    init() throws(PostgresError) {
        descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard descriptor >= 0 else {
            throw PostgresError(.connectionLost, message: "no eventfd: errno \(errno)")
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    func signal() {
        eventfd_write(descriptor, 1)
    }

    /// Makes ready for the next signal.
    func clear() {
        var count: eventfd_t = 0
        unsafe eventfd_read(descriptor, &count)
    }
}

/// What a thread may wait for on a socket.
enum Readiness {
    case read
    case write
    case readOrWrite

    fileprivate var events: Int16 {
        switch self {
        case .read: Int16(POLLIN)
        case .write: Int16(POLLOUT)
        case .readOrWrite: Int16(POLLIN | POLLOUT)
        }
    }
}

/// What ended a wait; both may be set, and none when the deadline did.
struct Woken {
    let bySocket: Bool
    let byWakeup: Bool

    var timedOut: Bool { !bySocket && !byWakeup }
}

/// Sleeps until the socket is ready (or broken), the wake-up is signalled or the deadline passes. An interrupted
/// wait counts as a ready socket: the caller looks and waits again.
func wait(
    for readiness: Readiness,
    on socket: Int32,
    or wakeup: Wakeup? = nil,
    until deadline: Deadline
) -> Woken {
    // A negative descriptor is passed over by poll.
    var descriptors = (
        pollfd(fd: socket, events: readiness.events, revents: 0),
        pollfd(fd: wakeup?.descriptor ?? -1, events: Int16(POLLIN), revents: 0)
    )
    let count = unsafe withUnsafeMutableBytes(of: &descriptors) { bytes in
        unsafe poll(bytes.assumingMemoryBound(to: pollfd.self).baseAddress, 2, deadline.pollTimeout)
    }
    if count < 0 { return Woken(bySocket: true, byWakeup: false) }
    let byWakeup = descriptors.1.revents != 0
    if byWakeup { wakeup?.clear() }
    return Woken(bySocket: descriptors.0.revents != 0, byWakeup: byWakeup)
}
