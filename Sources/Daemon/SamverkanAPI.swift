import Access
import Coordination
import Decisions
import Dispatches
import Insyn
import Kernel
import Meetings
import Membership
public import Minutes
import Oversight
import Proposals
public import WebAPI

/// The API as the areas make it up: what the daemon serves and the specification is compared with.
public enum SamverkanAPI {
    private static let released = Day(daysSinceEpoch: 20_778)

    public static func description(origin: Origin, printer: PDFPrinter = PDFPrinter()) -> API {
        var api = API()
        Membership.register(in: &api)
        Access.register(in: &api)
        Proposals.register(in: &api)
        Meetings.register(in: &api)
        Dispatches.register(in: &api)
        Decisions.register(in: &api)
        Coordination.register(in: &api)
        Oversight.register(in: &api)
        MinutesArea.register(in: &api, printer: printer)
        Dashboards.register(in: &api)
        api.open("/openapi.yaml", contentType: "application/yaml", bytes: Array(Specification.yaml.utf8))
        api.open("/openapi.json", contentType: "application/json", bytes: Array(Specification.json.utf8))
        api.information(
            APIInformation(
                name: "samverkan", version: "1.0.0", released: released,
                documentation: origin.url + API.basePath + "/openapi.yaml", status: "active"))
        return api
    }
}
