public import PintleKinematics

/// The view in which the motion of a joint shows best.
public enum MotionView {
  /// nil for what cannot be shown as a strip.
  public static func best(
    of dof: String, _ mechanism: Mechanism, renderer: Renderer
  ) throws(RenderError) -> View? {
    guard let strip = JointStrip.all(of: mechanism).strips.first(where: { $0.freedom.id == dof }) else { return nil }
    return try strip.bestView(mechanism.model, renderer: renderer)
  }
}
