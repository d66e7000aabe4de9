import PintleDocument
import PintleModel

/// `structure.mass`: masses are positive and fit the volume they are spread over.
struct MassRule: Rule {
  let id = "structure.mass"
  let title = "mass positive and plausible"
  let severity = Severity.error
  let explanation = """
    A part has a positive, finite mass and principal moments of inertia that a body can have (each at most the sum of \
    the other two). A mass that was weighed and the drawn volume must give a density that exists, from expanded \
    polystyrene to lead (10…11 400 kg/m³ by default); outside 1…23 000, or where it is less than a hundredth or more \
    than thirty times what the drawn solids weigh in their materials, a unit is wrong for sure. What was imported may \
    leave its masses open: that is not asked.
    """
  let settings = [
    RuleSetting("lightest", .density, 10, "the least density of a weighed part, polystyrene foam"),
    RuleSetting("heaviest", .density, 11_400, "the greatest density of a weighed part, lead"),
  ]

  var page: RulePage {
    RulePage(
      meaning: """
        A mass or an inertia that no body has makes simulators explode, or move as nothing real does.
        """,
      measured: """
        Mass, principal moments of inertia, and for a given mass its density on the volume that is drawn.
        """,
      remedy: """
        Masses are in kilograms, sizes in metres; let volume and material say what it weighs where nobody \
        weighed it.
        """,
      failing: .urdfChest(mass: "2000"),
      passing: .urdfChest(mass: "2"))
  }

  func findings(in context: CheckContext) -> [Finding] {
    let leaky = Set(
      context.solids.filter { users in users.topology.shells.contains { !$0.isClosed } }.map(\.solid.hash))
    return context.model.parts.compactMap { part in
      // A part without any shape that could be made is somebody else's finding.
      guard !part.shapes.isEmpty else { return nil }
      let id = part.record.id
      let mass = part.mass.mass
      if context.document.imported != nil, part.record.weighs == nil { return nil }
      let isLeaky = part.shapes.contains { leaky.contains(context.model.shapes[$0].solid.hash) }
      if let weighs = part.record.weighs, !(weighs > 0) || !weighs.isFinite {
        return finding(
          context, "`\(id)` is said to weigh \(Wording.mass(weighs))", parts: [id], measured: Quantity(weighs, "kg"),
          source: part.record.source, hint: "a mass is positive, in kilograms")
      }
      guard mass > 0, mass.isFinite else {
        // Where the surface is open, its volume is no number to go by.
        return finding(
          context, "`\(id)` weighs \(Wording.mass(mass))", severity: isLeaky ? .note : nil, parts: [id],
          measured: Quantity(mass, "kg"), source: part.record.source,
          hint: "a part needs volume and a material, or a positive `weighs`")
      }
      guard !isLeaky, part.mass.moments.isFinite || context.document.imported == nil else { return nil }
      guard part.mass.isPhysical else {
        return finding(
          context, "`\(id)` has moments of inertia that no body has", parts: [id], source: part.record.source,
          hint: "is one of its meshes inside out?")
      }
      guard part.record.weighs != nil else { return nil }
      return density(of: part, mass, context)
    }
  }

  /// A weighed mass over that of the drawn solids in their material: outside this, one of them is wrong.
  private static let share = 0.01...30.0

  private func density(of part: ModelPart, _ mass: Double, _ context: CheckContext) -> Finding? {
    let id = part.record.id
    let volume = part.shapes.reduce(0) { $0 + abs(context.model.shapes[$1].solid.properties.volume) }
    let density = mass / volume
    let lightest = context.value("lightest", of: self, parts: [id])
    let heaviest = context.value("heaviest", of: self, parts: [id])
    let drawn = part.shapes.reduce(0) { sum, i in
      let shape = context.model.shapes[i]
      return sum + abs(shape.solid.properties.volume) * shape.material.density * shape.material.filled
    }
    // Of an imported asset the material is not known.
    let share = context.document.imported == nil && drawn > 0 ? mass / drawn : 1
    guard !(density >= lightest && density <= heaviest) || !Self.share.contains(share) else { return nil }
    // A closed case without its content may be as light as it likes; what is drawn cannot be heavier than metal.
    let isSure = !(density >= 1 && density <= 23_000) || !Self.share.contains(share)
    return finding(
      context,
      "`\(id)` weighs \(Wording.mass(mass)) on a volume of \(Wording.number(volume * 1e3, decimals: 3)) "
        + "litres: \(Wording.number(density)) kg/m³",
      severity: isSure ? .warning : .note, parts: [id], measured: Quantity(density, "kg/m3"),
      expected: Expected(min: lightest, max: heaviest, unit: "kg/m3"), source: part.record.source,
      hint: "masses are in kilograms, sizes in metres")
  }
}

extension MassProperties {
  /// Some body has these moments: the principal ones are positive and each at most the sum of the other two.
  ///
  /// The same as: ½ tr(I) 1 − I, the matrix of second moments, has no negative eigenvalue (Sylvester: nor a negative
  /// principal minor), and at most one that is zero.
  var isPhysical: Bool {
    guard moments.isFinite, products.isFinite, moments.min() > 0 else { return false }
    let half = moments.sum() / 2
    let d = Vector3(repeating: half) - moments
    let m = Vector3.zero - products
    let slack = 1e-6 * half
    guard d.min() >= -slack else { return false }
    let minors: [Double] = [d.y * d.z - m.x * m.x, d.z * d.x - m.y * m.y, d.x * d.y - m.z * m.z]
    guard minors.allSatisfy({ $0 >= -slack * half }) else { return false }
    let (first, second, third) = (
      d.x * (d.y * d.z - m.x * m.x), m.z * (m.z * d.z - m.x * m.y), m.y * (m.z * m.x - d.y * m.y)
    )
    return first - second + third >= -slack * half * half
  }
}
