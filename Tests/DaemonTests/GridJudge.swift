import Kernel
import Scenes
import WebAPI

/// What holds for every answer of the grid, whatever the table says.
enum GridJudge {
    static func faults(_ reply: Reply, _ attempt: GridAttempt, _ role: GridRole) -> [String] {
        var faults: [String] = []
        func expect(_ holds: Bool, _ fault: String) { if !holds { faults.append(fault) } }
        let line = attempt.line, writes = GridRoutes.writes.contains(line.method)
        expect(reply.status < 500, "is a fault of ours")
        expect(reply.headers["traceparent"] != nil, "bears no trace")
        if line.method == "HEAD" {
            expect(reply.bytes.isEmpty, "has a body")
            return faults
        }
        if role.neverWrites && writes {
            expect([401, 403, 404, 405, 414].contains(reply.status), "is no refusal")
            if role == .insyn && reply.status == 403 {
                expect(reply.rule == "insyn_only_reads" && reply.clause == "D-17", "is refused by another rule")
            }
        }
        if reply.status >= 400 { faults += problemFaults(reply, attempt) }
        return faults
    }

    /// What a refusal says, apart from the trace that it is logged under.
    static func gist(_ reply: Reply) -> String {
        guard case .object(let members) = reply.json, reply.status >= 400 else { return "" }
        return JSONValue.object(members.filter { $0.0 != "traceId" }).text
    }

    private static func problemFaults(_ reply: Reply, _ attempt: GridAttempt) -> [String] {
        var faults: [String] = []
        func expect(_ holds: Bool, _ fault: String) { if !holds { faults.append(fault) } }
        let problem = reply.json
        expect(reply.headers["content-type"] == "application/problem+json", "is no problem document")
        for member in ["type", "title", "detail", "instance", "code", "traceId"] {
            expect(problem[member]?.string?.isEmpty == false, "lacks \(member)")
        }
        expect(problem["status"]?.integer == Int64(reply.status), "says another status")
        expect(reply.headers["cache-control"] == "no-store", "may be kept")
        switch reply.status {
        case 401: expect(reply.headers["www-authenticate"]?.hasPrefix("Bearer ") == true, "asks for no token")
        case 405: expect(reply.headers["allow"]?.contains("OPTIONS") == true, "says not what is allowed")
        case 403:
            for member in ["id", "quote", "document"] {
                expect(problem["clause"]?[member]?.string?.isEmpty == false, "quotes no clause")
            }
        default: break
        }
        return faults
    }
}
