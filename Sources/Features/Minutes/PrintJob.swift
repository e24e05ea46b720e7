import Foundation
import Kernel
import Programs
import WebAPI

/// One run of the printing program.
struct PrintJob: Sendable {
    let printer: URL
    let page: String
    let deadline: Duration
    /// Bytes that the process may map.
    let memory: Int
    /// Bytes of a file that the process may write.
    let largest: Int

    static let failed = RenderingUnavailable(
        detail: Wording(
            sv: "Utskriften hann inte bli klar. Försök igen, eller läs protokollet som HTML eller text.",
            en: "Printing did not finish. Try again, or read the minutes as HTML or text."))

    /// Sets limits, then becomes the program: part of Debian's util-linux.
    private static let limiter = "/usr/bin/prlimit"

    func run() async throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "samverkan-print-\(UUID().text)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appending(path: "page.html")
        let target = folder.appending(path: "page.pdf")
        try Data(page.utf8).write(to: source)
        let ending = try? await program(source, target, folder).run { [deadline] in try await Task.sleep(for: deadline) }
        try Task.checkCancellation()
        guard ending == .exited(0), let pdf = try? Data(contentsOf: target), pdf.starts(with: Array("%PDF".utf8)) else {
            throw Self.failed
        }
        return Array(pdf)
    }

    private func program(_ source: URL, _ target: URL, _ folder: URL) -> Program {
        let seconds = max(1, Int(deadline.components.seconds)) + 1
        return Program(
            Self.limiter,
            [
                "--as=\(memory)", "--fsize=\(largest)", "--cpu=\(seconds)", "--core=0", "--nofile=256", printer.path, "--quiet",
                "--encoding", "utf-8", "--pdf-variant", "pdf/ua-1", source.path, target.path,
            ],
            // The last two, so that the same page always gives the same bytes.
            environment: [
                "PATH": "/usr/bin:/bin", "HOME": folder.path, "LANG": "C.UTF-8", "SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0",
            ],
            folder: folder.path)
    }
}
