import Insyn
public import Pages
public import Postgres
import Records
public import Site

/// The pages as the areas make them up.
public enum SamverkanSite {
    public static let queries = SiteQueries(
        visitor: PageStatements.visitor, report: PageStatements.report, parameters: PageStatements.parameters,
        minutes: PageStatements.minutes)

    /// Who answers for the pages: the agreement's principal.
    ///
    /// - Parameter contact: e-mail address.
    /// - Throws: `CharterMissing` when no charter is loaded, `PostgresError`.
    public static func sender(in pool: Pool, contact: String?) async throws -> Page.Sender {
        let (collaboration, principal) = try await Charters.names(in: pool)
        return Page.Sender(collaboration: collaboration, name: principal ?? collaboration, contact: contact)
    }
}
