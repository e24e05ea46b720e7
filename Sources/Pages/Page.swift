public import Foundation
public import Kernel

/// What makes the pages of `/insyn` for one who asks: whole documents of HTML, made of reports and of nothing else. They need no
/// script, hold no style of their own, and ask for one thing beside themselves: the style sheet.
public struct Page: Sendable {
    /// Who answers for the pages.
    public struct Sender: Sendable {
        /// Title of the collaboration, such as the charter has it.
        public let collaboration: String
        /// The organisation that answers for the service.
        public let name: String
        /// E-mail address for what does not work and for questions; nil: none is configured.
        public let contact: String?

        public init(collaboration: String, name: String, contact: String?) {
            self.collaboration = collaboration
            self.name = name
            self.contact = contact
        }
    }

    /// Media type of what is returned here.
    public static let mediaType = "text/html; charset=utf-8"
    /// Root of the pages.
    public static let root = "/insyn"
    /// Folders of things, as in the API, and the code of the report that shows one.
    public static let folders = [
        "decisions": "decision", "meetings": "meeting", "activities": "activity", "parties": "party", "proposals": "proposal",
    ]
    /// Query parameter that is the page's own and changes nothing in the report: the part of a long table.
    public static let partParameter = "page"

    let sender: Sender
    let zone: TimeZone
    public let language: Language
    let signedIn: String?
    let origin: String

    /// - Parameters:
    ///   - zone: instants are shown in it.
    ///   - signedIn: name of the one who is signed in; nil: a visitor.
    ///   - origin: scheme and host that permanent links begin with, without a slash at the end.
    public init(sender: Sender, zone: TimeZone, language: Language = .sv, signedIn: String?, origin: String) {
        self.sender = sender
        self.zone = zone
        self.language = language
        self.signedIn = signedIn
        self.origin = origin
    }

    /// The page of a report.
    ///
    /// - Parameter query: the parameters as they were asked, decoded, in their order.
    public func html(of report: Report, query: [(String, String)]) -> String {
        ReportPage(page: self, report: report, query: Query(query)).html
    }

    /// Where the page of a report is, from the root of the host.
    public static func path(of report: Report) -> String { Place.path(of: report) }

    /// The form that takes an access token.
    ///
    /// - Parameters:
    ///   - message: why the last try failed; nil: there was none.
    ///   - returnTo: path to go on to.
    ///   - providers: whether one can also sign in at `/insyn/sign-in/oidc`, with `return` in its query.
    public func signIn(message: String?, returnTo: String, providers: Bool) -> String {
        SignInPage(page: self, message: message, returnTo: returnTo, providers: providers).html
    }

    /// What could not be answered.
    ///
    /// - Parameter path: that was asked for, with its query; a 401 offers to sign in and to come back to it, a 5xx to try it again.
    public func problem(status: Int, title: String, detail: String, path: String = Page.root) -> String {
        ProblemPage(page: self, status: status, title: title, detail: detail, path: path).html
    }

    /// The tillgänglighetsredogörelse that the law on access to digital public service (2018:1937) asks for, in Swedish.
    public func accessibilityStatement() -> String { Statement.accessibility(page: self) }

    /// What is kept about people and why, in Swedish.
    public func personalData() -> String { Statement.personalData(page: self) }

    func say(_ words: Wording) -> String { words[language] }

    var formats: Formats { Formats(zone: zone, language: language) }
}
