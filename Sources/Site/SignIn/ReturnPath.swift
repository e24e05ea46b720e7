/// A page of ours to go on to after signing in, whatever was asked for.
struct ReturnPath {
    let text: String

    private static let start = "/insyn"

    /// - Parameter asked: what a form or a query says; anything but a page of ours becomes the first one.
    init(_ asked: String?) {
        text = asked.flatMap { Self.isOurs($0) ? $0 : nil } ?? Self.start
    }

    private static func isOurs(_ path: String) -> Bool {
        guard path.utf8.count <= 1_024, path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"\\\"<>#".utf8.contains($0) }) else {
            return false
        }
        let parts = path.prefix { $0 != "?" }.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 2, parts[0].isEmpty, "/" + parts[1] == start else { return false }
        let below = parts.dropFirst(2)
        return !below.contains { $0.isEmpty || $0 == "." || $0 == ".." } && below.first != "sign-in" && below.first != "sign-out"
    }
}
