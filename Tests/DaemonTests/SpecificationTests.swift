import Daemon
import Kernel
import Scenes
import TestSupport
import Testing
import WebAPI
import Yams

/// The hand-written contract and the service's routes say the same.
@Suite struct SpecificationTests {
    @Test func `every route is in the specification, and every operation there has a route`() throws {
        let origin = Origin(url: "https://samverkan.example.se")
        let routes = Set(SamverkanAPI.description(origin: origin).routes.map { "\($0.method) \($0.template)" })
        let operations = try operations()
        #expect(routes.subtracting(operations.map(\.name)) == [], "routes that the specification lacks")
        #expect(Set(operations.map(\.name)).subtracting(routes) == [], "operations that have no route")
        #expect(routes.count > 50)
    }

    @Test func `only what is open is open in the specification`() throws {
        let origin = Origin(url: "https://samverkan.example.se")
        let open = Set(
            SamverkanAPI.description(origin: origin).routes.filter { $0.form == .open }.map {
                "\($0.method) \($0.template)"
            }
        )
        let unsecured = Set(try operations().filter { $0.node["security"]?.sequence?.isEmpty == true }.map(\.name))
        #expect(open == unsecured)
    }

    @Test func `every operation is described in both languages and names the errors that all can give`() throws {
        for operation in try operations() {
            let text = operation.node["description"]?.string ?? ""
            #expect(text.contains("\n\n"), "\(operation.name) has no second language")
            let statuses = operation.node["responses"]?.mapping?.keys.compactMap(\.string) ?? []
            #expect(!statuses.isEmpty, "\(operation.name)")
            if operation.node["security"]?.sequence?.isEmpty != true {
                #expect(statuses.contains("401"), "\(operation.name) lacks 401")
            }
            if operation.name.hasPrefix("POST") {
                #expect(statuses.contains("400") && statuses.contains("422"), "\(operation.name) lacks 400 or 422")
            }
        }
    }

    @Test func `the specification is served as YAML and as JSON to everybody`() async throws {
        let source = try Repository().text(Self.path)
        try await Scene.play { scene in
            let yaml = try await scene.get("/openapi.yaml", as: nil)
            #expect(yaml.status == 200)
            #expect(yaml.headers["content-type"] == "application/yaml")
            #expect(yaml.text == source)
            let json = try await scene.get("/openapi.json", as: nil)
            #expect(json.headers["content-type"] == "application/json")
            let root = try #require(try Yams.compose(yaml: source))
            let served = json.json
            #expect(served != .null)
            #expect(differences(root, served, at: "") == [])
        }
    }

    private struct Operation {
        /// `GET /parties/{code}`
        let name: String
        let node: Node
    }

    private static let path = "Sources/Daemon/openapi.yaml"
    private static let methods = ["get", "put", "post", "patch", "delete"]

    private func operations() throws -> [Operation] {
        let root = try #require(try Yams.compose(yaml: try Repository().text(Self.path)))
        let paths = try #require(root["paths"]?.mapping)
        return paths.flatMap { path, item in
            Self.methods.compactMap { method in
                item[method].map { Operation(name: "\(method.uppercased()) \(path.string ?? "?")", node: $0) }
            }
        }
    }

    /// Where the two say something else, at most the first few places.
    private func differences(_ node: Node, _ value: JSONValue, at place: String) -> [String] {
        switch (node, value) {
        case (.mapping(let mapping), .object(let members)):
            let keys = mapping.keys.compactMap(\.string)
            guard Set(keys) == Set(members.map(\.0)), keys.count == members.count else { return [place] }
            return Array(
                members.flatMap { name, member in
                    differences(mapping.first { $0.key.string == name }?.value ?? "", member, at: "\(place)/\(name)")
                }.prefix(5)
            )
        case (.sequence(let sequence), .array(let elements)):
            guard sequence.count == elements.count else { return [place] }
            return Array(
                zip(sequence, elements).enumerated().flatMap { index, pair in
                    differences(pair.0, pair.1, at: "\(place)/\(index)")
                }.prefix(5)
            )
        case (.scalar, .integer(let number)): return node.int == Int(number) ? [] : [place]
        case (.scalar, .bool(let flag)): return node.bool == flag ? [] : [place]
        case (.scalar, .null): return node.null == nil ? [place] : []
        case (.scalar(let scalar), .string(let text)): return scalar.string == text ? [] : [place]
        default: return [place]
        }
    }
}
