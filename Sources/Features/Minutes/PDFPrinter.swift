public import Foundation
import Kernel
import WebAPI

/// Prints pages of HTML as tagged PDF (PDF/UA) with Debian's `weasyprint`: one process at a time, without a shell, in a
/// folder of its own, bounded in time, memory and size.
public actor PDFPrinter {
    /// Where the program is; nil: it is not installed.
    private let program: URL?
    private let deadline: Duration
    /// The last documents printed: the same page is asked for again and again while minutes are attested.
    private var remembered: [(page: String, pdf: [UInt8])] = []
    private var isPrinting = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// One printed page takes some 50 KiB.
    private static let remembrance = 8
    /// Each that waits does so for the ones before it; more than these would not be served in time.
    private static let queue = 8
    /// Bytes of a document; minutes of a day with a budget take a tenth of a megabyte.
    private static let largest = 16 << 20
    /// Of memory that the process may map: a hundred pages take some 300 MiB.
    private static let memory = 1 << 30

    /// - Parameters:
    ///   - program: found in the usual places unless given.
    ///   - deadline: of one document; less than a request may take.
    public init(program: URL? = PDFPrinter.installed, deadline: Duration = .seconds(4)) {
        self.program = program
        self.deadline = deadline
    }

    /// Whether PDF can be made at all.
    public nonisolated var isInstalled: Bool { program != nil }

    /// `weasyprint` as Debian installs it.
    public static var installed: URL? {
        ["/usr/bin/weasyprint", "/usr/local/bin/weasyprint"].map { URL(filePath: $0) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }

    /// - Throws: `RenderingUnavailable` when the program is missing, busy, too slow or fails.
    public func pdf(of page: String) async throws -> [UInt8] {
        guard let program else {
            throw RenderingUnavailable(
                detail: Wording(
                    sv: "weasyprint är inte installerat på servern (apt install weasyprint). Läs protokollet som HTML eller text.",
                    en: "weasyprint is not installed on the server (apt install weasyprint). Read the minutes as HTML or text."
                ))
        }
        if let known = recall(page) { return known }
        try await takeTurn()
        defer { passOn() }
        // Somebody before may have asked for the same.
        if let known = recall(page) { return known }
        let pdf = try await PrintJob(printer: program, page: page, deadline: deadline, memory: Self.memory, largest: Self.largest)
            .run()
        remembered.append((page, pdf))
        if remembered.count > Self.remembrance { remembered.removeFirst() }
        return pdf
    }

    private func recall(_ page: String) -> [UInt8]? {
        remembered.first { $0.page == page }?.pdf
    }

    private func takeTurn() async throws {
        guard isPrinting else {
            isPrinting = true
            return
        }
        guard waiting.count < Self.queue else { throw PrintJob.failed }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func passOn() {
        if waiting.isEmpty { isPrinting = false } else { waiting.removeFirst().resume() }
    }
}
