import ArgumentParser
import Foundation
import PintleChecks
import PintleDocument
import PintleGeometry
import PintleKinematics
import PintleModel

/// What loops and couplings do, against MuJoCo, and how long solving and checking them takes.
struct MechanismsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mechanisms", abstract: "Compare mechanisms with MuJoCo, and time their poses and checks.")

  @Option(help: "A Python with mujoco (Benchmarks/mechanisms makes one).")
  var python: String?

  @Option(help: "Poses per input that are compared.")
  var samples = 25

  @Option(help: "Only programs whose path holds this; the page is not written.")
  var only: String?

  func run() async throws {
    let library = AssetLibrary()
    let peer = try python.map { try PythonPeer(python: $0, script: "Benchmarks/peers/mechanism_mujoco.py") }
    var rows: [Row] = []
    for path in try AssetLibrary.mechanisms(named: only.map { [$0] } ?? []) {
      let asset = try await library.asset(path)
      let mechanism = Mechanism(library.model(of: asset.document))
      var row = Row(name: asset.name, report: mechanism.report(), timing: try Timing(asset.document, mechanism))
      if let peer { row.answers = try compare(mechanism, row.report, peer) }
      progress("\(asset.name): \(row.timing), MuJoCo \(row.answers)")
      rows.append(row)
    }
    let page = page(rows)
    print(page.text)
    if only == nil { try page.write() }
  }

  // MARK: against MuJoCo

  /// One input's way, solved by MuJoCo.
  struct Answer: Decodable {
    var input: String
    /// Largest differences, radians and metres, and whose.
    var angle: Double
    var length: Double
    var angleOf: String
    var lengthOf: String
    /// It came to rest at every sample.
    var settled: Bool
    var followers: Int
    /// Followers of curves, which are not compared.
    var leftOut: Int
  }

  private struct Question: Encodable {
    struct Path: Encodable {
      var input: String
      var samples: [[String: Double]]
    }
    var document: Document
    var paths: [Path]
  }

  private func compare(
    _ mechanism: Mechanism, _ report: MechanismReport, _ peer: PythonPeer
  ) throws -> [Answer] {
    let question = Question(
      // With the senses that were found: what the poses count by.
      document: mechanism.model.document,
      paths: report.inputs.filter { !$0.followers.isEmpty }.map { input in
        .init(input: input.id, samples: mechanism.poses(along: input.id, count: max(2, samples)).map(\.values))
      })
    return try peer.ask(Data(CanonicalJSON.encode(question)))
  }

  // MARK: the page

  private struct Row {
    var name: String
    var report: MechanismReport
    var timing: Timing
    var answers: [Answer] = []
  }

  private func page(_ rows: [Row]) -> ResultPage {
    var page = ResultPage("mechanisms", title: "Mechanisms")
    page.paragraph(
      "The programs in `Assets/mechanisms`. Residual: the largest gap of a loop over the way of any input, metres or "
        + "radians. Poses: 1,000 along the first input that something follows, milliseconds of processor time, the path "
        + "included. Check: every rule, with solids and surfaces at hand and without. "
        + "`Benchmarks/mechanisms` makes this page.")
    page.table(
      [
        "mechanism", "degrees of freedom", "equations", "rank", "residual", "1,000 poses", "check warm", "check cold",
        "verdict",
      ],
      rows.map { row in
        [
          row.name, "\(row.report.degreesOfFreedom)", "\(row.report.equations)", "\(row.report.rank)",
          String(format: "%.1e", row.report.inputs.map(\.residual).max() ?? 0), ArticraftCommand.ms(row.timing.poses),
          ArticraftCommand.ms(row.timing.warm), ArticraftCommand.ms(row.timing.cold), row.timing.verdict,
        ]
      })
    guard rows.contains(where: { !$0.answers.isEmpty }) else { return page }
    page.paragraph(
      "The same documents in MuJoCo, as a model of its own with soft equality constraints and no load, moved along each "
        + "input through \(samples) poses and left to settle: largest difference of any follower to Pintle's. Followers of curves "
        + "(cams, laws) are not compared.")
    page.table(
      ["mechanism", "input", "followers", "angle, rad", "length, m", "left out", "at rest"],
      rows.flatMap { row in
        row.answers.map { a in
          [
            row.name, a.input, "\(a.followers)",
            String(format: "%.1e", a.angle) + (a.angleOf.isEmpty ? "" : " (\(a.angleOf))"),
            String(format: "%.1e", a.length) + (a.lengthOf.isEmpty ? "" : " (\(a.lengthOf))"), "\(a.leftOut)",
            a.settled ? "yes" : "no",
          ]
        }
      })
    return page
  }

  /// Milliseconds of processor time.
  struct Timing {
    var poses = 0.0
    var warm = 0.0
    var cold = 0.0
    var verdict = ""

    init(_ document: Document, _ mechanism: Mechanism) throws {
      var clock = LapClock()
      if let first = mechanism.report().inputs.first(where: { !$0.followers.isEmpty }) {
        _ = clock.lap()
        withExtendedLifetime(mechanism.poses(along: first.id, count: 1000)) {}
        poses = clock.lap()
      }
      // Cold: nothing of its solids is known; then the same model again.
      let model = ModelBuilder(cache: SolidCache(directory: nil)).model(of: document)
      let fresh = Mechanism(model)
      let report = Checker().check(model, fresh)
      cold = clock.lap()
      withExtendedLifetime(Checker().check(model, fresh)) {}
      warm = clock.lap()
      verdict = report.verdict.rawValue
    }
  }
}
