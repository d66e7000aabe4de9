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

  @Option(help: "A folder that keeps what was found of each asset; what the same build left there is not run again.")
  var journal: String?

  @Flag(help: "Break mechanisms, in the ways that loops and couplings break.")
  var mechanisms = false

  @Flag(help: "Say of every mutant what was found.")
  var verbose = false

  func run() async throws {
    let registry = mechanisms ? FaultRegistry.mechanisms : FaultRegistry.all
    let classes = registry.filter { c in only.isEmpty || only.contains { c.name.contains($0) } }
    guard !classes.isEmpty else { throw BenchmarkError("no class of fault has that name") }
    let options = ["seed \(seed)", "limit \(limit)", "mechanisms \(mechanisms)"] + classes.map(\.name)
    let kept = try journal.map { try FaultJournal(folder: $0, options: options.joined(separator: "\n")) }
    let library = AssetLibrary()
    var tally = FaultTally(classes: classes)
    for path in try mechanisms ? AssetLibrary.mechanisms(named: asset) : AssetLibrary.programs(named: asset) {
      for variant in 0...max(variants, 0) {
        if let chapter = try kept?.chapter(of: path, variant: variant) {
          tally.add(chapter)
          continue
        }
        let chapter = try await chapter(classes, on: path, variant, library)
        try kept?.keep(chapter, of: path, variant: variant)
        tally.add(chapter)
        progress("\(tally.count) mutants, \(tally.missed.count) missed so far")
      }
    }
    let page = mechanisms ? tally.mechanismPage(seed: seed) : tally.page(seed: seed)
    print(page.text)
    if only.isEmpty, asset.isEmpty { try page.write() }
    if let undetected { try tally.undetected.write(toFile: undetected, atomically: true, encoding: .utf8) }
  }

  /// An asset, sound and broken in every way that applies.
  private func chapter(
    _ classes: [any FaultClass], on path: String, _ variant: Int, _ library: AssetLibrary
  ) async throws -> FaultTally.Chapter {
    let drawn = try await library.asset(path, seed: variant == 0 ? nil : seed &* 1000 &+ UInt64(variant))
    let model = library.model(of: drawn.document)
    let start = ContinuousClock.now
    let sound = SoundAsset(drawn, model, library.check(model))
    let once = ContinuousClock.now - start
    // What takes long to check gets fewer mutants, so that the whole stays within minutes; by its size and not by
    // the clock, so that a run can be repeated.
    let triangles = model.shapes.reduce(0) { $0 + $1.solid.mesh.triangleCount }
    let isLarge = !mechanisms && (model.parts.count >= 10 || triangles > 60_000)
    let share = !isLarge ? limit : variant == 0 ? 1 : 0
    var chapter = FaultTally.Chapter(sound)
    chapter.results = results(classes, on: sound, share, library)
    progress("\(sound.name): \(chapter.results.count) mutants; one check \(once)")
    return chapter
  }

  private func results(
    _ classes: [any FaultClass], on sound: SoundAsset, _ share: Int, _ library: AssetLibrary
  ) -> [FaultTally.Result] {
    var results: [FaultTally.Result] = []
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
        results.append(result)
      }
    }
    return results
  }
}
