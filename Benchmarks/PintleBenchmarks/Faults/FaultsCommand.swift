import ArgumentParser
import Foundation
import PintleChecks
import PintleDocument
import PintleModel

/// Fault injection: sound assets broken on purpose, and how many of the faults the check finds.
struct FaultsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "faults", abstract: "Break every sound asset in every way that applies; count what is found.")

  @Option(help: "Classes of fault whose name contains this; repeatable.")
  var only: [String] = []

  @Option(help: "Assets whose name contains this; repeatable.")
  var asset: [String] = []

  @Option(help: "Mutants of each class and asset, at most.")
  var limit = 2

  @Option(help: "Parameter variants of each program besides the one that is written.")
  var variants = 2

  @Option(help: "Decides parameters, places and magnitudes.")
  var seed: UInt64 = 1

  @Option(help: "A file for the list of what was not found.")
  var undetected: String?

  @Flag(help: "Break mechanisms, in the ways that loops and couplings break.")
  var mechanisms = false

  @Flag(help: "Say of every mutant what was found.")
  var verbose = false

  func run() async throws {
    let registry = mechanisms ? FaultRegistry.mechanisms : FaultRegistry.all
    let classes = registry.filter { c in only.isEmpty || only.contains { c.name.contains($0) } }
    guard !classes.isEmpty else { throw BenchmarkError("no class of fault has that name") }
    let library = AssetLibrary()
    var tally = FaultTally(classes: classes)
    for path in try mechanisms ? AssetLibrary.mechanisms(named: asset) : AssetLibrary.programs(named: asset) {
      for variant in 0...max(variants, 0) {
        let parameters = variant == 0 ? nil : seed &* 1000 &+ UInt64(variant)
        let drawn = try await library.asset(path, seed: parameters)
        let model = library.model(of: drawn.document)
        let start = ContinuousClock.now
        let sound = SoundAsset(drawn, model, library.check(model))
        let once = ContinuousClock.now - start
        tally.add(sound)
        // What takes long to check gets fewer mutants, so that the whole stays within minutes; by its size and not by
        // the clock, so that a run can be repeated.
        let triangles = model.shapes.reduce(0) { $0 + $1.solid.mesh.triangleCount }
        let isLarge = !mechanisms && (model.parts.count >= 10 || triangles > 60_000)
        let share = !isLarge ? limit : variant == 0 ? 1 : 0
        run(classes, on: sound, share, library, &tally)
        progress("\(sound.name): \(tally.count) mutants, \(tally.missed.count) missed so far; one check \(once)")
      }
    }
    let page = mechanisms ? tally.mechanismPage(seed: seed) : tally.page(seed: seed)
    print(page.text)
    if only.isEmpty, asset.isEmpty { try page.write() }
    if let undetected { try tally.undetected.write(toFile: undetected, atomically: true, encoding: .utf8) }
  }

  private func run(
    _ classes: [any FaultClass], on sound: SoundAsset, _ share: Int, _ library: AssetLibrary, _ tally: inout FaultTally
  ) {
    let oracle = DenseOracle(sound)
    for kind in classes {
      var dice = Dice(seed: seed, name: kind.name + sound.name)
      for mutant in dice.draw(share, of: kind.mutants(of: sound, &dice)) {
        let start = ContinuousClock.now
        let form = DocumentIntegrity.form(of: mutant.document)
        var findings = form
        var model: Model?
        // As the command line does: what is no document is not looked at further.
        if form.isEmpty {
          let made = library.model(of: mutant.document).broken(mutant.meshes)
          findings = library.check(made).findings
          model = made
        }
        var result = FaultTally.Result(
          mutant, of: kind, in: sound.name, alarms: Alarm.all(in: findings).filter { !sound.alarms.contains($0.key) })
        result.duration = ContinuousClock.now - start
        if !result.isDetected, let model { result.excuse = oracle.excuse(model, scope: kind.oracle) }
        if verbose { progress(result.line) }
        tally.add(result)
      }
    }
  }
}
