internal import PintleChecks
internal import PintleDocument

/// Reads what a contract demands: `asset`, `size`, `parts`, `motions`, `mass`, `triangles`. Faults are in the form.
struct ContractReader {
  static let fieldNames = ["asset", "size", "parts", "motions", "mass", "triangles"]
  private static let measures: [(field: String, kind: ExpectationRecord.Kind)] = [
    ("opens", .opens), ("turns", .turns), ("travels", .travels), ("spins", .spins),
  ]
  private static let sides: [(word: String, direction: Vector3)] = [
    ("front", [0, -1, 0]), ("back", [0, 1, 0]), ("left", [-1, 0, 0]), ("right", [1, 0, 0]), ("up", [0, 0, 1]),
    ("down", [0, 0, -1]),
  ]

  let form: FormReader

  init(_ form: FormReader) {
    self.form = form
  }

  func read(_ root: YAMLValue, into contract: inout Contract) {
    guard let fields = form.fields(root, of: "a contract", known: Self.fieldNames) else { return }
    if let value = fields["asset"] { contract.asset = form.text(value, of: "`asset`") }
    if let value = fields["size"] { contract.lines += size(value) }
    if let value = fields["parts"] {
      contract.lines += form.items(value, of: "`parts`").compactMap(part)
    }
    if let value = fields["motions"] {
      contract.lines += form.items(value, of: "`motions`").compactMap(motion)
    }
    if let value = fields["mass"], let bound = form.bound(value, of: "`mass`", as: .mass) {
      contract.lines.append(ContractLine(.mass(bound), source: value.location))
    }
    if let value = fields["triangles"], let bound = form.bound(value, of: "`triangles`", as: .count) {
      contract.lines.append(ContractLine(.triangles(bound), source: value.location))
    }
  }

  private func size(_ value: YAMLValue) -> [ContractLine] {
    let names = ContractDemand.Dimension.allCases.map(\.rawValue)
    guard let fields = form.fields(value, of: "`size`", known: names) else { return [] }
    return ContractDemand.Dimension.allCases.compactMap { dimension in
      guard let held = fields[dimension.rawValue],
        let bound = form.bound(held, of: "`\(dimension.rawValue)`", as: .length)
      else { return nil }
      return ContractLine(.size(dimension, bound), source: held.location)
    }
  }

  private func part(_ value: YAMLValue) -> ContractLine? {
    guard
      let fields = form.fields(value, of: "a line of `parts`", known: ["role", "name", "material", "count"])
    else { return nil }
    var demand = PartDemand(count: Bound(min: 1))
    demand.role = fields["role"].flatMap { form.text($0, of: "`role`") }
    demand.name = fields["name"].flatMap { form.text($0, of: "`name`") }
    demand.material = fields["material"].flatMap { form.text($0, of: "`material`") }
    if fields["role"] == nil, fields["name"] == nil, fields["material"] == nil {
      form.fault(
        "a line of `parts` says no role, name or material", at: value.location, hint: "`{role: door, count: 1}`")
    }
    if let held = fields["count"] {
      guard let count = form.bound(held, of: "`count`", as: .count, allowsExact: true) else { return nil }
      demand.count = count
    }
    return ContractLine(.parts(demand), source: value.location)
  }

  private func motion(_ value: YAMLValue) -> ContractLine? {
    let known = ["role", "name", "kind", "opens", "turns", "travels", "spins", "toward", "count"]
    guard let fields = form.fields(value, of: "a line of `motions`", known: known) else { return nil }
    if fields["role"] == nil, fields["name"] == nil {
      form.fault(
        "a line of `motions` says no role or name", at: value.location, hint: "`{role: door, opens: \">= 95deg\"}`")
    }
    var demand = MotionDemand(measure: .opens)
    demand.role = fields["role"].flatMap { form.text($0, of: "`role`") }
    demand.name = fields["name"].flatMap { form.text($0, of: "`name`") }
    if let held = fields["kind"] {
      let kinds = JointRecord.Kind.allCases.map(\.rawValue).filter { $0 != "fixed" }
      demand.kind = form.choice(held, of: "`kind`", from: kinds).flatMap(JointRecord.Kind.init(rawValue:))
    }
    demand.toward = fields["toward"].flatMap(side)
    if let held = fields["count"] { demand.count = count(held) ?? demand.count }
    return measure(fields, value.location, &demand) ? ContractLine(.motion(demand), source: value.location) : nil
  }

  private func measure(
    _ fields: [String: YAMLValue], _ place: SourceLocation, _ demand: inout MotionDemand
  ) -> Bool {
    let said = Self.measures.filter { fields[$0.field] != nil }
    guard said.count <= 1 else {
      form.fault(
        "a line of `motions` says \(said.map { "`\($0.field)`" }.joined(separator: " and "))", at: place,
        hint: "one line for each")
      return false
    }
    guard let (field, kind) = said.first, let held = fields[field] else {
      // The kind alone: it moves at all.
      switch demand.kind {
      case .hinge?: demand.measure = .turns
      case .spin?: demand.measure = .spins
      case .slide?, .screw?: demand.measure = .travels
      default:
        form.fault(
          "a line of `motions` does not say how it moves", at: place,
          hint: "say `opens`, `turns`, `travels` or `spins: true`")
        return false
      }
      return true
    }
    demand.measure = kind
    if kind == .spins {
      guard let isOn = form.flag(held, of: "`spins`") else { return false }
      if !isOn {
        form.fault("`spins` can only be demanded", at: held.location, hint: "remove the line, or say `spins: true`")
      }
      return isOn
    }
    demand.extent = form.bound(held, of: "`\(field)`", as: kind == .travels ? .length : .angle)
    return demand.extent != nil
  }

  private func side(_ value: YAMLValue) -> Vector3? {
    guard case .list(let items) = value.content else {
      let word = form.choice(value, of: "`toward`", from: Self.sides.map(\.word))
      return Self.sides.first { $0.word == word }?.direction
    }
    let numbers = items.compactMap { form.quantity($0, of: "`toward`", as: .number) }
    guard numbers.count == 3, items.count == 3, numbers.contains(where: { $0 != 0 }) else {
      form.fault("`toward` is a side or three numbers", at: value.location, hint: "`toward: front` or `[0, -1, 0]`")
      return nil
    }
    return [numbers[0], numbers[1], numbers[2]]
  }

  private func count(_ value: YAMLValue) -> MotionDemand.Count? {
    if case .scalar("all", _) = value.content { return .all }
    guard let number = form.quantity(value, of: "`count`", as: .count) else { return nil }
    guard number >= 1, number < 1e6 else {
      form.fault("`count` is at least 1, or `all`", at: value.location)
      return nil
    }
    return .atLeast(Int(number))
  }
}
