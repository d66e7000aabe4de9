internal import PintleContent
internal import PintleDocument

/// Compile and run, each through the cache.
struct ProgramPipeline: Sendable {
  var source: ProgramSource
  var options: ProgramOptions
  /// Off for programs of the tests that need Glibc.
  var hidesModules = true

  /// The bytes of the document; nil where `outcome.findings` says why not.
  func run(_ outcome: inout ProgramOutcome) async -> [UInt8]? {
    let module: LanguageModule
    switch LanguageModule.find(options) {
    case .success(let found): module = found
    case .failure(let missing):
      outcome.findings.append(
        Finding(
          "install.module", .error, .unverified, "the module `Pintle` is not where it should be",
          hint: "looked in \(missing.folders.joined(separator: ", ")); build with `make build`, or set PINTLE_MODULES"))
      return nil
    }
    guard let toolchain = Toolchain.find() else {
      outcome.findings.append(
        Finding(
          "install.swift", .error, .unverified, "no Swift toolchain was found",
          hint: "put `swiftc` of Swift 6.3 on the PATH, or name it in SWIFT_EXEC"))
      return nil
    }
    let folder = options.cacheFolder ?? BlobCache.usualFolder
    let cache = options.usesCache ? folder.flatMap { BlobCache(folder: $0, limit: options.limits.cacheBytes) } : nil
    let key = programKey(module, toolchain, cache)
    let runKey = ContentHash.of(
      Array(
        "run \(key) seed \(options.seed.map(String.init) ?? "-")\0\(options.parameters.joined(separator: "\0"))".utf8))

    if let known = cache?.read(key, kind: .program).flatMap(Self.unpack),
      let run = cache?.read(runKey, kind: .run).flatMap(Self.unpack)
    {
      outcome.cachedProgram = true
      outcome.cachedDocument = true
      outcome.findings += Self.findings(known.head)
      outcome.printed = String(decoding: run.head, as: UTF8.self)
      return run.body
    }
    return await runFresh(
      key, runKey, cache, Place(module: module, toolchain: toolchain, folder: folder), &outcome)
  }

  private struct Place {
    var module: LanguageModule
    var toolchain: Toolchain
    var folder: String?
  }

  private func runFresh(
    _ key: String, _ runKey: String, _ cache: BlobCache?, _ place: Place, _ outcome: inout ProgramOutcome
  ) async -> [UInt8]? {
    guard let run = RunDirectory(in: options.temporaryFolder) else {
      outcome.findings.append(
        Finding("program.storage", .error, .unverified, "no temporary folder can be made", hint: "set TMPDIR"))
      return nil
    }
    guard var sandbox = sandbox(run, place, &outcome) else { return nil }
    var executable: [UInt8]
    if let known = cache?.read(key, kind: .program).flatMap(Self.unpack) {
      outcome.cachedProgram = true
      outcome.findings += Self.findings(known.head)
      executable = known.body
    } else {
      if hidesModules {
        sandbox.hiddenModules = await HiddenModules.folder(in: place.folder ?? run.path, sandbox: sandbox)
      }
      let compiled = await ProgramCompiler(sandbox: sandbox).compile(source)
      outcome.timings += compiled.timings
      outcome.findings += compiled.findings
      guard let fresh = compiled.executable else { return nil }
      executable = fresh
      let head = (try? CanonicalJSON.encode(compiled.findings)) ?? []
      cache?.write(Self.pack(head, executable), key, kind: .program)
    }
    var arguments = options.parameters.flatMap { ["--set", $0] }
    if let seed = options.seed { arguments += ["--seed", "\(seed)"] }
    let ran = await ProgramRunner(sandbox: sandbox, files: source.files.map(\.name)).run(
      executable, arguments: arguments)
    outcome.timings.append(("run", ran.milliseconds))
    outcome.printed = ran.printed
    outcome.findings += ran.findings
    guard let document = ran.document else { return nil }
    // Only what decodes is worth keeping.
    if DocumentReader.decode(document, origin: "").document != nil {
      cache?.write(Self.pack(Array(ran.printed.utf8), document), runKey, kind: .run)
    }
    return document
  }

  private func sandbox(_ run: RunDirectory, _ place: Place, _ outcome: inout ProgramOutcome) -> Sandbox? {
    guard let prlimit = Platform.command("prlimit") else {
      outcome.findings.append(
        Finding(
          "install.prlimit", .error, .unverified, "`prlimit` was not found", hint: "install the package `util-linux`"))
      return nil
    }
    let bubblewrap = options.unsafeNoSandbox ? nil : Platform.command("bwrap")
    if bubblewrap == nil && !options.unsafeNoSandbox {
      outcome.findings.append(SandboxFindings.unavailable("`bwrap` was not found"))
      return nil
    }
    // The compiled C headers of the runtime depend on the compiler alone and are kept also without a program cache.
    var moduleCache = "\(place.folder ?? run.path)/clang-modules"
    if !Files.makeFolder(moduleCache) {
      moduleCache = "\(run.path)/clang-modules"
      _ = Files.makeFolder(moduleCache)
    }
    return Sandbox(
      bubblewrap: bubblewrap, prlimit: prlimit, run: run, toolchain: place.toolchain, module: place.module,
      moduleCache: moduleCache, limits: options.limits)
  }

  private func programKey(_ module: LanguageModule, _ toolchain: Toolchain, _ cache: BlobCache?) -> String {
    var bytes: [UInt8] = []
    func add(_ part: some Sequence<UInt8>) {
      let part = Array(part)
      bytes += Array("\(part.count):".utf8) + part
    }
    add("program 1".utf8)
    add(toolchain.stamp.utf8)
    // Without a cache nothing is looked up, and hashing the library would be time lost.
    add((cache == nil ? "" : module.identity(cache: cache) ?? "").utf8)
    add(ProgramCompiler.flags.joined(separator: " ").utf8)
    add((options.unsafeNoSandbox ? "open" : "sandboxed").utf8)
    add(source.typeName.utf8)
    for file in source.files {
      add(file.name.utf8)
      add(file.rewritten)
    }
    return ContentHash.of(bytes)
  }

  private static func findings(_ head: [UInt8]) -> [Finding] {
    (try? CanonicalJSON.decode([Finding].self, from: head)) ?? []
  }

  /// Two byte strings in one: the length of the first in eight bytes, then both.
  static func pack(_ head: [UInt8], _ body: [UInt8]) -> [UInt8] {
    withUnsafeBytes(of: UInt64(head.count).littleEndian) { Array($0) } + head + body
  }

  static func unpack(_ bytes: [UInt8]) -> (head: [UInt8], body: [UInt8])? {
    guard bytes.count >= 8 else { return nil }
    let count = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard count <= UInt64(bytes.count - 8) else { return nil }
    let split = 8 + Int(count)
    return (Array(bytes[8..<split]), Array(bytes[split...]))
  }
}
