import Foundation
import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleGeometry

@Suite struct SpringTests {
  /// A base and an arm, a spring of 0.2 m between them.
  private func model(_ change: (inout Document) -> Void = { _ in }) -> Model {
    var d = Document(asset: "test", materials: ["oak": ModelTests.wood])
    d.solids["s0"] = box(100, 100, 100)
    d.solids["s1"] = .coil(radius: 0.01, wire: 0.001, turns: 8, height: 0.2)
    d.parts = ["base", "arm"].map { id in
      var part = PartRecord(id: id, material: "oak")
      part.shapes = [ShapeRecord(id: "block", solid: "s0", at: .identity)]
      return part
    }
    d.elastic = [
      ElasticRecord(
        id: "spring", solid: "s1", a: .init(part: "base", at: [0.1, 0.2, 0.3]),
        b: .init(part: "arm", at: [0.3, 0.2, 0.3]))
    ]
    change(&d)
    return ModelBuilder(cache: SolidCache(directory: nil)).model(of: d)
  }

  @Test func drawnBetweenItsEnds() throws {
    let model = model()
    let spring = try #require(model.springs.first)
    #expect(model.findings.isEmpty && model.shapes.count == 2 && model.drawn.count == 3)
    #expect(spring.shape.path == "base/spring" && spring.shape.part == 0 && spring.a == 0 && spring.b == 1)
    #expect(spring.shape.material.label == "steel" && abs(spring.length - 0.2) < 1e-15)
    let box = spring.shape.bounds
    #expect(abs(box.lower.x - 0.1) < 5e-4 && abs(box.upper.x - 0.3) < 5e-4)
    #expect(abs(box.centre.y - 0.2) < 1e-3 && abs(box.centre.z - 0.3) < 1e-3)
    // It weighs nothing and holds nothing.
    #expect(model.parts[0].shapes.count == 1)
  }

  @Test func endsStayOnTheirParts() throws {
    let spring = try #require(model().springs.first)
    var g = SeededGenerator(seed: 7)
    func number(_ r: Double) -> Double { Double.random(in: -r...r, using: &g) }
    for _ in 0..<200 {
      let motions = (0..<2).map { _ in
        RigidTransform(turning: number(3), about: [number(1), number(1), number(1) + 1.5])
          * RigidTransform(translation: [number(0.5), number(0.5), number(0.5)])
      }
      let (X, s) = spring.placed { motions[$0] }
      let (p, q) = (motions[0].apply(spring.record.a.at), motions[1].apply(spring.record.b.at))
      #expect(near(X.apply(.zero), p, 1e-9))
      #expect(near(X.apply([0, 0, s * spring.length]), q, 1e-9))
      #expect(X.isRigid)
    }
  }

  /// Turned right round it goes by its own side; ends in one point leave something to see.
  @Test func cornersOfMotion() throws {
    let spring = try #require(model().springs.first)
    func placed(_ end: Vector3) -> (X_AS: RigidTransform, stretch: Double) {
      spring.placed { $0 == 0 ? .identity : RigidTransform(translation: end - spring.record.b.at) }
    }
    let back = placed([-0.3, 0.2, 0.3])
    #expect(near(back.X_AS.z, [-1, 0, 0], 1e-12) && abs(back.stretch - 2) < 1e-12 && back.X_AS.isRigid)
    let flat = placed([0.1, 0.2, 0.3])
    #expect(flat.stretch > 0 && flat.X_AS.isRigid)
    #expect(placed([.nan, 0, 0]).X_AS.isFinite)
    #expect(placed([0.3, 0.2, 0.3]).stretch == 1)
  }

  @Test func stretchingIsAlongTheSpringAlone() throws {
    let solid = try #require(model().springs.first).shape.solid
    let long = solid.stretched(by: 1.5)
    #expect(
      abs(long.bounds.upper.z - 1.5 * solid.bounds.upper.z) < 1e-12 && long.bounds.upper.x == solid.bounds.upper.x)
    #expect(long.mesh.normals.allSatisfy { abs(($0 * $0).sum() - 1) < 1e-5 })
    #expect(solid.stretched(by: 1) === solid)
  }

  @Test func badSpringsAreToldOrLeftOut() {
    #expect(model { $0.elastic[0].b.at = $0.elastic[0].a.at }.springs.isEmpty)
    #expect(model { $0.elastic[0].a.part = "nobody" }.springs.isEmpty)
    let tight = model { $0.solids["s1"] = .coil(radius: 0.01, wire: 0.02, turns: 8, height: 0.2) }
    #expect(tight.springs.isEmpty)
    #expect(tight.findings.contains { $0.message.contains("spring") && $0.parts == ["base"] })
  }
}
