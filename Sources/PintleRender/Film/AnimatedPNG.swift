/// Pictures one after the other in one file: Animated PNG (PNG third edition, 2025). Programs that know no animation show
/// the first.
enum AnimatedPNG {
  /// Frames of one size, each with how long it stays, milliseconds; without end.
  static func encode(_ frames: [(image: Image, milliseconds: Int)]) throws(RenderError) -> [UInt8] {
    guard let first = frames.first else { throw .invalid("a film needs frames") }
    guard frames.allSatisfy({ $0.image.width == first.image.width && $0.image.height == first.image.height }) else {
      throw .invalid("the frames of a film have one size")
    }
    var out: [UInt8] = []
    var sequence: UInt32 = 0
    for (i, frame) in frames.enumerated() {
      let chunks = chunks(of: try frame.image.png())
      if i == 0 {
        out += [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
        for chunk in chunks where chunk.kind != "IDAT" && chunk.kind != "IEND" { out += bytes(chunk.kind, chunk.data) }
        out += bytes("acTL", word(UInt32(frames.count)) + word(0))
      }
      let size = word(UInt32(frame.image.width)) + word(UInt32(frame.image.height))
      let delay = UInt16(clamping: frame.milliseconds)
      out += bytes(
        "fcTL",
        word(sequence) + size + word(0) + word(0) + [UInt8(delay >> 8), UInt8(delay & 255), 0x03, 0xe8] + [0, 0])
      sequence += 1
      for chunk in chunks where chunk.kind == "IDAT" {
        if i == 0 {
          out += bytes("IDAT", chunk.data)
        } else {
          out += bytes("fdAT", word(sequence) + chunk.data)
          sequence += 1
        }
      }
    }
    return out + bytes("IEND", [])
  }

  /// The chunks of a PNG that was just written.
  static func chunks(of png: [UInt8]) -> [(kind: String, data: [UInt8])] {
    var list: [(String, [UInt8])] = []
    var at = 8
    while at + 12 <= png.count {
      let length = png[at..<at + 4].reduce(0) { $0 << 8 | Int($1) }
      guard at + 12 + length <= png.count else { break }
      list.append((String(decoding: png[at + 4..<at + 8], as: UTF8.self), Array(png[at + 8..<at + 8 + length])))
      at += 12 + length
    }
    return list
  }

  private static func bytes(_ kind: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(kind.utf8) + data
    return word(UInt32(data.count)) + body + word(checksum(body))
  }

  private static func word(_ v: UInt32) -> [UInt8] {
    [UInt8(v >> 24), UInt8(v >> 16 & 255), UInt8(v >> 8 & 255), UInt8(v & 255)]
  }

  /// CRC-32 of ISO 3309, as PNG has it.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var c: UInt32 = .max
    for b in bytes { c = table[Int((c ^ UInt32(b)) & 255)] ^ c >> 8 }
    return ~c
  }

  private static let table: [UInt32] = (0..<256).map { n in
    (0..<8).reduce(UInt32(n)) { c, _ in c & 1 == 1 ? 0xedb8_8320 ^ c >> 1 : c >> 1 }
  }
}
