/// Who has which place in the pool and who waits for one: a value that decides, and lets the pool act.
struct PoolQueue<Place, Waiter> {
    enum Admission {
        case place(Place)
        /// Wait, and leave under this number.
        case wait(Int)
        case full
        case closed
    }

    private let waiterLimit: Int
    /// Last used, first taken: the places at the bottom stay cold when there is little to do.
    private(set) var idle: [Place]
    private(set) var leased = 0
    private var waiters = Fifo<(number: Int, waiter: Waiter)>()
    private var nextNumber = 0
    private var isClosed = false

    init(places: [Place], waiterLimit: Int) {
        idle = places
        self.waiterLimit = waiterLimit
    }

    var waiting: Int { waiters.count }

    /// A place at once, or a number under which `wait` may be called.
    mutating func admit() -> Admission {
        if isClosed { return .closed }
        if let place = idle.popLast() {
            leased += 1
            return .place(place)
        }
        guard waiters.count < waiterLimit else { return .full }
        nextNumber += 1
        return .wait(nextNumber)
    }

    /// The admission again, with the means to answer: meanwhile a place may have come back.
    mutating func wait(_ waiter: Waiter, number: Int) -> Admission {
        if isClosed { return .closed }
        if let place = idle.popLast() {
            leased += 1
            return .place(place)
        }
        guard waiters.count < waiterLimit else { return .full }
        waiters.append((number, waiter))
        return .wait(number)
    }

    /// Nil when the waiter has been served already.
    mutating func leave(_ number: Int) -> Waiter? {
        waiters.remove { $0.number == number }?.waiter
    }

    /// Who gets the place that came back, if anybody waits.
    mutating func giveBack(_ place: Place) -> Waiter? {
        if isClosed {
            leased -= 1
            return nil
        }
        if let next = waiters.popFirst() { return next.waiter }
        leased -= 1
        idle.append(place)
        return nil
    }

    /// Gives up the idle places and all who wait.
    mutating func close() -> [Waiter] {
        isClosed = true
        idle.removeAll()
        return waiters.removeAll().map(\.waiter)
    }
}
