internal import Foundation
internal import PintleChecks
internal import PintleDocument
internal import PintleFormats
internal import PintleKinematics
internal import PintleModel
internal import PintleProgram

/// `pintle simulate`: stands the asset on a floor in MuJoCo, tilts the floor, drives every joint to its ends.
///
/// What is simulated is the exported MJCF: masses, colliders and ties as a simulator gets them. It is no proof, and no part
/// of a check.
public struct SimulateVerb: Sendable {
  public var json: Bool
  /// An interpreter with MuJoCo; nil looks for one.
  public var python: String?
  /// Wall time of the engine.
  public var seconds: Int

  /// The release that the script was written for.
  static let package = "mujoco==4.0.0"

  public init(json: Bool = false, python: String? = nil, seconds: Int = 300) {
    self.json = json
    self.python = python
    self.seconds = seconds
  }

  struct Report: Encodable {
    var asset: String
    var outcome: SimulationOutcome
    var findings: [Finding]
  }

  public func run(_ input: String, options: InputOptions) async -> VerbAnswer {
    let session = Session(options: options)
    let loaded = await session.load(input)
    guard let model = loaded.model, let mechanism = loaded.mechanism else { return .unloaded(loaded) }
    let text = FindingText(sources: loaded.sources)
    guard let engine = await PythonEngine.find(importing: "mujoco", named: python) else {
      let folder = PythonEngine.folder ?? "FOLDER"
      let missing = Finding(
        "install.mujoco", .error, .unverified,
        python.map { "`\($0)` is no Python that has MuJoCo" } ?? "no Python was found that has MuJoCo",
        hint: "python3 -m venv \(folder) && \(folder)/bin/pip install \(Self.package)")
      return VerbAnswer(diagnostics: text.text(of: [missing]), status: .tool)
    }
    let folder = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent("pintle-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      let made = try MJCFWriter.write(model, mechanism, name: "asset")
      try FileSet.write(made.files.map { (folder.appendingPathComponent($0.path).path, $0.bytes) })
      try made.readBack(in: folder.path)
      let request = Request(
        stands: Self.stance(mechanism).flatMap { made.stances[$0] } ?? "home",
        inputs: Self.inputs(mechanism, made.coordinates))
      let answer = try await engine.run(
        String(decoding: PackageResources.simulate_py, as: UTF8.self),
        arguments: [folder.appendingPathComponent("asset.xml").path], input: Array(JSONEncoder().encode(request)),
        seconds: seconds)
      let outcome = try JSONDecoder().decode(SimulationOutcome.self, from: Data(answer))
      let findings = SimulationJudgement.findings(outcome, of: mechanism, coordinates: made.coordinates)
      let worst = findings.map(\.severity).max()
      let status: ExitStatus = worst == .error ? .errors : .pass
      if json {
        var answer = VerbAnswer(
          json: Report(asset: model.document.asset, outcome: outcome, findings: findings),
          diagnostics: text.text(of: made.findings))
        answer.status = .worst(answer.status, status)
        return answer
      }
      return VerbAnswer(
        text: text.text(of: findings) + SimulationText.text(of: outcome, asset: model.document.asset),
        diagnostics: text.text(of: made.findings), status: status)
    } catch {
      return VerbAnswer(diagnostics: "error: not simulated: \(error)", status: .tool)
    }
  }

  private struct Request: Encodable {
    struct Input: Encodable {
      var name: String
      var lower: Double
      var upper: Double
      var effort: Double
    }
    /// The keyframe.
    var stands: String
    var inputs: [Input]
  }

  /// The first that nobody steadies; nil where there is none.
  private static func stance(_ mechanism: Mechanism) -> String? {
    mechanism.stances(tolerance: mechanism.model.tolerance).first { $0.problem == nil && $0.steadiedBy == nil }?.id
  }

  /// What has two ends and may be moved by itself: an interlock would rightly hold it.
  private static func inputs(_ mechanism: Mechanism, _ coordinates: [String: String]) -> [Request.Input] {
    mechanism.freedoms.compactMap { f in
      guard f.record.role != .follows, f.record.isScalar, let range = f.limits, range.upperBound > range.lowerBound,
        mechanism.joints[f.joint].record.needs.isEmpty, let name = coordinates[f.id]
      else { return nil }
      return Request.Input(
        name: name, lower: range.lowerBound, upper: range.upperBound, effort: f.record.drive?.effort ?? 100)
    }
  }
}
