/// What pictures need on this machine: for `pintle doctor`.
public enum RenderRequirements {
  /// The OpenGL in use. Throws where no context can be made.
  public static func openGL() throws(RenderError) -> String { try Renderer().description }

  /// The typeface of labels. Throws `RenderError.noFont`.
  public static func typeface() throws(RenderError) -> String {
    _ = try Font("DejaVuSans.ttf")
    return "DejaVuSans.ttf"
  }
}
