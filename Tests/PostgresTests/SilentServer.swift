import FoundationEssentials
import Glibc

/// A socket that takes connections and says nothing, as a stopped server does.
enum SilentServer {
    struct Unavailable: Error {}

    static func with(_ body: (String) async throws -> Void) async throws {
        let folder = "/tmp/silent-" + UUID().uuidString
        guard mkdir(folder, 0o700) == 0 else { throw Unavailable() }
        let path = folder + "/.s.PGSQL.5432"
        defer {
            unlink(path)
            rmdir(folder)
        }
        let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard listener >= 0 else { throw Unavailable() }
        defer { close(listener) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { target in
            target.copyBytes(from: path.utf8)
        }
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(listener, $0, length) }
        }
        guard code == 0, listen(listener, 8) == 0 else { throw Unavailable() }
        try await body("host=\(folder) dbname=postgres user=nobody")
    }
}
