import PintleDocument
import PintleModel

/// `gear.phase_conflict`: where two gears mesh, the teeth of one stand in the gaps of the other.
struct GearPhaseRule: Rule {
  let id = "gear.phase_conflict"
  let title = "teeth in gaps"
  let severity = Severity.error
  let explanation = """
    In the drawn pose every gear stands in the gaps of every other that it meshes with, also of those that it was not \
    turned by: a planet that meets the sun must meet the ring, which it does where (sun + ring) / planets is whole.
    """

  var settings: [RuleSetting] {
    [RuleSetting("most", .fraction, 0.02, "the share of the module that teeth may lie in each other")]
  }

  var page: RulePage {
    RulePage(
      meaning: """
        Teeth of one gear are drawn inside teeth of another.
        """,
      measured: """
        u is the turn from a tooth to the line of centres, in teeth: outside u₁ + u₂ ≡ ½, inside u₁ − u₂ ≡ ½ modulo \
        one. What is off, times the pitch, beyond the play is how far teeth lie in each other. Teeth on a rack are \
        measured: how deep the two shapes lie in each other where the asset stands.
        """,
      remedy: """
        Turn one by `meshing:`; for planets choose numbers of teeth such that (sun + ring) / planets is whole.
        """,
      failing: .gearPair(teeth: 20, distance: "44.mm", meshing: "toothToward: .left"),
      passing: .gearPair(teeth: 20, distance: "44.mm"))
  }

  func findings(in context: CheckContext) -> [Finding] {
    pairs(in: context) + racks(in: context)
  }

  /// A rack has no record of its teeth: its shape tells, where the asset stands.
  private func racks(in context: CheckContext) -> [Finding] {
    context.document.couplings.compactMap { coupling in
      guard let from = coupling.from, from.kind == "rack", let pinion = from.of["a"], let rack = from.of["b"],
        let gear = context.document.gears.first(where: { $0.shape == pinion }), gear.module.isFinite, gear.module > 0,
        let a = context.shapeIndices[pinion], let b = context.shapeIndices[rack]
      else { return nil }
      let shapes = [pinion, rack]
      let parts = shapes.map { String($0.prefix { $0 != "/" }) }
      let facets = context.model.shapes[a].solid.deflection + context.model.shapes[b].solid.deflection
      let most = context.value("most", of: self, parts: parts, shapes: shapes) * gear.module + facets
      guard case .penetrating(let depth, let at) = context.relation(a, b, tolerance: most), depth > most else {
        return nil
      }
      return finding(
        context, "teeth of `\(pinion)` lie \(Wording.length(depth)) deep in those of `\(rack)`", parts: parts,
        shapes: shapes, measured: Quantity(depth * 1e3, "mm"), expected: Expected(max: most * 1e3, unit: "mm"), at: at,
        source: coupling.source, hint: "turn `\(pinion)` by `meshing:` the rack")
    }
  }

  private func pairs(in context: CheckContext) -> [Finding] {
    context.gearMeshes.compactMap { mesh in
      guard mesh.agree, !(mesh.a.ring && mesh.b.ring), abs(mesh.distance - mesh.nominal.distance) < mesh.module,
        let off = mesh.phase(stations: context.stations(mesh))
      else { return nil }
      let pitch = Double.pi * mesh.module
      let most = context.value("most", of: self, parts: mesh.parts, shapes: mesh.shapes)
      let overlap = abs(off) * pitch - mesh.play
      guard overlap > most * mesh.module else { return nil }
      return finding(
        context,
        "`\(mesh.b.shape)` misses the gaps of `\(mesh.a.shape)` by \(Wording.number(abs(off), decimals: 2)) of a tooth",
        parts: mesh.parts, shapes: mesh.shapes, measured: Quantity(abs(off), "teeth"),
        expected: Expected(max: (mesh.play + most * mesh.module) / pitch, unit: "teeth"), at: mesh.middle,
        source: mesh.source, hint: hint(mesh, context))
    }
  }

  /// A planet that already stands in one mesh cannot be turned: the teeth must divide.
  private func hint(_ mesh: GearMesh, _ context: CheckContext) -> String {
    let others = context.gearMeshes.filter {
      $0.shapes != mesh.shapes && !Set($0.shapes).isDisjoint(with: mesh.shapes)
    }
    guard mesh.isInner, let other = others.first(where: { $0.shapes.contains(mesh.a.shape) && !$0.isInner }) else {
      return "turn one by `meshing:` the other"
    }
    let sun = other.a.shape == mesh.a.shape ? other.b : other.a
    let count = context.gearMeshes.count { $0.isInner && $0.b.shape == mesh.b.shape }
    return "(\(sun.teeth) + \(mesh.b.teeth)) / \(count) must be whole for \(count) planets evenly round"
  }
}

extension CheckContext {
  /// Where along the line each gear's `zero` holds: where its shape begins.
  func stations(_ mesh: GearMesh) -> (a: Double, b: Double) {
    func station(_ path: String) -> Double {
      shapeIndices[path].map { model.shapes[$0].X_AS.translation.dot(mesh.w) } ?? 0
    }
    return (station(mesh.a.shape), station(mesh.b.shape))
  }
}
