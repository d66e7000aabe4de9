import Foundation
import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleGeometry

@Suite struct ModelTests {
  static let wood = MaterialRecord(label: "oak", density: 700, baseColor: [0.5, 0.4, 0.3])
  static let steel = MaterialRecord(label: "steel", density: 7800, filled: 0.5, baseColor: [0.5, 0.5, 0.5])

  /// One part of oak with these shapes; those named `pin…` are of steel that fills half its volume.
  static func model(_ shapes: [(String, SolidNode, RigidTransform)], weighs: Double? = nil) -> Model {
    var d = Document(asset: "test", materials: ["oak": wood, "steel": steel])
    var part = PartRecord(id: "block", material: "oak", weighs: weighs)
    for (i, (id, node, at)) in shapes.enumerated() {
      d.solids["s\(i)"] = node
      part.shapes.append(
        ShapeRecord(id: id, solid: "s\(i)", at: at, material: id.hasPrefix("pin") ? "steel" : nil))
    }
    d.parts = [part]
    return ModelBuilder(cache: SolidCache(directory: nil)).model(of: d)
  }

  @Test func massOfABox() throws {
    let mass = try #require(
      Self.model([("block", box(100, 200, 300), RigidTransform(translation: [1, 2, 3]))]).parts.first
    ).mass
    #expect(abs(mass.mass - 4.2) < 1e-9)
    #expect(near(mass.centre, [1, 2, 3], 1e-12))
    // m/12 · (b² + c²)
    #expect(near(mass.moments, 0.35 * Vector3(0.13, 0.10, 0.05), 1e-9))
    #expect(near(mass.products, .zero, 1e-9))
  }

  @Test func inertiaTurnsWithTheShape() throws {
    let turned = RigidTransform(turning: .pi / 4, about: [0, 0, 1])
    let mass = try #require(Self.model([("block", box(100, 200, 300), turned)]).parts.first).mass
    let xx: Double = 0.35 * 0.13
    let yy: Double = 0.35 * 0.10
    let mean: Double = (xx + yy) / 2
    #expect(near(mass.moments, Vector3(mean, mean, 0.35 * 0.05), 1e-9))
    // R diag(xx, yy) Rᵀ at 45°: Ixy = (xx − yy) / 2.
    #expect(near(mass.products, Vector3(0, 0, xx - mean), 1e-9))
  }

  @Test func aLaterShapeDisplacesAnEarlier() throws {
    let model = Self.model([
      ("block", box(100, 100, 100), .identity),
      ("pin", cylinder(10, 100), RigidTransform(translation: [0, 0, 0])),
    ])
    #expect(model.findings == [])
    let pin: Double = .pi * 1e-5
    let mass = try #require(model.parts.first).mass
    // Half of the pin stands in the block, from its middle to its top.
    let wood: Double = 700 * (1e-3 - pin / 2)
    let expected: Double = wood + 3900 * pin
    #expect(abs(mass.mass - expected) < 1e-7)
    let hole: Double = -350 * pin * 0.025
    let moment: Double = hole + 3900 * pin * 0.05
    #expect(near(mass.centre, Vector3(0, 0, moment / expected), 1e-8))
  }

  @Test func threeInOnePlaceCountOnce() throws {
    let same = [("a", box(100, 100, 100), RigidTransform.identity), ("b", box(100, 100, 100), .identity)]
    let model = Self.model(same + [("c", box(100, 100, 100), RigidTransform(translation: [0.05, 0, 0]))])
    let mass = try #require(model.parts.first).mass.mass
    #expect(abs(mass - 1.05) < 1e-8)
  }

  @Test func touchingShapesLoseNothing() throws {
    let model = Self.model([
      ("a", box(100, 100, 100), .identity), ("b", box(100, 100, 100), RigidTransform(translation: [0.1, 0, 0])),
    ])
    let mass = try #require(model.parts.first).mass.mass
    #expect(abs(mass - 1.4) < 1e-9)
  }

  @Test func aWeighedPartWeighsThat() throws {
    let drawn = try #require(Self.model([("block", box(100, 200, 300), .identity)]).parts.first).mass
    let mass = try #require(Self.model([("block", box(100, 200, 300), .identity)], weighs: 8.4).parts.first).mass
    #expect(abs(mass.mass - 8.4) < 1e-12)
    #expect(near(mass.moments, drawn.moments * 2, 1e-12))
  }

  @Test func roundThingsStayWithinAQuarterOfTheTolerance() throws {
    // A wheel on its axle: the facets of hub and pin may not meet where the circles do not.
    let model = Self.model([
      ("block", .difference(from: box(400, 400, 40), minus: [moved(0, 0, -50, cylinder(100, 100))]), .identity),
      ("pin", cylinder(99, 40), RigidTransform(translation: [0, 0, -0.02])),
    ])
    let bound = model.tolerance / 4
    for (shape, radius) in zip(model.shapes, [0.1, 0.099]) {
      #expect(shape.solid.deflection <= bound)
      let points = shape.solid.surface.positions
      func across(_ p: Vector3) -> Double { (p.x * p.x + p.y * p.y).squareRoot() }
      var furthest = 0.0
      for t in shape.solid.surface.triangles {
        let corners = [points[Int(t.x)], points[Int(t.y)], points[Int(t.z)]]
        // Of the wall alone: on the caps, chords cross the disc.
        let isWall = abs((corners[1] - corners[0]).cross(corners[2] - corners[0]).z) < 1e-12
        guard isWall, corners.allSatisfy({ abs(across($0) - radius) < 1e-9 }) else { continue }
        for k in 0..<3 { furthest = max(furthest, radius - across((corners[k] + corners[(k + 1) % 3]) / 2)) }
      }
      #expect(furthest > 0)
      #expect(furthest <= bound)
    }
  }

  @Test func aSmallPinHasEnoughSegments() throws {
    let model = Self.model([("pin", cylinder(2, 20), .identity)])
    let rim = try #require(model.shapes.first).solid.surface.positions.filter { $0.z == 0 }
    #expect(rim.count >= 16)
  }

  @Test func turnedShapesAreNoFinerOrCoarserThanTheyMayBe() throws {
    let x = RigidTransform(turning: 0.7, about: [1, 2, 3])
    let model = Self.model([("block", .sphere(radius: 0.4), x), ("b", cylinder(10, 900), x)])
    let bound = model.tolerance / 4
    for shape in model.shapes {
      #expect(shape.solid.deflection <= bound)
      #expect(shape.solid.deflection >= bound / 2)
    }
  }

  @Test func manySolidsAtOnceAreTheSameAsOneByOne() throws {
    let cases = Array(SolidCase.all.filter { $0.volume < 3000 }.prefix(24))
    func all() -> Model {
      Self.model(cases.enumerated().map { ($1.name, $1.node, RigidTransform(translation: [Double($0) * 0.2, 0, 0])) })
    }
    let a = all()
    let b = all()
    #expect(a.findings == [])
    #expect(a.shapes.count == cases.count)
    #expect(a.shapes.map(\.solid.mesh) == b.shapes.map(\.solid.mesh))
    #expect(a.parts.map(\.mass) == b.parts.map(\.mass))
  }

  @Test func text() throws {
    let solid = try evaluated(.extrude(profile: .text(string: "HO8i", size: 10 * mm), height: mm))
    // H and i are simple; O has a hole, 8 has two.
    let faults = meshFaults(
      solid.mesh, volume: solid.properties.volume, deflection: solid.deflection, components: 5,
      eulerCharacteristic: 4)
    #expect(faults == [])
    let bounds = solid.bounds
    #expect(abs(bounds.lower.y) < 1e-3)
    #expect(bounds.upper.y > 0.00999)
    let h = try evaluated(.extrude(profile: .text(string: "H", size: 10 * mm), height: mm))
    let height = h.bounds.size.y
    #expect(abs(height - 0.01) < 1e-9)
    #expect(
      complaints(.extrude(profile: .text(string: "  ", size: mm), height: mm)) == [
        "solid.empty: the text \"  \" leaves no mark"
      ])
  }
}
