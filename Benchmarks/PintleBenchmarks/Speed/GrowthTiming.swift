import Foundation
import PintleChecks
import PintleDocument
import PintleGeometry
import PintleKinematics
import PintleModel

/// How time grows with the number of shapes. Milliseconds.
struct GrowthTiming {
  var shapes: Int
  var triangles: Int
  var geometry: Double
  var sweep: Double
  var check: Double

  static func all() throws -> [GrowthTiming] {
    let sizes = [(100, 0.004), (300, 0.004), (700, 0.004), (1000, 0.004), (3000, 0.004), (700, 0.036)]
    return sizes.map { n, radius in
      let timing = measure(shapes: n, radius: radius)
      progress("\(timing.shapes) shapes, \(timing.triangles) triangles: \(ArticraftCommand.ms(timing.check)) ms")
      return timing
    }
  }

  private static func measure(shapes: Int, radius: Double) -> GrowthTiming {
    let document = document(shapes: shapes, radius: radius)
    var clock = LapClock()
    let model = ModelBuilder(cache: SolidCache(directory: nil)).model(of: document)
    let geometry = clock.lap()
    let mechanism = Mechanism(model)
    _ = mechanism.sweep(dof: "hinge")
    let sweep = clock.lap()
    let fresh = ModelBuilder(cache: SolidCache(directory: nil)).model(of: document)
    _ = clock.lap()
    _ = Checker().check(fresh, Mechanism(fresh))
    let check = clock.lap()
    return GrowthTiming(
      shapes: model.shapes.count, triangles: model.shapes.reduce(0) { $0 + $1.solid.mesh.triangleCount },
      geometry: geometry, sweep: sweep, check: geometry + check)
  }

  /// A wall of pegs and a door of pegs over it, hinged at its left edge; pegs lie along x and touch the plate of their part.
  private static func document(shapes: Int, radius: Double) -> Document {
    var document = Document(asset: "pegs", base: .fixed)
    document.imported = "urdf"
    document.materials["grey"] = MaterialRecord(label: "grey", density: 1000, baseColor: [0.5, 0.5, 0.5])
    let half = shapes / 2 - 1
    let columns = Int(Double(half).squareRoot().rounded(.up))
    let pitch = max(2.5 * radius, 0.02)
    let width = pitch * Double(columns)
    for (name, y, sign) in [("wall", 0.0, 1.0), ("door", -0.03, -1.0)] {
      var part = PartRecord(id: name, material: "grey")
      document.solids["\(name)_plate"] = .box(size: [width, 0.01, width])
      part.shapes.append(
        ShapeRecord(
          id: "plate", solid: "\(name)_plate",
          at: RigidTransform(translation: [width / 2, y + sign * 0.02, width / 2])))
      for i in 0..<half {
        let solid = "\(name)_\(i)"
        document.solids[solid] = .cylinder(radius: radius * (1 - 1e-5 * Double(i)), height: 0.015 - 1e-7 * Double(i))
        // Standing on the plate, toward the other part.
        let x = (Double(i % columns) + 0.5) * pitch
        let z = (Double(i / columns) + 0.5) * pitch
        let turn = RigidTransform(turning: sign * .pi / 2, about: [1, 0, 0])
        part.shapes.append(
          ShapeRecord(
            id: "peg_\(i)", solid: solid,
            at: RigidTransform(translation: [x, y + sign * 0.015, z]) * turn))
      }
      document.parts.append(part)
    }
    document.joints = [
      JointRecord(
        id: "hinge", kind: .hinge, child: "door", parent: "wall",
        frame: Frame(origin: [0, -0.055, 0], z: [0, 0, 1], x: [1, 0, 0]),
        dofs: [DegreeOfFreedom(id: "hinge", type: .rotation, range: .init(lower: -.pi / 2, upper: 0))])
    ]
    return document
  }
}
