import Charter
import Kernel
import Records
public import TestSupport

/// A charter with its constituting record, loaded once a process into a template database.
public struct CharterFiles: Sendable {
    public let template: TemplateDatabase

    public static let vasterbotten = CharterFiles(
        charter: "deploy/charters/vasterbotten.yaml", constitution: "deploy/constitutions/vasterbotten.yaml",
        label: "vasterbotten")
    public static let lighthouse = CharterFiles(
        charter: "Tests/Charters/lighthouse.yaml", constitution: "Tests/Charters/lighthouse-constitution.yaml",
        label: "lighthouse")
    /// Migrated, without any charter.
    public static let empty = CharterFiles(charter: nil, constitution: nil, label: "empty")

    private init(charter: String?, constitution: String?, label: String) {
        template = TemplateDatabase(label: label) { database in
            try await database.asOwner { pool in
                _ = try await Migrator(pool: pool).migrate()
                guard let charter, let constitution else { return }
                let repository = Repository()
                let document = try CharterDocument.read(yaml: try repository.text(charter))
                let record = try ConstitutionDocument.read(yaml: try repository.text(constitution), charter: document)
                try await Constitution(pool: pool, clock: SystemClock()).load(
                    charter: document.json, constitution: record.json)
            }
        }
    }
}
