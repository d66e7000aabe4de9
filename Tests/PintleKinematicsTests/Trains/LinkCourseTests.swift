import Foundation
import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleKinematics

/// Links of a chain run with their wheels.
@Suite struct LinkCourseTests {
  private static let pitch = 0.0127

  private func shift(_ v: Vector3) -> RigidTransform { RigidTransform(translation: v) }

  /// Two wheels about z in a part that can itself be pushed along x, with all the links of their chain.
  private func drive(teeth: (Int, Int) = (20, 20), count: Int = 60, along axis: Vector3 = [0, 0, 1]) -> ModelSketch {
    var s = ModelSketch()
    s.add("ground", "plate", solid(boxMesh([-0.1, -0.1, -0.06], [0.4, 0.1, -0.05])))
    s.add("frame", "plate", solid(boxMesh([-0.1, -0.1, -0.05], [0.4, 0.1, -0.04])))
    s.joint("push", "frame", on: "ground", .translation, at: .zero, along: [1, 0, 0], range: 0...1)
    for (name, x) in [("a", 0.0), ("b", 0.254)] {
      s.add(name, "teeth", solid(cylinderMesh(radius: 0.03, height: 0.004, segments: 60)), at: shift([x, 0, -0.002]))
      s.joint(name, name, on: "frame", .rotation, at: [x, 0, 0], along: axis, range: nil)
    }
    s.document.joints[2].dofs[0].role = .follows
    s.document.couplings = [
      CouplingRecord(
        id: "chain",
        relation: .linear(
          terms: [.init(dof: "a", factor: Double(teeth.0)), .init(dof: "b", factor: -Double(teeth.1))], equals: 0),
        from: .init(
          kind: "chain", of: ["a": "a/teeth", "b": "b/teeth", "train": "chain", "carrier": "frame"],
          values: ["teeth_a": Double(teeth.0), "teeth_b": Double(teeth.1)]))
    ]
    s.document.trains = [
      TrainRecord(
        id: "chain", part: "chain", kind: "chain", pitch: Self.pitch, count: count, link: ["s"],
        over: ["a/teeth", "b/teeth"])
    ]
    // Where the links belong says the route itself; the chain's part has to be there for it.
    var bare = s
    bare.add("chain", "link", solid(boxMesh([0, 0, 0], [0.01, 0.01, 0.01])))
    s.document.joints.append(
      JointRecord(
        id: "path", kind: .fixed, child: "chain", parent: "frame",
        frame: Frame(origin: .zero, z: [0, 0, 1], x: [1, 0, 0])))
    guard let route = TrainRoute(s.document.trains[0], in: Mechanism(bare.model)) else { return s }
    let link = solid(boxMesh([-0.006, -0.004, -0.004], [0.006, 0.004, 0.004]))
    for k in 0..<count { s.add("chain", "link_\(k)", link, at: route.frame * route.chord(at: Double(k) + 0.5)) }
    return s
  }

  private func middle(_ shape: Int, _ m: Mechanism, _ values: [String: Double]) -> Vector3 {
    let s = m.model.shapes[shape]
    return (m.pose(values).motion(ofShape: shape, ofPart: s.part) * s.X_AS).translation
  }

  private func links(_ m: Mechanism) -> [Int] {
    m.model.shapes.indices.filter { m.model.shapes[$0].path.hasPrefix("chain/") }
  }

  /// A turn of one tooth brings every link to where the next one was; neighbours stay hooked into each other all the way.
  @Test(arguments: [Vector3(0, 0, 1), Vector3(0, 0, -1)])
  func linksTakeTheirNeighboursPlaces(_ axis: Vector3) throws {
    let m = Mechanism(drive(along: axis).model)
    let chain = links(m)
    #expect(chain.count == 60)
    let tooth = 2 * Double.pi / 20
    let start = chain.map { middle($0, m, [:]) }
    let later = chain.map { middle($0, m, ["a": tooth]) }
    for k in chain.indices { #expect((later[k] - start[(k + 1) % 60]).length < 1e-6, "\(k)") }
    // With its wheel: a link that lies on the wheel goes as the wheel goes.
    let wheel = try #require(m.model.partIndex("a"))
    let on = try #require(chain.first { middle($0, m, [:]).x < -0.03 })
    let carried = m.pose(["a": tooth]).motion(ofPart: wheel).apply(middle(on, m, [:]))
    #expect((middle(on, m, ["a": tooth]) - carried).length < 1e-6)
    for share in stride(from: 0.0, through: 3, by: 0.37) {
      let pose = m.pose(["a": share * tooth])
      for (one, next) in zip(chain, chain.dropFirst() + chain.prefix(1)) {
        func joint(_ shape: Int, _ x: Double) -> Vector3 {
          (pose.motion(ofShape: shape, ofPart: m.model.shapes[shape].part) * m.model.shapes[shape].X_AS).apply([
            x, 0, 0,
          ])
        }
        // The chord over the rim of a wheel is a hair shorter than a pitch.
        #expect((joint(one, Self.pitch / 2) - joint(next, -Self.pitch / 2)).length < 0.02 * Self.pitch)
      }
    }
  }

  /// Links go with the part that they run on as well; other shapes go as their parts do.
  @Test func theChainGoesWithItsFrame() throws {
    let m = Mechanism(drive().model)
    let chain = links(m)
    let still = chain.map { middle($0, m, ["a": 1]) }
    let pushed = chain.map { middle($0, m, ["a": 1, "push": 0.3]) }
    for (p, q) in zip(still, pushed) { #expect((q - p - [0.3, 0, 0]).length < 1e-12) }
    let plate = try #require(m.model.shapes.firstIndex { $0.path == "a/teeth" })
    let pose = m.pose(["a": 1])
    #expect(
      pose.motion(ofShape: plate, ofPart: m.model.shapes[plate].part) == pose.motion(ofPart: m.model.shapes[plate].part)
    )
  }

  /// As drawn nothing has run.
  @Test func asDrawnNothingMoves() {
    let m = Mechanism(drive().model)
    for shape in links(m) {
      #expect(m.drawn.motion(ofShape: shape, ofPart: m.model.shapes[shape].part) == .identity)
    }
  }
}
