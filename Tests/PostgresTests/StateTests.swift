import Testing

@testable import Postgres

struct FifoTests {
    @Test func `what goes in first comes out first, however it is mixed`() {
        var fifo = Fifo<Int>()
        var model: [Int] = []
        for step in 0..<2_000 {
            switch step % 7 {
            case 0, 1, 2, 3:
                fifo.append(step)
                model.append(step)
            case 4:
                #expect(fifo.popFirst() == model.first)
                model = Array(model.dropFirst())
            case 5:
                let taken = fifo.removeFirst(2)
                #expect(taken == Array(model.prefix(2)))
                model = Array(model.dropFirst(2))
            default:
                fifo.prepend([-step])
                model.insert(-step, at: 0)
            }
            #expect(fifo.count == model.count)
            #expect(fifo.first == model.first)
        }
        #expect(fifo.removeAll() == model)
        #expect(fifo.isEmpty)
    }

    @Test func `one in the middle can be taken out`() {
        var fifo = Fifo<Int>()
        for number in 1...5 { fifo.append(number) }
        _ = fifo.popFirst()
        #expect(fifo.remove { $0 == 3 } == 3)
        #expect(fifo.remove { $0 == 1 } == nil)
        fifo.updateFirst { $0 = 20 }
        #expect(fifo.removeAll() == [20, 4, 5])
    }
}

struct BackoffTests {
    @Test func `pauses double up to a second, and start over after a success`() {
        var backoff = Backoff()
        let start = Deadline.now
        for milliseconds in [50, 100, 200, 400, 800, 1_000, 1_000] {
            backoff.failed(at: start)
            #expect(backoff.nextAttempt == start.advanced(by: .milliseconds(milliseconds)))
        }
        backoff.succeeded()
        #expect(backoff.nextAttempt == nil)
        backoff.failed(at: start)
        #expect(backoff.nextAttempt == start.advanced(by: .milliseconds(50)))
    }
}

struct DeadlineTests {
    @Test func `a wait too long to count is for ever`() {
        #expect(Deadline.after(.seconds(Int64.max)) == .never)
        #expect(Deadline.never.pollTimeout == -1)
        #expect(!Deadline.never.hasPassed)
    }

    @Test func `a wait is rounded up to whole milliseconds and never negative`() {
        #expect(Deadline.after(.microseconds(1)).pollTimeout <= 1)
        #expect(Deadline.after(.seconds(-1)).pollTimeout == 0)
        #expect(Deadline.after(.seconds(-1)).hasPassed)
    }
}

struct PoolQueueTests {
    @Test func `places go to who waits longest, and no further than the limit`() throws {
        var queue = PoolQueue<String, String>(places: ["a"], waiterLimit: 1)
        guard case .place("a") = queue.admit() else { throw Unexpected() }
        guard case .wait(let number) = queue.admit() else { throw Unexpected() }
        guard case .wait = queue.wait("first", number: number) else { throw Unexpected() }
        guard case .full = queue.admit() else { throw Unexpected() }
        #expect(queue.giveBack("a") == "first")
        #expect(queue.leased == 1)
        #expect(queue.giveBack("a") == nil)
        #expect(queue.leased == 0)
        #expect(queue.idle == ["a"])
    }

    @Test func `who leaves is not served`() throws {
        var queue = PoolQueue<String, String>(places: ["a"], waiterLimit: 2)
        guard case .place = queue.admit() else { throw Unexpected() }
        guard case .wait(let number) = queue.admit() else { throw Unexpected() }
        guard case .wait = queue.wait("gone", number: number) else { throw Unexpected() }
        #expect(queue.leave(number) == "gone")
        #expect(queue.leave(number) == nil)
        #expect(queue.giveBack("a") == nil)
    }

    @Test func `a place that came back between asking and waiting is given at once`() throws {
        var queue = PoolQueue<String, String>(places: ["a"], waiterLimit: 2)
        guard case .place = queue.admit() else { throw Unexpected() }
        guard case .wait(let number) = queue.admit() else { throw Unexpected() }
        #expect(queue.giveBack("a") == nil)
        guard case .place("a") = queue.wait("late", number: number) else { throw Unexpected() }
    }

    @Test func `after closing nobody gets in, and places that come back are dropped`() throws {
        var queue = PoolQueue<String, String>(places: ["a"], waiterLimit: 2)
        guard case .place = queue.admit() else { throw Unexpected() }
        guard case .wait(let number) = queue.admit() else { throw Unexpected() }
        guard case .wait = queue.wait("waiting", number: number) else { throw Unexpected() }
        #expect(queue.close() == ["waiting"])
        #expect(queue.giveBack("a") == nil)
        #expect(queue.idle.isEmpty)
        guard case .closed = queue.admit() else { throw Unexpected() }
    }

    private struct Unexpected: Error {}
}
