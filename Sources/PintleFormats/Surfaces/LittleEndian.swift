/// Numbers as binary files have them, least significant byte first.
extension [UInt8] {
  mutating func append(littleEndian value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }

  mutating func append(littleEndian value: SIMD3<Float>) {
    for i in 0..<3 { append(littleEndian: value[i].bitPattern) }
  }
}
