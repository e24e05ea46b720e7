import Foundation
import Kernel
import MinutesRendering
import Pages

/// Writes the pages of reports and minutes to a folder, as they would stand at a web root: `PagePreview REPORTS MINUTES
/// FOLDER`, the first a folder of reports as JSON, the second the minutes of a meeting.
@main
struct PagePreview {
    private struct WrongCall: Error {}

    static func main() throws {
        guard CommandLine.arguments.count == 4, let zone = TimeZone(identifier: "Europe/Stockholm") else { throw WrongCall() }
        let reports = URL(filePath: CommandLine.arguments[1], directoryHint: .isDirectory)
        let minutes = try MinutesPaper(JSONScanner.parse(Array(Data(contentsOf: URL(filePath: CommandLine.arguments[2])))))
        let root = URL(filePath: CommandLine.arguments[3], directoryHint: .isDirectory)
        let sender = Page.Sender(
            collaboration: "Plan- och byggsamverkan i Västerbotten", name: "Region Västerbotten",
            contact: "samverkan@example.org")
        func page(_ signedIn: String?) -> Page {
            Page(sender: sender, zone: zone, signedIn: signedIn, origin: "https://samverkan.example.org")
        }
        let reader = page("Insyn, Länsstyrelsen")
        for file in try FileManager.default.contentsOfDirectory(at: reports, includingPropertiesForKeys: nil)
        where file.pathExtension == "json" {
            let report = try Report(json: JSONScanner.parse(Array(Data(contentsOf: file))))
            try write(reader.html(of: report, query: []), to: Page.path(of: report), in: root)
        }
        try write(minutes.html, to: "/insyn/meetings/minutes", in: root)
        try write(page(nil).signIn(message: nil, returnTo: "/insyn", providers: true), to: "/insyn/sign-in", in: root)
        try write(
            page(nil).signIn(message: "Nyckeln gäller inte. Kontrollera att du klistrade in hela.", returnTo: "/insyn", providers: false),
            to: "/insyn/sign-in-failed", in: root)
        for (status, title, detail) in [
            (401, "Logga in för att läsa", "Sidan är till för dem som samverkar och för dem som har insyn."),
            (403, "Sidan är inte till för dig", "Din nyckel ger inte rätt att läsa den här sidan."),
            (404, "Sidan finns inte", "Adressen leder inte till något. Kontrollera att den är rätt skriven."),
            (503, "Tjänsten är inte tillgänglig just nu", "Databasen svarar inte. Inget har gått förlorat; försök igen om en stund."),
        ] {
            try write(
                page(status == 404 ? "Insyn, Länsstyrelsen" : nil).problem(status: status, title: title, detail: detail),
                to: "/insyn/problem-\(status)", in: root)
        }
        try write(reader.accessibilityStatement(), to: "/insyn/accessibility", in: root)
        try write(reader.personalData(), to: "/insyn/personal-data", in: root)
        try Page.styleSheet.write(to: root.appending(path: "insyn/style.css"), atomically: true, encoding: .utf8)
    }

    private static func write(_ html: String, to path: String, in root: URL) throws {
        let folder = root.appending(path: String(path.dropFirst()), directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try html.write(to: folder.appending(path: "index.html"), atomically: true, encoding: .utf8)
    }
}
