import Foundation

/// What a PDF says, as `pdftotext` of poppler-utils reads it.
struct PrintedText {
    let words: String

    struct Unread: Error {
        let status: Int32
    }

    init(of pdf: [UInt8]) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "samverkan-pdf-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (source, target) = (folder.appending(path: "a.pdf"), folder.appending(path: "a.txt"))
        try Data(pdf).write(to: source)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/pdftotext")
        process.arguments = ["-layout", source.path, target.path]
        try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in ended.resume() }
            do { try process.run() } catch { ended.resume(throwing: error) }
        }
        guard process.terminationStatus == 0 else { throw Unread(status: process.terminationStatus) }
        words = try String(contentsOf: target, encoding: .utf8).replacing("\u{A0}", with: " ")
    }
}
