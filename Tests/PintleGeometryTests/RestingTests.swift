import Foundation
import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleGeometry

@Suite struct RestingTests {
  /// `falling` drawn at `at`, to rest on `support` at the origin; where its origin ends up, in millimetres.
  static func rest(
    _ falling: SolidNode, at: RigidTransform, on support: SolidNode, toward: Vector3 = [0, 0, -1], clearance: Double = 0
  ) -> (place: Vector3?, findings: [String]) {
    var d = document(support)
    d.solids["s2"] = falling
    d.parts[0].shapes.append(
      ShapeRecord(
        id: "thing", solid: "s2", at: at,
        resting: .init(toward: toward, on: ["part/shape"], clearance: clearance * mm)))
    let model = ModelBuilder(cache: SolidCache(directory: nil)).model(of: d)
    return (model.shapes.last.map { $0.X_AS.translation / mm }, model.findings.map(\.message))
  }

  static func drawn(_ x: Double, _ y: Double, _ z: Double) -> RigidTransform {
    RigidTransform(translation: [x * mm, y * mm, z * mm])
  }

  @Test func aBoxOnATable() throws {
    let (place, findings) = Self.rest(box(20, 20, 10), at: Self.drawn(3, 4, 200), on: box(100, 100, 20))
    #expect(findings == [])
    #expect(near(try #require(place), [3, 4, 15], 1e-6))
  }

  @Test func withClearance() throws {
    let (place, _) = Self.rest(box(20, 20, 10), at: Self.drawn(0, 0, 200), on: box(100, 100, 20), clearance: 0.1)
    #expect(near(try #require(place), [0, 0, 15.1], 1e-6))
  }

  @Test func whatIsSunkInIsLifted() throws {
    let (place, _) = Self.rest(box(20, 20, 10), at: Self.drawn(0, 0, 12), on: box(100, 100, 20))
    #expect(near(try #require(place), [0, 0, 15], 1e-6))
  }

  @Test func whatTouchesStays() throws {
    let (place, _) = Self.rest(box(20, 20, 10), at: Self.drawn(0, 0, 15), on: box(100, 100, 20))
    #expect(near(try #require(place), [0, 0, 15], 1e-6))
  }

  @Test func edgeOnEdge() throws {
    // Two square bars on their edges, crossed: edge meets edge.
    let side = 10 * 2.0.squareRoot()
    let lower = SolidNode.placed(at: RigidTransform(turning: .pi / 4, about: [1, 0, 0]), solid: box(100, side, side))
    let upper = SolidNode.placed(at: RigidTransform(turning: .pi / 4, about: [0, 1, 0]), solid: box(side, 100, side))
    let (place, _) = Self.rest(upper, at: Self.drawn(0, 0, 100), on: lower)
    #expect(near(try #require(place), [0, 0, 20], 1e-6))
  }

  @Test func insideACavity() throws {
    // A box with floor, walls and a roof: what is inside falls to the floor, not onto the roof.
    let house = SolidNode.difference(from: box(100, 100, 100), minus: [box(80, 120, 80)])
    let (place, _) = Self.rest(box(20, 20, 10), at: Self.drawn(0, 0, 20), on: house)
    #expect(near(try #require(place), [0, 0, -35], 1e-6))
  }

  @Test func aHookOnARail() throws {
    // An upside-down U, its legs hanging past the rail: the inside of its bridge rests, not the tips of its legs.
    let hook = SolidNode.difference(from: box(30, 10, 60), minus: [moved(0, 0, -10, box(20, 20, 60))])
    let (place, _) = Self.rest(hook, at: Self.drawn(0, 0, -5), on: box(10, 100, 10))
    #expect(near(try #require(place), [0, 0, -15], 1e-6))
  }

  @Test func sideways() throws {
    let (place, _) = Self.rest(
      box(20, 20, 10), at: Self.drawn(0, -300, 0), on: box(100, 100, 20), toward: [0, 2, 0])
    #expect(near(try #require(place), [0, -60, 0], 1e-6))
  }

  @Test func aBallInAPipe() throws {
    // The mesh of a ball on a flat: its lowest point, within deflection.
    let (place, _) = Self.rest(.sphere(radius: 10 * mm), at: Self.drawn(0, 0, 100), on: box(100, 100, 20))
    let height = try #require(place).z
    #expect(abs(height - 20) < 0.1)
  }

  @Test func pastEverything() {
    let (_, findings) = Self.rest(box(20, 20, 10), at: Self.drawn(300, 0, 100), on: box(100, 100, 20))
    #expect(findings == ["part/thing falls past part/shape toward (0, 0, -1)"])
  }

  @Test func onWhatIsNotThere() {
    var d = document(box(10, 10, 10), resting: .init(toward: [0, 0, -1], on: ["part/ghost"], clearance: 0))
    #expect(
      ModelBuilder(cache: SolidCache(directory: nil)).model(of: d).findings.map(\.message) == [
        "part/shape rests on part/ghost, which is not there"
      ])
    d.parts[0].shapes[0].resting = .init(toward: .zero, on: ["part/shape"], clearance: 0)
    #expect(
      ModelBuilder(cache: SolidCache(directory: nil)).model(of: d).findings.map(\.message) == [
        "part/shape has no direction to fall in"
      ])
  }

  @Test func aStackFallsInOrder() throws {
    var d = document(box(100, 100, 20))
    d.solids["s2"] = box(20, 20, 10)
    // Written top first: the order of falling is not the order of writing.
    d.parts[0].shapes.append(
      ShapeRecord(
        id: "top", solid: "s2", at: Self.drawn(0, 0, 90),
        resting: .init(toward: [0, 0, -1], on: ["part/middle"], clearance: 0)))
    d.parts[0].shapes.append(
      ShapeRecord(
        id: "middle", solid: "s2", at: Self.drawn(0, 0, 50),
        resting: .init(toward: [0, 0, -1], on: ["part/shape"], clearance: 0)))
    let model = ModelBuilder(cache: SolidCache(directory: nil)).model(of: d)
    #expect(model.findings == [])
    #expect(model.shapes.map { ($0.X_AS.translation.z / mm).rounded() } == [0, 25, 15])
  }
}
