import Foundation
import PintleDocument
import PintleKinematics
import TestSupport

@testable import PintleChecks

/// Gears as plain discs on a plate, with records that say what teeth they have.
struct GearSketch {
  var sketch = AssetSketch()

  init() { sketch.box("plate", "base", [-0.1, -0.1, -0.01], [0.1, 0.1, 0]) }

  /// A gear on a spin of its own about z; `zero`: where a tooth points, radians from +x.
  mutating func gear(
    _ part: String, teeth: Int, at x: Double, module: Double = 0.002, zero: Double = 0, helix: Double = 0,
    shift: Double = 0, ring: Bool = false, backlash: Double = 0, on parent: String = "plate",
    role: DegreeOfFreedom.Role = .follows, z: ClosedRange<Double> = 0...0.01
  ) {
    sketch.cylinder(
      part, "teeth", from: [x, 0, z.lowerBound], along: [0, 0, 1], radius: module * Double(teeth) / 2,
      height: z.upperBound - z.lowerBound)
    sketch.joint(part, .spin, part, on: parent, at: [x, 0, 0])
    sketch.document.joints[sketch.document.joints.count - 1].dofs[0].role = role
    sketch.document.gears.append(
      GearRecord(
        shape: "\(part)/teeth", line: LineRecord(origin: [x, 0, 0], direction: [0, 0, 1]), teeth: teeth, module: module,
        pressureAngle: .pi / 9, helix: helix, shift: shift, ring: ring, backlash: backlash,
        zero: [cos(zero), sin(zero), 0]))
  }

  mutating func mesh(_ a: String, _ b: String, _ terms: [(String, Double)], carrier: String = "plate") {
    sketch.document.couplings.append(
      CouplingRecord(
        id: "\(a)~\(b)", relation: .linear(terms: terms.map { .init(dof: $0.0, factor: $0.1) }, equals: 0),
        from: .init(kind: "gear_mesh", of: ["a": "\(a)/teeth", "b": "\(b)/teeth", "carrier": carrier])))
  }

  /// 18 and 24 teeth, 42 mm apart, in each other's gaps.
  static func pair(
    distance: Double = 0.042, off: Double = 0, second: Double = 24, module: Double = 0.002, helix: Double = 0,
    teeth: Int = 18, backlash: Double = 0, z: ClosedRange<Double> = 0...0.01
  ) -> GearSketch {
    var g = GearSketch()
    g.gear("a", teeth: teeth, at: 0, helix: helix, backlash: backlash, role: .input)
    // A tooth of the first points at the second: a gap of the second points back.
    g.gear(
      "b", teeth: 24, at: distance, module: module, zero: .pi + (0.5 + off) * 2 * .pi / 24, helix: -helix,
      backlash: backlash, z: z)
    g.mesh("a", "b", [("a", Double(teeth)), ("b", second)])
    return g
  }

  /// 18 teeth inside a ring.
  static func inside(_ ring: Int, off: Double = 0) -> GearSketch {
    var g = GearSketch()
    g.gear("a", teeth: 18, at: 0.001 * Double(ring - 18), role: .input)
    // Contact lies on +x: there the gear has a tooth and the ring a gap.
    g.gear("b", teeth: ring, at: 0, zero: (0.5 + off) * 2 * .pi / Double(ring), ring: true)
    g.mesh("a", "b", [("a", 18), ("b", -Double(ring))])
    return g
  }

  func findings(of rule: some Rule) -> [Finding] {
    let model = sketch.model
    return rule.findings(in: CheckContext(model: model, mechanism: Mechanism(model), policy: CheckPolicy()))
  }
}

extension AssetSketch {
  func couplingFindings(of rule: some Rule) -> [Finding] {
    let model = self.model
    return rule.findings(in: CheckContext(model: model, mechanism: Mechanism(model), policy: CheckPolicy()))
  }
}
