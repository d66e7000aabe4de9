// swift-tools-version: 6.2
import PackageDescription

let common: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

/// Hot loops (sweeps, boxes, winding numbers) are unusable without the optimiser, in tests too.
/// Exclusive access is checked while it is compiled, and in debug builds while it runs: in their loops it costs a tenth.
let hot: [SwiftSetting] =
  common + [
    .unsafeFlags(["-O"], .when(configuration: .debug)),
    .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
  ]

/// C++ is optimised in debug builds too: kernels are unusable otherwise (allowed in a root package only).
let cxx: [CXXSetting] = [.unsafeFlags(["-O2", "-Wall", "-Wextra", "-Werror"])]

/// Open CASCADE has no pkg-config file; its libraries are named one by one, lowest first.
let occt = [
  "TKernel", "TKMath", "TKG2d", "TKG3d", "TKGeomBase", "TKBRep", "TKGeomAlgo", "TKTopAlgo",
  "TKPrim", "TKBO", "TKBool", "TKFillet", "TKOffset", "TKMesh", "TKShHealing",
]

let package = Package(
  name: "pintle",
  products: [
    // The one module that asset programs import: a dynamic library, so that a program links in milliseconds.
    .library(name: "Pintle", type: .dynamic, targets: ["Pintle"]),
    .executable(name: "pintle", targets: ["pintle"]),
  ],
  dependencies: [
    // Argument parsing, help pages and shell completions.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Child processes with bounded output and structured cancellation.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    // YAML with the line and column of every node, for policies and contracts: people write these by hand and want
    // comments; libyaml, which it carries, is what most other readers are held against.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // MARK: values that every module shares
    // The schema is a file for others; a resource would bring Foundation into every asset program.
    .target(name: "PintleDocument", exclude: ["document.schema.json"], swiftSettings: common),
    .target(name: "PintleModel", dependencies: ["PintleDocument"], swiftSettings: common),

    // MARK: the language
    .target(name: "Pintle", dependencies: ["PintleDocument"], swiftSettings: common),

    // MARK: native libraries behind C headers
    .target(
      name: "COpenCascade",
      cxxSettings: cxx + [
        .unsafeFlags(["-isystem", "/usr/include/opencascade"]),
        // Memory faults inside the kernel come back as exceptions (as the kernel itself is built).
        .define("OCC_CONVERT_SIGNALS"),
      ],
      linkerSettings: occt.map { .linkedLibrary($0) } + [.linkedLibrary("m")]),
    .target(name: "COffscreenGL", cxxSettings: cxx, linkerSettings: [.linkedLibrary("dl"), .linkedLibrary("m")]),
    // 2D drawing and text; PNG by libpng itself, because cairo leaves no choice of speed.
    .systemLibrary(name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"])]),
    .target(name: "CPNG", linkerSettings: [.linkedLibrary("png")]),
    .systemLibrary(name: "CFreeType", pkgConfig: "freetype2", providers: [.apt(["libfreetype-dev"])]),
    // Meshes of other people's assets: OBJ, STL, COLLADA, PLY, glTF, ….
    .target(
      name: "CAssimp", cxxSettings: cxx, linkerSettings: [.linkedLibrary("assimp"), .linkedLibrary("m")]),
    // Convex hulls of colliders.
    .target(name: "CQhull", linkerSettings: [.linkedLibrary("qhull_r"), .linkedLibrary("m")]),
    // XML with lines and columns, without recursion, entities refused.
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    // SHA-256 for content hashes.
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

    // MARK: the host
    .target(name: "PintleContent", dependencies: ["COpenSSL", "PintleDocument"], swiftSettings: common),
    .target(
      name: "PintleProgram",
      dependencies: [
        "PintleDocument", "PintleContent", .product(name: "Subprocess", package: "swift-subprocess"),
      ], swiftSettings: common),
    .target(
      name: "PintleGeometry", dependencies: ["PintleModel", "PintleContent", "COpenCascade", "CFreeType"],
      swiftSettings: hot),
    .target(name: "PintleKinematics", dependencies: ["PintleModel"], swiftSettings: hot),
    .target(
      name: "PintleRender",
      dependencies: ["PintleModel", "PintleKinematics", "COffscreenGL", "CCairo", "CFreeType", "CPNG"],
      swiftSettings: hot),
    .target(
      name: "PintleFormats",
      dependencies: ["PintleModel", "PintleKinematics", "PintleContent", "CAssimp", "CExpat", "CQhull"],
      swiftSettings: hot),
    .target(
      name: "PintleChecks", dependencies: ["PintleContent", "PintleModel", "PintleKinematics"], swiftSettings: hot),
    // Policies and contracts as people write them; apart from the checks, which need no YAML.
    .target(
      name: "PintlePolicy", dependencies: ["PintleChecks", "PintleContent", .product(name: "Yams", package: "Yams")],
      resources: [
        .embedInCode("Profiles/default.yaml"), .embedInCode("Profiles/game.yaml"),
        .embedInCode("Profiles/simulation.yaml"), .embedInCode("Profiles/strict.yaml"),
      ], swiftSettings: common),
    .target(
      name: "PintleVerbs",
      dependencies: [
        "PintleProgram", "PintleGeometry", "PintleKinematics", "PintleRender", "PintleFormats", "PintleChecks",
        "PintlePolicy",
      ], swiftSettings: common),
    .executableTarget(
      name: "pintle",
      dependencies: ["PintleVerbs", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: common),

    // MARK: measurements, one subcommand per benchmark; not a product
    .executableTarget(
      name: "PintleBenchmarks",
      dependencies: [
        "PintleVerbs", "PintleProgram", "PintleContent", "PintleGeometry", "PintleKinematics", "PintleRender",
        "PintleFormats", "PintleChecks", "SolidOracle", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Benchmarks/PintleBenchmarks", swiftSettings: hot),

    // MARK: tests, one target per module
    .target(
      name: "TestSupport", dependencies: ["PintleModel"], path: "Tests/TestSupport", swiftSettings: common),
    // An outside oracle and exact solids to contradict the sweeps with; they share no code with what they examine.
    .target(
      name: "CFCL", path: "Tests/CFCL",
      cxxSettings: cxx + [.unsafeFlags(["-isystem", "/usr/include/eigen3"])],
      linkerSettings: ["fcl", "ccd", "m"].map { .linkedLibrary($0) }),
    .target(
      name: "SolidOracle", dependencies: ["PintleModel", "TestSupport"], path: "Tests/SolidOracle", swiftSettings: hot),
    .testTarget(
      name: "PintleAgreementTests", dependencies: ["PintleKinematics", "PintleVerbs", "CFCL", "SolidOracle"],
      swiftSettings: hot),
    .testTarget(name: "PintleDocumentTests", dependencies: ["PintleDocument", "TestSupport"], swiftSettings: common),
    .testTarget(name: "PintleTests", dependencies: ["Pintle", "PintleDocument", "TestSupport"], swiftSettings: common),
    .testTarget(
      name: "PintleProgramTests", dependencies: ["PintleProgram", "TestSupport"], swiftSettings: common),
    .testTarget(
      name: "PintleGeometryTests", dependencies: ["PintleGeometry", "TestSupport"], swiftSettings: common),
    .testTarget(
      name: "PintleKinematicsTests", dependencies: ["PintleKinematics", "TestSupport"], swiftSettings: common),
    .testTarget(
      name: "PintleRenderTests", dependencies: ["PintleRender", "TestSupport"], exclude: ["References"],
      swiftSettings: common),
    .testTarget(name: "PintleFormatsTests", dependencies: ["PintleFormats", "TestSupport"], swiftSettings: common),
    .testTarget(name: "PintleChecksTests", dependencies: ["PintleChecks", "TestSupport"], swiftSettings: common),
    .testTarget(
      name: "PintlePolicyTests", dependencies: ["PintlePolicy", "TestSupport"], swiftSettings: common),
    .testTarget(
      name: "PintleVerbsTests", dependencies: ["PintleVerbs", "TestSupport"], exclude: ["Broken"], swiftSettings: common
    ),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
