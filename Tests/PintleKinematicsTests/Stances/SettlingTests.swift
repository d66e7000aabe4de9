import Foundation
import PintleDocument
import TestSupport
import Testing

@testable import PintleKinematics

@Suite struct SettlingTests {
  private func box(_ a: Vector3, _ b: Vector3) -> [Vector3] { boxMesh(a, b).positions }

  @Test func whatStandsStays() throws {
    var body = try #require(Settling(box([0, 0, 0.5], [1, 1, 3]), centre: [0.5, 0.5, 1.75]))
    let rests = body.settle()
    #expect(rests)
    #expect(body.X.rotate([0, 0, 1]) == [0, 0, 1] && abs(body.X.translation.z + 0.5) < 1e-12)
  }

  /// A plank on its edge, tilted by 30°, falls back on its face; by 80° on the other.
  @Test(arguments: [(-30.0, 0.0), (30, 0), (80, 90), (-80, -90), (135, 180)])
  func aTiltedBoxFallsOnAFace(tilt: Double, face: Double) throws {
    let turn = RigidTransform(turning: tilt * .pi / 180, about: [0, 1, 0])
    var body = try #require(Settling(box([-1, -1, -0.5], [1, 1, 0.5]).map(turn.apply), centre: .zero))
    let rests = body.settle()
    #expect(rests)
    let up = body.X.rotate(turn.rotate([0, 0, 1]))
    let wanted = RigidTransform(turning: face * .pi / 180, about: [0, 1, 0]).rotate([0, 0, 1])
    #expect((up - wanted).length < 1e-9, "\(up)")
    // On the ground, and its middle over the face.
    let height = body.X.apply(.zero).z
    #expect(abs(height - (abs(face) == 90 ? 1 : 0.5)) < 1e-9)
  }

  /// On a point it falls somewhere and ends on a face; every end is a local minimum of the height.
  @Test func randomHullsEndOnAFace() throws {
    var g = SeededGenerator(seed: 7)
    for _ in 0..<60 {
      let points = (0..<14).map { _ -> Vector3 in
        [
          Double.random(in: -1...1, using: &g), Double.random(in: -1...1, using: &g),
          Double.random(in: -1...1, using: &g),
        ]
      }
      let centre = points.reduce(Vector3.zero, +) / 14
      var body = try #require(Settling(points, centre: centre))
      let before = body.X.apply(centre).z
      let rests = body.settle()
      #expect(rests)
      let heights = points.map { body.X.apply($0).z }.sorted()
      #expect(heights[0] > -1e-9 && heights[2] < 1e-6, "\(heights)")
      #expect(body.X.apply(centre).z <= before + 1e-9)
      #expect(body.support(within: 1e-6).area.margin(body.centreBelow) > -1e-9)
      // Rigid.
      #expect(abs((body.X.apply(points[0]) - body.X.apply(points[1])).length - (points[0] - points[1]).length) < 1e-9)
    }
  }

  @Test func nothingToSettle() {
    #expect(Settling([], centre: .zero) == nil)
    #expect(
      Settling([[0, 0, .nan]], centre: .zero) == nil && Settling([[0, 0, 0]], centre: [0, .infinity, 0]) == nil)
    // A point and a line never come to rest, and do not hang either.
    var point = Settling([[0, 0, 0]], centre: [0, 0, 1])
    var line = Settling([[0, 0, 0], [1, 0, 0]], centre: [0.5, 0, 0])
    let rests = [point?.settle(), line?.settle()]
    #expect(rests == [false, false])
  }
}
