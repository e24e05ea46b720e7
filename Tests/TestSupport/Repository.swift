public import Foundation

/// The repository that the tests were built from.
public struct Repository: Sendable {
    public let root: URL

    /// Found from this file's own place, two folders below the root's `Tests`.
    public init(file: String = #filePath) {
        root = URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }

    public func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Paths of all files, relative to the root and sorted: what git tracks or would track, else what lies there
    /// (without `.git` and what building leaves). Links to folders are left out.
    public func files() async throws -> [String] {
        let listed = try? await ProcessRun(
            "git",
            "-C",
            root.path,
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard"
        ).output()
        let paths = listed.map { $0.split(separator: "\0").map(String.init) } ?? walked()
        return paths.filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: root.appending(path: path).path, isDirectory: &isFolder)
                && !isFolder.boolValue
        }.sorted()
    }

    /// Package.swift as JSON. SwiftPM locks the build folder while it runs tests, so this uses one of its own.
    public func manifest() async throws -> String {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "samverkan-manifest-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        return try await ProcessRun(
            "swift",
            "package",
            "--package-path",
            root.path,
            "--scratch-path",
            scratch.path,
            "dump-package"
        ).output()
    }

    private func walked() -> [String] {
        let found = FileManager.default.enumerator(atPath: root.path)
        return (found?.compactMap { $0 as? String } ?? []).filter { path in
            path != ".git" && !path.hasPrefix(".git/") && !path.hasPrefix(".build") && path != "Package.resolved"
        }
    }
}
