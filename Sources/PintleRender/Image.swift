import CPNG
import Glibc

/// Pixels: sRGB, 8 bits, red, green, blue, alpha; the top row first.
public struct Image: Hashable, Sendable {
  public let width: Int
  public let height: Int
  /// 4 · width · height bytes.
  public var pixels: [UInt8]

  public init(width: Int, height: Int, pixels: [UInt8]) {
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// Red, green, blue, alpha; zeros outside the picture.
  public subscript(x: Int, y: Int) -> SIMD4<UInt8> {
    guard x >= 0, y >= 0, x < width, y < height, pixels.count == 4 * width * height else { return .zero }
    let i = 4 * (y * width + x)
    return [pixels[i], pixels[i + 1], pixels[i + 2], pixels[i + 3]]
  }

  /// True where all pixels have one colour: nothing was drawn.
  public var isUniform: Bool {
    pixels.withUnsafeBytes { bytes in
      let words = bytes.bindMemory(to: UInt32.self)
      guard let first = words.first else { return true }
      return words.allSatisfy { $0 == first }
    }
  }

  /// Decodes a PNG of 8 bits a channel; throws `RenderError.png`.
  public init(png: [UInt8]) throws(RenderError) {
    var out: UnsafeMutablePointer<UInt8>?
    var w: UInt32 = 0
    var h: UInt32 = 0
    guard cpng_decode_rgba(png, png.count, &out, &w, &h) == 1, let out else { throw .png }
    defer { free(out) }
    let count = 4 * Int(w) * Int(h)
    self.init(width: Int(w), height: Int(h), pixels: Array(UnsafeBufferPointer(start: out, count: count)))
  }
}
