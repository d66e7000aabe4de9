/// What pictures need on this machine: for `pintle doctor`.
public enum RenderRequirements {
  /// The OpenGL that a provider gives. Throws where no context can be made.
  public static func openGL(_ provider: GraphicsProvider) throws(RenderError) -> String {
    try Renderer(provider).description
  }

  /// The typeface of labels. Throws `RenderError.noFont`.
  public static func typeface() throws(RenderError) -> String {
    _ = try Font("DejaVuSans.ttf")
    return "DejaVuSans.ttf"
  }
}
