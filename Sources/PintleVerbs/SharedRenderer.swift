internal import PintleRender
internal import Synchronization

/// The renderers of this process, one for each provider: context and shaders stay warm from picture to picture.
enum SharedRenderer {
  private static let made = Mutex<[GraphicsProvider: Result<Renderer, RenderError>]>([:])

  /// Throws where the provider gives no OpenGL.
  static func get(_ provider: GraphicsProvider) throws(RenderError) -> Renderer {
    try made.withLock { made in
      if let known = made[provider] { return known }
      let result: Result<Renderer, RenderError>
      do throws(RenderError) {
        result = .success(try Renderer(provider))
      } catch {
        result = .failure(error)
      }
      made[provider] = result
      return result
    }.get()
  }

  /// Does ahead what the first picture would have to wait for. A failure is told by the picture itself.
  static func warmUp(_ provider: GraphicsProvider) {
    try? get(provider).warmUp()
  }
}
