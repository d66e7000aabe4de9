/// Why there is no picture.
public enum RenderError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The library that makes OpenGL contexts is missing or too old.
  case unavailable(String)
  /// OpenGL reported an error, or a shader or buffer could not be made.
  case failed(String)
  case outOfMemory
  /// A size, camera or value outside what can be drawn.
  case invalid(String)
  /// No DejaVu Sans in these folders.
  case noFont(searched: [String])
  /// The model has no shape.
  case nothingToDraw(asset: String)
  case png

  public var description: String {
    switch self {
    case .unavailable(let reason), .failed(let reason), .invalid(let reason): reason
    case .outOfMemory: "not enough memory for a picture"
    case .noFont(let folders):
      "DejaVuSans.ttf is in none of \(folders.joined(separator: ", ")); install the Debian package fonts-dejavu-core"
    case .nothingToDraw(let asset): "\(asset) has no shape that could be drawn"
    case .png: "the picture could not be written as PNG"
    }
  }
}
