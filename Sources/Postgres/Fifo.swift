/// First in, first out, at constant cost an element: an array with a moving front.
struct Fifo<Element> {
    private var elements: [Element] = []
    private var front = 0

    var count: Int { elements.count - front }

    var isEmpty: Bool { front == elements.count }

    var first: Element? { isEmpty ? nil : elements[front] }

    mutating func append(_ element: Element) {
        elements.append(element)
    }

    mutating func removeFirst(_ wanted: Int) -> [Element] {
        let end = front + min(wanted, count)
        defer { moveFront(to: end) }
        return Array(elements[front..<end])
    }

    mutating func popFirst() -> Element? {
        guard let first else { return nil }
        moveFront(to: front + 1)
        return first
    }

    mutating func removeAll() -> [Element] {
        removeFirst(count)
    }

    mutating func prepend(_ new: [Element]) {
        elements.replaceSubrange(0..<front, with: new)
        front = 0
    }

    mutating func updateFirst(_ change: (inout Element) -> Void) {
        guard !isEmpty else { return }
        change(&elements[front])
    }

    mutating func remove(where isMeant: (Element) -> Bool) -> Element? {
        guard let index = elements[front...].firstIndex(where: isMeant) else { return nil }
        return elements.remove(at: index)
    }

    /// The gap is closed when it has grown as long as what remains: each element moves at most once or twice.
    private mutating func moveFront(to end: Int) {
        front = end
        guard front * 2 >= elements.count else { return }
        elements.removeSubrange(0..<front)
        front = 0
    }
}
