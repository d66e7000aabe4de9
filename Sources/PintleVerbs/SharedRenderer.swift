internal import PintleRender

/// The one renderer of this process: context and shaders stay warm from picture to picture.
enum SharedRenderer {
  private static let made: Result<Renderer, RenderError> = {
    do throws(RenderError) {
      return .success(try Renderer())
    } catch {
      return .failure(error)
    }
  }()

  /// Throws where OSMesa cannot be had.
  static func get() throws(RenderError) -> Renderer { try made.get() }

  /// Does ahead what the first picture would have to wait for. A failure is told by the picture itself.
  static func warmUp() {
    try? made.get().warmUp()
  }
}
