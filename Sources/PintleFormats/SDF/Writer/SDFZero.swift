internal import PintleDocument
internal import PintleKinematics

/// Where everything is with every joint at zero, followers too, whatever loops and couplings say of it.
struct SDFZero {
  private static let tolerance = 1e-7

  private let tree: BodyTree
  private let pose: Pose

  init(_ tree: BodyTree) {
    self.tree = tree
    var document = tree.mechanism.model.document
    (document.closures, document.couplings) = ([], [])
    let mechanism = Mechanism(jointsOf: document)
    pose = mechanism.pose(Dictionary(mechanism.freedoms.map { ($0.id, 0.0) }) { first, _ in first })
  }

  /// Where a part has gone from where it was drawn.
  func motion(ofPart part: Int) -> RigidTransform { pose.motion(ofPart: part) }

  /// A way of a slider there.
  func value(_ slider: LoopSlider, _ way: LoopSlider.Way) -> Double { slider.value(way, in: pose) }

  /// Whether joints may close every loop: they are closed there, and one of their ends hangs on another joint.
  var isClosed: Bool {
    tree.model.document.closures.allSatisfy { closure in
      guard let a = tree.model.partIndex(closure.a), let b = tree.model.partIndex(closure.b), a != b,
        let frame = closure.frame.pose, let other = closure.frameOnB.map(\.pose) ?? frame,
        [a, b].contains(where: { tree.mechanism.jointOfPart[$0] != nil })
      else { return false }
      return closure.misfit(motion(ofPart: a) * frame, motion(ofPart: b) * other) <= Self.tolerance
    }
  }
}
