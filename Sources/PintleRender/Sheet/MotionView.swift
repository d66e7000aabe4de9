public import PintleDocument
public import PintleKinematics

/// The view in which the motion of a joint shows best.
public enum MotionView {
  /// The first of the strips' views in which nothing lies before a point; nil where something does in all of them.
  public static func facing(_ point: Vector3, of scene: RenderScene) -> View? {
    let reach = Bounds(scene.corners).diagonal
    return JointStrip.candidates.first { view in
      let toward = -Camera(view, framing: scene.corners, width: 100, height: 100).axes.forward
      // From the point outward; what the point lies on is not in its way.
      let hits = scene.pick(from: point + toward * (2e-3 * reach), along: toward)
      return hits.isEmpty
    }
  }

  /// nil for what cannot be shown as a strip.
  public static func best(
    of dof: String, _ mechanism: Mechanism, renderer: Renderer
  ) throws(RenderError) -> View? {
    guard let strip = JointStrip.all(of: mechanism).strips.first(where: { $0.freedom.id == dof }) else { return nil }
    return try strip.bestView(mechanism.model, renderer: renderer)
  }
}
