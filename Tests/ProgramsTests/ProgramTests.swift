import Glibc
import Programs
import Testing

@Suite struct ProgramTests {
    private static func shell(_ line: String, input: Int32? = nil, grace: Duration = .zero) -> Program {
        Program("/bin/sh", ["-c", line], environment: ["GIVEN": "so"], folder: "/usr", input: input, grace: grace)
    }

    private static func never() async throws { try await Task.sleep(for: .seconds(3600)) }

    @Test(arguments: [0, 3, 67] as [Int32])
    func `a program ends with its status`(status: Int32) async throws {
        #expect(try await Self.shell("exit \(status)").run(until: Self.never) == .exited(status))
    }

    @Test func `a program sees its folder, the variables and the input that it is given, and nothing else`() async throws {
        setenv("SAMVERKAN_SECRET_OF_THE_TEST", "hidden", 1)
        var ends: [Int32] = [-1, -1]
        #expect(pipe(&ends) == 0 && write(ends[1], "a b\n", 4) == 4)
        // Open, and not marked to be closed: what a program must not inherit.
        let leak = dup(ends[0])
        defer { for end in ends + [leak] { close(end) } }
        let line = """
            read -r a b && [ "$a$b" = ab ] || exit 1; [ "$PWD" = /usr ] || exit 2; [ "$GIVEN" = so ] || exit 3
            [ -z "$SAMVERKAN_SECRET_OF_THE_TEST" ] || exit 4; [ ! -e /proc/self/fd/\(leak) ] || exit 5
            """
        #expect(try await Self.shell(line, input: ends[0]).run(until: Self.never) == .exited(0))
    }

    @Test func `a program whose time is up is told to end, and is killed when it does not`() async throws {
        let soon: @Sendable () async throws -> Void = { try await Task.sleep(for: .milliseconds(200)) }
        #expect(try await Self.shell("exec sleep 100").run(until: soon) == .killed)
        let polite = "trap 'exit 7' TERM; while :; do sleep 0.01; done"
        #expect(try await Self.shell(polite, grace: .seconds(60)).run(until: soon) == .exited(7))
        let deaf = "trap '' TERM; while :; do sleep 0.01; done"
        #expect(try await Self.shell(deaf, grace: .milliseconds(100)).run(until: soon) == .killed)
    }

    @Test func `a program ends when nobody waits for it any more`() async throws {
        let ending = try await withThrowingTaskGroup(of: Program.Ending.self) { group in
            group.addTask { try await Self.shell("exec sleep 100").run(until: Self.never) }
            try await Task.sleep(for: .milliseconds(100))
            group.cancelAll()
            return try await group.next()
        }
        #expect(ending == .killed)
    }

    @Test func `a program that is not there is an error`() async throws {
        await #expect(throws: (any Error).self) {
            try await Program("/usr/bin/no-such-program", [], environment: [:], folder: "/").run(until: Self.never)
        }
    }

    /// Foundation's Process reads beyond what the kernel listed when a process has some 1,365 open files, and crashes.
    @Test func `programs start when thousands of files are open`() async throws {
        let files = (0..<3_000).map { _ in open("/dev/null", O_RDONLY | O_CLOEXEC) }
        defer { for file in files where file >= 0 { close(file) } }
        for _ in 0..<3 { #expect(try await Self.shell("exit 0").run(until: Self.never) == .exited(0)) }
    }
}
