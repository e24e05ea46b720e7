import Foundation
import Kernel
import MinutesRendering
import Postgres
import Records
public import WebAPI

/// Minutes and notes: generated from the record of a meeting, commented on by those present, attested, published (D-9, D-10,
/// D-28); as JSON, HTML, plain text and PDF, whole or one paragraph of them.
public enum MinutesArea {
    public static func register(in api: inout API, printer: PDFPrinter) {
        api.document(
            "/meetings/{id}/minutes", sql: SQL.readMinutes, query: [.integer("paragraph", in: 1...100_000)], pace: .slow,
            renderings: [
                form("text/html; charset=utf-8") { paper in Array(paper.html.utf8) },
                form("text/plain; charset=utf-8") { paper in Array(paper.plainText.utf8) },
                form("application/pdf") { paper in try await printer.pdf(of: paper.html) },
            ])
        api.collection("/meetings/{id}/minutes/steps", sql: SQL.listMinutesSteps, query: [.code("kind")])
        api.document("/meetings/{id}/minutes/steps/{step}", sql: SQL.readMinutesStep)
        MinutesSteps.register(in: &api)
    }

    private static func form(
        _ contentType: String, render: @escaping @Sendable (MinutesPaper) async throws -> [UInt8]
    ) -> Rendering {
        Rendering(contentType: contentType, language: .sv, sql: SQL.readMinutesPaper) { json in
            try await render(MinutesPaper(JSONScanner.parse(json)))
        }
    }
}
