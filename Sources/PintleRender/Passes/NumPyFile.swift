/// Arrays as NumPy reads them (`numpy.load`): format 1.0, little-endian, C order.
enum NumPyFile {
  static func bytes(_ values: [Float], shape: [Int]) -> [UInt8] {
    let sides = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    var header = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(sides)), }"
    // The data begin at a multiple of 64.
    let length = 10 + header.utf8.count + 1
    header += String(repeating: " ", count: (64 - length % 64) % 64) + "\n"
    var out: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
    out += [UInt8(header.utf8.count & 255), UInt8(header.utf8.count >> 8)]
    out += Array(header.utf8)
    for v in values {
      let bits = v.bitPattern.littleEndian
      withUnsafeBytes(of: bits) { out += $0 }
    }
    return out
  }
}
