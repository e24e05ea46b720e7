import Kernel
import Scenes
import Testing
import WebAPI

/// The contact list: kept by its holders, not for everybody to read (V-60, D-17).
@Suite struct ContactTests {
    private static let email = "plan@mala.example"
    private static let phone = "070-123 45 67"

    @Test func `V-60: contact details are for those who work together, not for insyn`() async throws {
        try await Scene.play { scene in
            let person = try await confirmed(scene)
            for who in [Who.insyn, .system(party: "2480")] {
                for path in ["/persons/\(person)", "/persons?party=2418", "/persons?limit=100"] {
                    let reply = try await scene.get(path, as: who)
                    #expect(reply.status == 200)
                    #expect(!reply.text.contains(Self.email), "\(path)")
                    #expect(!reply.text.contains(Self.phone), "\(path)")
                }
                #expect(try await scene.get("/persons/\(person)", as: who)["email"] == .null)
            }
            for who in [Who.coordinator, .member("2480"), .mala, .administrator, .lansstyrelsen] {
                let reply = try await scene.get("/persons/\(person)", as: who)
                #expect(reply["email"]?.string == Self.email)
                #expect(reply["phone"]?.string == Self.phone)
            }
        }
    }

    @Test func `V-60: contact details are changed by the person, the party, the secretary or the administrator`()
        async throws
    {
        try await Scene.play { scene in
            let person = try await confirmed(scene)
            for (number, who) in [Who.member("2418"), .mala, .coordinator, .administrator].enumerated() {
                let phone = "090-\(number)"
                let reply = try await scene.patch("/persons/\(person)", ["phone": .string(phone)], as: who)
                #expect(reply.status == 200, "\(reply)")
                #expect(reply["phone"]?.string == phone)
                #expect(reply["email"]?.string == Self.email)
            }
            for who in [Who.member("2480"), .system(party: "2480"), .lansstyrelsen] {
                let reply = try await scene.patch("/persons/\(person)", ["phone": "nej"], as: who)
                expectRefusal(reply, 403, "contact_is_kept_by_its_holder", "V-60")
            }
        }
    }

    @Test func `V-60: a confirmation bears its day, and taking an address away leaves none behind`() async throws {
        try await Scene.play { scene in
            let person = try await confirmed(scene)
            let read = try await scene.get("/persons/\(person)", as: .mala)
            #expect(read["contactConfirmedOn"] == "2026-11-21")
            let cleared = try await scene.patch("/persons/\(person)", ["email": .null, "phone": .null], as: .mala)
            #expect(cleared.status == 200)
            #expect(cleared["email"] == .null)
            // The journal has only salted hashes of what was there.
            let traces = try await scene.value(
                "SELECT count(*) FROM journal_changes WHERE strpos(concat(before, after), $1) > 0",
                [Self.email]
            )
            #expect(traces == "0")
        }
    }

    @Test(arguments: ["mala", "@mala.example", "a@", "a@b@c"])
    func `an e-mail address has an at sign with something on both sides`(email: String) async throws {
        try await Scene.play { scene in
            let person = try await scene.person(.member("2418")).text
            let reply = try await scene.patch("/persons/\(person)", ["email": .string(email)], as: .mala)
            #expect(reply.status == 422)
            #expect(reply["errors", "0", "pointer"] == "/email")
        }
    }

    private func confirmed(_ scene: Scene) async throws -> String {
        let person = try await scene.person(.member("2418")).text
        let reply = try await scene.patch(
            "/persons/\(person)",
            ["email": .string(Self.email), "phone": .string(Self.phone)],
            as: .member("2418")
        )
        return try scene.expect(reply, 200).id
    }
}
