/// Plain values to bytes, little-endian, and back. What is read is bounded by what is there: bad bytes give nil.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func number(_ value: Int) { values([Int64(value)]) }
  mutating func number(_ value: Double) { values([value]) }

  /// Without their count.
  mutating func values<T: BitwiseCopyable>(_ list: [T]) {
    list.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  mutating func list<T: BitwiseCopyable>(_ list: [T]) {
    number(list.count)
    values(list)
  }
}

struct ByteReader {
  private let bytes: [UInt8]
  private var at: Int

  init(_ bytes: [UInt8], from at: Int = 0) {
    self.bytes = bytes
    self.at = at
  }

  var isAtEnd: Bool { at == bytes.count }

  mutating func values<T: BitwiseCopyable>(_ type: T.Type, _ count: Int) -> [T]? {
    let stride = MemoryLayout<T>.stride
    guard count >= 0, count <= (bytes.count - at) / stride else { return nil }
    let from = at
    at += count * stride
    return [T](unsafeUninitializedCapacity: count) { buffer, filled in
      bytes.withUnsafeBytes { source in
        UnsafeMutableRawBufferPointer(buffer).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[from..<(from + count * stride)]))
      }
      filled = count
    }
  }

  mutating func list<T: BitwiseCopyable>(_ type: T.Type) -> [T]? {
    guard let count = values(Int64.self, 1)?.first, count >= 0, count <= Int64(bytes.count) else { return nil }
    return values(type, Int(count))
  }

  mutating func double() -> Double? { values(Double.self, 1)?.first }
}
