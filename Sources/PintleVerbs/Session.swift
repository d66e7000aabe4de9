internal import Foundation
internal import PintleChecks
internal import PintleDocument
internal import PintleFormats
internal import PintleGeometry
internal import PintleKinematics
internal import PintleModel
internal import PintleProgram

/// The version of Pintle, for front ends.
public let version = PintleVersion.current

/// What one input became on its way: as much of it as could be had, and what was found.
struct LoadedAsset: Sendable {
  /// The file's name without its ending, until a document says better.
  var name: String
  var document: Document?
  var model: Model?
  var mechanism: Mechanism?
  /// What kept it from becoming a model, or was noticed on the way; the model's own findings stay in the model.
  var findings: [Finding]
  var sources: [String: String]
  /// What the program printed.
  var printed: String
  /// Where the document's meshes come from; nil for programs, which have none.
  var meshes: MeshFiles?
  var clock = StageClock()

  /// No document because the input itself cannot be used: wrong usage rather than a faulty asset.
  var isUnusable: Bool { document == nil && findings.contains(where: Session.isUsage) }
  /// No document because the tool could not do its work.
  var isToolFailure: Bool { document == nil && findings.contains { $0.verdict == .unverified } }
}

/// From an input to a document, a model and a mechanism. One session keeps its caches warm over many inputs.
struct Session: Sendable {
  private let models: ModelBuilder
  private let programs: ProgramHost
  /// Shares what is known of solids.
  var step: STEPWriter { STEPWriter(cache: models.cache) }
  let options: InputOptions

  /// Whether a finding says that the input cannot be read, or was asked for wrongly: the asset itself is not at fault.
  static func isUsage(_ finding: Finding) -> Bool {
    let rules: Set<String> = [
      "program.unreadable", "program.none", "program.several", "program.unknown", "program.use",
    ]
    return rules.contains(finding.rule) || finding.rule == "urdf.unreadable" || finding.rule.hasPrefix("input.")
      || finding.rule.hasPrefix("document.")
  }

  init(options: InputOptions) {
    self.options = options
    programs = ProgramHost()
    models = ModelBuilder(
      cache: SolidCache(directory: options.useDiskCache ? CacheFolder.path.map { $0 + "/solids" } : nil))
  }

  /// Source, JSON or a foreign format → Document. Never throws: what went wrong is in the findings.
  func document(_ input: String) async -> LoadedAsset {
    if ImportedFile.isImport(input) { return ImportedFile.load(input, options: options) }
    var program = ProgramOptions()
    program.program = options.program
    program.parameters = options.parameters.map { "\($0.name)=\($0.value)" }
    program.seed = options.seed
    program.usesCache = options.useDiskCache
    program.unsafeNoSandbox = options.unsafeNoSandbox
    let outcome = await programs.document(of: input, options: program)
    let stem = URL(fileURLWithPath: input).deletingPathExtension().lastPathComponent
    var loaded = LoadedAsset(
      name: outcome.document?.asset ?? stem, document: outcome.document, findings: outcome.findings,
      sources: outcome.sources, printed: outcome.printed)
    if loaded.document?.solids.values.contains(where: \.isMesh) == true {
      loaded.meshes = MeshFiles(folder: ImportedFile.folder(of: input), also: options.meshFolders)
    }
    for stage in outcome.timings { loaded.clock.add(stage.stage, milliseconds: stage.milliseconds) }
    return loaded
  }

  /// The whole way to a mechanism.
  func load(_ input: String) async -> LoadedAsset {
    var loaded = await document(input)
    guard let document = loaded.document else { return loaded }
    let meshes = loaded.meshes
    let model = loaded.clock.measure("geometry") { models.model(of: document, meshes: meshes) }
    let mechanism = loaded.clock.measure("mechanism") { Mechanism(model) }
    loaded.mechanism = mechanism
    // With senses that only a mechanism can tell.
    loaded.model = mechanism.model
    return loaded
  }

  /// Checks what was loaded; what never became a model gets a report of its findings.
  func check(
    _ loaded: inout LoadedAsset, policy: CheckPolicy = .default, contract: Contract? = nil
  ) -> CheckReport {
    guard let model = loaded.model, let mechanism = loaded.mechanism else {
      var report = CheckReport(asset: loaded.name, findings: loaded.findings, version: PintleVersion.current)
      report.setUnjudged(contract, policy: policy)
      report.timing = timing(of: loaded)
      return report
    }
    var report = loaded.clock.measure("check") {
      Checker(policy: policy, contract: contract).check(model, mechanism)
    }.adding(loaded.findings)
    report.timing = timing(of: loaded)
    return report
  }

  func timing(of loaded: LoadedAsset) -> [String: Double] {
    Dictionary(loaded.clock.stages.map { ($0.name, ($0.milliseconds * 100).rounded() / 100) }, uniquingKeysWith: +)
  }
}

extension SolidNode {
  fileprivate var isMesh: Bool {
    if case .mesh = self { true } else { false }
  }
}

/// `$XDG_CACHE_HOME/pintle` or `~/.cache/pintle`; nil where there is no home.
enum CacheFolder {
  static var path: String? {
    let environment = ProcessInfo.processInfo.environment
    if let base = environment["XDG_CACHE_HOME"], base.hasPrefix("/") { return base + "/pintle" }
    if let home = environment["HOME"], home.hasPrefix("/") { return home + "/.cache/pintle" }
    return nil
  }
}
