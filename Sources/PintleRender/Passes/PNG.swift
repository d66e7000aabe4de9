import CPNG
import Glibc

/// PNG of pixels that are no picture for people.
enum PNG {
  /// One grey channel of 16 bits.
  static func grey(_ values: [UInt16], width: Int, height: Int) throws(RenderError) -> [UInt8] {
    try values.withUnsafeBufferPointer { (values) throws(RenderError) in
      let bytes = UnsafeRawPointer(values.baseAddress)?.assumingMemoryBound(to: UInt8.self)
      return try encode(bytes, width, height, 2 * width, CPNGGrey16)
    }
  }

  /// One grey channel of 8 bits.
  static func grey(_ values: [UInt8], width: Int, height: Int) throws(RenderError) -> [UInt8] {
    try values.withUnsafeBufferPointer { (bytes) throws(RenderError) in
      try encode(bytes.baseAddress, width, height, width, CPNGGrey8)
    }
  }

  static func encode(
    _ bytes: UnsafePointer<UInt8>?, _ width: Int, _ height: Int, _ stride: Int, _ format: CPNGFormat, level: Int32 = 3
  ) throws(RenderError) -> [UInt8] {
    var out: UnsafeMutablePointer<UInt8>?
    var count = 0
    guard let bytes, cpng_encode(bytes, UInt32(width), UInt32(height), stride, format, level, &out, &count) == 1,
      let out
    else { throw .png }
    defer { free(out) }
    return Array(UnsafeBufferPointer(start: out, count: count))
  }
}

extension Image {
  /// Opaque, 8 bits a channel, marked as sRGB.
  public func png() throws(RenderError) -> [UInt8] {
    guard pixels.count == 4 * width * height, width > 0, height > 0 else { throw .png }
    return try pixels.withUnsafeBufferPointer { (bytes) throws(RenderError) in
      try PNG.encode(bytes.baseAddress, width, height, 4 * width, CPNGRGBX)
    }
  }
}
