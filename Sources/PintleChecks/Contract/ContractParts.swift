import PintleDocument
import PintleModel

/// Matches the parts of an asset to the lines of a contract that want parts: each part counts for one line at most.
struct ContractParts {
  /// By the line's place in the contract.
  private(set) var results: [Int: ContractResult] = [:]

  init(_ judge: ContractJudge) {
    let model = judge.context.model
    var demands: [(line: Int, demand: PartDemand)] = []
    for (i, line) in judge.contract.lines.enumerated() {
      if case .parts(let demand) = line.demand { demands.append((i, demand)) }
    }
    guard !demands.isEmpty else { return }
    func whole(_ value: Double?, _ fallback: Int) -> Int {
      guard let value, value.isFinite, value < 1e9 else { return fallback }
      return Int(value.rounded(.up))
    }
    let least = demands.map { whole($0.demand.count.min, 0) }
    let most = demands.map { whole($0.demand.count.max, .max) }
    let fits = demands.map { d in model.parts.indices.filter { Self.fits(model.parts[$0], d.demand, model) } }
    var matching = ExclusiveMatching(candidates: model.parts.count, fits: fits, wanted: least)
    let excess = Set(matching.place(most: most))
    for (k, (i, demand)) in demands.enumerated() {
      let served = matching.served(k).map { model.parts[$0].record.id }
      let extra = fits[k].filter(excess.contains).map { model.parts[$0].record.id }
      let elsewhere = fits[k].filter { (matching.owner[$0] ?? k) != k }
      let count = served.count + extra.count
      var message = "\(Wording.count(count, "part")) \(demand.subject)"
      if count > 0 { message += ": " + Wording.list(served + extra) }
      var hint: String?
      if served.count < least[k] {
        hint = elsewhere.first.flatMap { part in
          matching.owner[part].map { other in
            "`\(model.parts[part].record.id)` counts for line "
              + "\(judge.contract.lines[demands[other].line].source.line) already; a part counts once"
          }
        }
        if hint == nil { hint = Self.missing(demand, model) }
      } else if !extra.isEmpty {
        hint = "\(Wording.list(extra)) \(extra.count == 1 ? "is one" : "are") too many"
      }
      let isMet = served.count >= least[k] && extra.isEmpty
      results[i] = ContractResult(
        line: judge.contract.lines[i],
        verdict: isMet ? .pass : judge.isComplete ? .fail : .unverified, message: message,
        parts: served + extra, measured: Quantity(Double(count), "count"),
        expected: demand.count.expected("count"), hint: hint)
    }
  }

  /// A part without a shape is none: a name alone meets nothing.
  static func fits(_ part: ModelPart, _ demand: PartDemand, _ model: Model) -> Bool {
    guard !part.shapes.isEmpty else { return false }
    if let role = demand.role, part.record.role != role { return false }
    if let name = demand.name, !PathPattern(name).matches(part.record.id) { return false }
    guard let material = demand.material else { return true }
    let pattern = PathPattern(material)
    let label = model.document.materials[part.record.material]?.label
    return pattern.matches(part.record.material) || label.map(pattern.matches) == true
  }

  /// A role or a name that is nearly the wanted one.
  static func missing(_ demand: PartDemand, _ model: Model) -> String? {
    if let role = demand.role {
      let roles = model.parts.compactMap(\.record.role)
      guard !roles.contains(role) else { return nil }
      if let near = Spelling.nearest(to: role, in: roles) { return "there is the role `\(near)`: is that meant?" }
      if let part = model.parts.first(where: { $0.record.role == nil && $0.record.id.contains(role) }) {
        return "give `\(part.record.id)` the role `\(role)`"
      }
      return "no part has the role `\(role)`"
    }
    return demand.name.flatMap { Spelling.nearest(to: $0, in: model.parts.map(\.record.id)) }
      .map { "there is `\($0)`: is that meant?" }
  }
}
