/// The binary container of glTF 2.0 (specification, chapter 4): a header, a JSON chunk, a BIN chunk.
enum GLBContainer {
  static let magic: UInt32 = 0x4654_6C67
  static let jsonChunk: UInt32 = 0x4E4F_534A
  static let binaryChunk: UInt32 = 0x004E_4942

  /// JSON is padded with spaces and the binary with zeros to a multiple of 4 bytes; no BIN chunk where there is no data.
  ///
  /// nil where the file would be longer than its 32-bit length can say.
  static func pack(json: [UInt8], binary: [UInt8]) -> [UInt8]? {
    func padded(_ n: Int) -> Int { (n + 3) / 4 * 4 }
    let total = 12 + 8 + padded(json.count) + (binary.isEmpty ? 0 : 8 + padded(binary.count))
    guard let length = UInt32(exactly: total) else { return nil }
    var out: [UInt8] = []
    out.reserveCapacity(total)
    func word(_ value: UInt32) {
      for shift in [0, 8, 16, 24] as [UInt32] { out.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }
    func chunk(_ type: UInt32, _ data: [UInt8], _ padding: UInt8) {
      word(UInt32(padded(data.count)))
      word(type)
      out += data
      out += [UInt8](repeating: padding, count: padded(data.count) - data.count)
    }
    word(magic)
    word(2)
    word(length)
    chunk(jsonChunk, json, 0x20)
    if !binary.isEmpty { chunk(binaryChunk, binary, 0) }
    return out
  }
}
