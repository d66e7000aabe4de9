import PintleDocument
import PintleKinematics
import PintleModel
import Testing
import TestSupport

/// Bodies for the tests of the joint tree: what they look like does not matter.
private func bodies(_ names: String...) -> ModelSketch {
  var sketch = ModelSketch()
  for n in names { sketch.add(n, "body", solid(boxMesh([0, 0, 0], [1, 1, 1]))) }
  return sketch
}

private func expectNear(_ a: Vector3, _ b: Vector3, _ tolerance: Double = 1e-12) {
  #expect((a - b).length <= tolerance, "\(a) is not \(b)")
}

@Suite struct MechanismTests {
  @Test func aChainOfHingeAndSlideComposes() {
    var sketch = bodies("frame", "door", "bolt")
    sketch.joint("swing", "door", on: "frame", .rotation, at: [1, 0, 0], along: [0, 0, -1], range: 0...2)
    sketch.joint("shoot", "bolt", on: "door", .translation, at: [5, 5, 5], along: [0, -2, 0], range: 0...1)
    let m = Mechanism(sketch.model)
    let pose = m.pose(["swing": .pi / 2, "shoot": 0.25])
    // A quarter turn about −z through (1, 0, 0) takes (1, 1, 0) to (2, 0, 0).
    expectNear(pose.motion(ofPart: 1).apply([1, 1, 0]), [2, 0, 0])
    // The bolt first slides to −y by 0.25, then turns with the door.
    expectNear(pose.motion(ofPart: 2).apply([1, 1, 0]), [1.75, 0, 0])
    #expect(pose.motion(ofPart: 0) == .identity)
    #expect(pose.motion(ofPart: 99) == .identity)
    #expect(m.parts(movedBy: "swing") == [1, 2])
    #expect(m.path(toPart: 2).map { m.joints[$0].record.id } == ["swing", "shoot"])
    let line = m.axis(of: "shoot", in: pose)
    expectNear(line?.direction ?? .zero, [-1, 0, 0])
  }

  @Test func valuesAreCountedFromTheDrawnPoseAndHomeIsWhereItStands() {
    var sketch = bodies("a", "b")
    sketch.joint("j", "b", on: "a", .translation, at: .zero, along: [1, 0, 0], range: 0...3)
    sketch.document.joints[0].dofs[0].drawn = 1
    sketch.document.home["j"] = 3
    let m = Mechanism(sketch.model)
    #expect(m.drawn.motion(ofPart: 1) == .identity)
    expectNear(m.home.motion(ofPart: 1).translation, [2, 0, 0])
    expectNear(m.pose(["j": .nan]).motion(ofPart: 1).translation, [2, 0, 0])
    #expect(m.freedom("j")?.limits == 0...3)
  }

  @Test func severalDegreesOfFreedomComposeFromParentToChild() {
    var sketch = bodies("a", "b")
    sketch.joint("j", "b", on: "a", .rotation, at: .zero, along: [0, 0, 1], range: nil)
    sketch.document.joints[0].frame.x = [1, 0, 0]
    sketch.document.joints[0].kind = .universal
    sketch.document.joints[0].dofs = [
      DegreeOfFreedom(id: "j_z", type: .rotation, axis: .z), DegreeOfFreedom(id: "j_x", type: .translation, axis: .x),
      DegreeOfFreedom(id: "screw", type: .helical, axis: .z, lead: 0.5),
    ]
    let m = Mechanism(sketch.model)
    // Turn, then along the turned x, then a full turn of the screw: up by its lead.
    let X = m.pose(["j_z": .pi / 2, "j_x": 2, "screw": 2 * .pi]).motion(ofPart: 1)
    expectNear(X.apply([1, 0, 0]), [0, 3, 0.5])
  }

  @Test func aBallAndAFreeJointReadTheirComponents() {
    var sketch = bodies("a", "b")
    sketch.joint("j", "b", on: "a", .rotation, at: .zero, along: [0, 0, 1], range: nil)
    sketch.document.joints[0].frame.x = [1, 0, 0]
    sketch.document.joints[0].dofs = [DegreeOfFreedom(id: "j", type: .pose6)]
    let X = Mechanism(sketch.model).pose(["j.x": .pi / 2, "j.tz": 4]).motion(ofPart: 1)
    expectNear(X.apply([0, 1, 0]), [0, 0, 5])
  }

  @Test func whatCannotBePlacedStaysAsDrawn() {
    var sketch = bodies("a", "b", "c", "d", "e")
    sketch.joint("first", "b", on: "a", .translation, at: .zero, along: [1, 0, 0], range: 0...1)
    sketch.joint("second", "b", on: "e", .translation, at: .zero, along: [1, 0, 0], range: 0...1)
    sketch.joint("round", "c", on: "d", .translation, at: .zero, along: [1, 0, 0], range: 0...1)
    sketch.joint("about", "d", on: "c", .translation, at: .zero, along: [1, 0, 0], range: 0...1)
    sketch.joint("nowhere", "e", on: "nobody", .translation, at: .zero, along: [1, 0, 0], range: 0...1)
    sketch.joint("self", "a", on: "a", .translation, at: .zero, along: [1, 0, 0], range: 0...1)
    sketch.joint("flat", "e", on: "b", .rotation, at: .zero, along: .zero, range: 0...1)
    let m = Mechanism(sketch.model)
    let pose = m.pose(["first": 1, "second": 1, "round": 1, "about": 1, "flat": 1])
    #expect(m.unusable.sorted() == ["about", "nowhere", "round", "second", "self"])
    #expect(m.roots == [0])
    expectNear(pose.motion(ofPart: 1).translation, [1, 0, 0])
    #expect(pose.motion(ofPart: 2) == .identity)
    #expect(pose.motion(ofPart: 3) == .identity)
    // A joint without an axis carries its child along.
    expectNear(pose.motion(ofPart: 4).translation, [1, 0, 0])
    #expect(m.freedom("flat") == nil)
  }
}
