// swift-tools-version: 6.2
import PackageDescription

// Areas of the samverkan. Each is a target in Sources/Features with its SQL in sql/queries/<area>; none imports another.
// TidyTests holds the arrows.
let areas = [
    "Membership", "Access", "Proposals", "Meetings", "Dispatches", "Decisions", "Minutes", "Coordination", "Oversight",
    "Insyn",
]

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .unsafeFlags(["-warnings-as-errors"]),
]

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioLocks = Target.Dependency.product(name: "NIOConcurrencyHelpers", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTP = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let jwt = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")

let embed = Target.PluginUsage.plugin(name: "EmbedSQLPlugin")
let base: [Target.Dependency] = ["Kernel", "Postgres", "Records", "WebAPI"]

/// A target of ours with our settings.
func ours(_ name: String, _ dependencies: [Target.Dependency], plugins: [Target.PluginUsage] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict, plugins: plugins)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let everyArea = areas.map { Target.Dependency.byName(name: $0) }

let features: [Target] = areas.map { area in
    let contents: [Target.Dependency] =
        ["Proposals", "Decisions"].contains(area)
        ? ["Contents"] : area == "Minutes" ? ["MinutesRendering", "Programs"] : area == "Insyn" ? ["Pages"] : []
    // Run beside the requests.
    let service: [Target.Dependency] =
        area == "Dispatches" ? ["Programs", logging, lifecycle] : area == "Insyn" ? [logging, lifecycle] : []
    return .target(
        name: area, dependencies: base + contents + service, path: "Sources/Features/\(area)", swiftSettings: strict,
        plugins: [embed])
}

let parts: [Target] = [
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .target(
        name: "Postgres", dependencies: ["CLibPQ", logging, lifecycle],
        swiftSettings: strict + [.strictMemorySafety()]),
    ours("Kernel", []),
    ours("Charter", ["Kernel", yams]),
    ours("Records", ["Kernel", "Postgres", crypto], plugins: [embed]),
    ours(
        "WebAPI",
        [
            "Kernel", "Postgres", "Records", hummingbird, hummingbirdCore, logging, coreMetrics, crypto, nio, nioLocks,
            nioHTTP, nioHTTPTypes, httpTypes,
        ]),
    ours("Contents", ["Kernel", "WebAPI"]),
    ours("Identity", ["Kernel", "WebAPI", crypto, jwt, httpClient, lifecycle, nio, nioHTTP]),
    ours("Markup", []),
    ours("MinutesRendering", ["Kernel", "Markup"]),
    ours("Pages", ["Kernel", "Markup"]),
    ours(
        "Site",
        [
            "Kernel", "Postgres", "Markup", "WebAPI", "Pages", "Identity", "MinutesRendering", hummingbird, hummingbirdCore,
            httpTypes, nio, logging, coreMetrics, crypto,
        ]),
    ours("Programs", [subprocess, system]),
    .target(
        name: "Daemon",
        dependencies: everyArea + base + [
            "Site", "Pages", "Identity", hummingbird, httpTypes, coreMetrics, logging, lifecycle, signals, configuration,
        ],
        exclude: ["openapi.yaml"], swiftSettings: strict, plugins: [embed]),
    .executableTarget(
        name: "samverkand",
        dependencies: ["Daemon", "Access", "Charter", arguments, configuration, logging, metrics] + base,
        swiftSettings: strict),
    .executableTarget(name: "EmbedSQL", swiftSettings: strict),
    .executableTarget(name: "EmbedSpecification", dependencies: ["Kernel", yams], swiftSettings: strict),
    .plugin(
        name: "EmbedSQLPlugin", capability: .buildTool(), dependencies: ["EmbedSQL", "EmbedSpecification"],
        path: "Sources/EmbedSQLPlugin", exclude: ["sql"]),
]

let suites: [Target] = [
    .target(name: "TestSupport", dependencies: ["Kernel", subprocess, system], path: "Tests/TestSupport", swiftSettings: strict),
    .target(
        name: "Scenes",
        dependencies: [
            "TestSupport", "Daemon", "Access", "Insyn", "Minutes", "Site", "Charter", "Identity", "Pages", hummingbird,
            hummingbirdTesting, logging, nio, nioPosix, httpTypes, subprocess, system,
        ] + base,
        path: "Tests/Scenes", swiftSettings: strict),
    .executableTarget(
        name: "PagePreview", dependencies: ["Pages", "MinutesRendering", "Kernel"], path: "Tests/PagePreview", swiftSettings: strict),
    tests("PagesTests", ["Pages", "Kernel", "TestSupport"]),
    tests("TestSupportTests", ["TestSupport"]),
    tests("TidyTests", ["TestSupport"]),
    tests("KernelTests", ["Kernel"]),
    tests("PostgresTests", ["Postgres", logging, lifecycle]),
    tests("CharterTests", ["Charter", "Kernel", yams]),
    tests("RecordsTests", ["Scenes", "TestSupport", logging] + base),
    tests(
        "WebAPITests",
        [
            hummingbird, hummingbirdTesting, logging, coreMetrics, nio, nioLocks, nioPosix, httpTypes,
        ] + base),
    tests("DispatchesTests", ["Dispatches", "Kernel", "WebAPI"]),
    tests("ContentsTests", ["Contents", "Kernel", "WebAPI"]),
    tests("MinutesRenderingTests", ["MinutesRendering", "Kernel", "TestSupport"]),
    tests("ProgramsTests", ["Programs"]),
    tests(
        "DaemonTests",
        everyArea + [
            "Scenes", "TestSupport", "Daemon", "Charter", "Identity", "Pages", "Site", hummingbird, hummingbirdTesting, crypto,
            cryptoExtras, httpTypes, nio, nioPosix, logging, yams, subprocess, system,
        ] + base),
]

let package = Package(
    name: "samverkan",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "samverkand", targets: ["samverkand"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/vapor/jwt-kit", exact: "5.7.1"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: parts + features + suites
)
