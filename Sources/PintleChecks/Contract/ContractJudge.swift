import PintleDocument
import PintleModel

/// Holds an asset against its contract, line by line; parts and motions are matched exclusively.
struct ContractJudge {
  let context: CheckContext
  let contract: Contract
  /// A shape that was not made leaves sizes, masses and counts open.
  let isComplete: Bool

  init(_ context: CheckContext, _ contract: Contract) {
    self.context = context
    self.contract = contract
    isComplete = context.model.shapes.count == context.document.parts.reduce(0) { $0 + $1.shapes.count }
  }

  /// In the order of the contract.
  var results: [ContractResult] {
    let parts = ContractParts(self)
    let motions = ContractMotions(self)
    return contract.lines.enumerated().map { i, line in
      switch line.demand {
      case .size(let dimension, let bound): size(line, dimension, bound)
      case .mass(let bound): mass(line, bound)
      case .triangles(let bound): triangles(line, bound)
      case .parts: parts.results[i] ?? open(line)
      case .motion: motions.results[i] ?? open(line)
      }
    }
  }

  private func open(_ line: ContractLine) -> ContractResult {
    ContractResult(line: line, verdict: .unverified, message: "nothing is known of it")
  }

  private func size(_ line: ContractLine, _ dimension: ContractDemand.Dimension, _ bound: Bound) -> ContractResult {
    let box = context.homeBounds.reduce(Bounds.empty) { $0.union($1) }
    let axis = ContractDemand.Dimension.allCases.firstIndex(of: dimension) ?? 0
    // Bounds of what is not a number are empty.
    let value = box.isEmpty ? (context.model.shapes.isEmpty ? 0 : .nan) : box.size[axis]
    let verdict = verdict(bound.contains(value, slack: CheckTolerances.length), isKnown: value.isFinite)
    var hint: String?
    if verdict == .fail {
      // The parts that reach farthest on either side.
      let low = context.homeBounds.enumerated().min { $0.element.lower[axis] < $1.element.lower[axis] }
      let high = context.homeBounds.enumerated().max { $0.element.upper[axis] < $1.element.upper[axis] }
      let ends = [low, high].compactMap { $0.map { context.model.shapes[$0.offset].path } }
      hint = "it reaches from " + ends.map { "`\($0)`" }.joined(separator: " to ")
    }
    return ContractResult(
      line: line, verdict: verdict, message: "the \(dimension.rawValue) at home is \(Wording.length(value))",
      measured: Quantity(value * 1e3, "mm"), expected: bound.expected("mm", scale: 1e3), hint: hint)
  }

  private func mass(_ line: ContractLine, _ bound: Bound) -> ContractResult {
    let value = context.model.parts.reduce(0) { $0 + $1.mass.mass }
    let heaviest = context.model.parts.max { $0.mass.mass < $1.mass.mass }
    return ContractResult(
      line: line, verdict: verdict(bound.contains(value, slack: 1e-9), isKnown: value.isFinite),
      message: "the mass is \(Wording.mass(value))", measured: Quantity(value, "kg"), expected: bound.expected("kg"),
      hint: heaviest.map {
        "the heaviest is `\($0.record.id)` with \(Wording.mass($0.mass.mass)); what is hollow is drawn hollow"
      })
  }

  private func triangles(_ line: ContractLine, _ bound: Bound) -> ContractResult {
    let shapes = context.model.shapes
    let count = shapes.reduce(0) { $0 + $1.solid.mesh.triangleCount }
    let most = shapes.max { $0.solid.mesh.triangleCount < $1.solid.mesh.triangleCount }
    return ContractResult(
      line: line, verdict: verdict(bound.contains(Double(count)), isKnown: true),
      message: "there are \(count) triangles",
      measured: Quantity(Double(count), "count"), expected: bound.expected("count"),
      hint: most.map { "most are in `\($0.path)` (\($0.solid.mesh.triangleCount))" })
  }

  /// What was not made could change a number either way.
  private func verdict(_ isMet: Bool, isKnown: Bool) -> Verdict {
    guard isKnown, isComplete else { return .unverified }
    return isMet ? .pass : .fail
  }
}
