import Foundation
import TestSupport

/// What a PDF says, as `pdftotext` of poppler-utils reads it.
struct PrintedText {
    let words: String

    init(of pdf: [UInt8]) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "samverkan-pdf-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (source, target) = (folder.appending(path: "a.pdf"), folder.appending(path: "a.txt"))
        try Data(pdf).write(to: source)
        try await ProcessRun("pdftotext", "-layout", source.path, target.path).output()
        words = try String(contentsOf: target, encoding: .utf8).replacing("\u{A0}", with: " ")
    }
}
