internal import Glibc
internal import PintleDocument
internal import PintleModel

/// The plain part of Wavefront OBJ (Appendix B1 of the Advanced Visualizer manual): vertices, normals and triangles.
///
/// assimp clears 16 MiB for every OBJ file, however small; a robot of twenty meshes would spend a tenth of a second on
/// that. Whatever is not plain (polygons of more than three corners, continued lines, broken numbers or indices) is left
/// to it. One pass over the bytes.
enum OBJReader {
  /// nil where the file holds anything that is not plain.
  static func mesh(_ bytes: [UInt8], scale: Vector3, mostTriangles: Int) -> ImportedMesh? {
    bytes.withUnsafeBufferPointer { buffer -> ImportedMesh? in
      guard buffer.count > 0, scale.x != 0, scale.y != 0, scale.z != 0 else { return nil }
      var scan = OBJScan(buffer)
      guard scan.run(mostTriangles: mostTriangles), !scan.corners.isEmpty else { return nil }
      return scan.mesh(scale)
    }
  }
}

private struct OBJScan {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  private var positions: [Vector3] = []
  private var normals: [Vector3] = []
  /// Vertex and normal (−1: none) of every corner, three to a triangle.
  private(set) var corners: [SIMD2<Int32>] = []
  private var hasNormals = true

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private var byte: UInt8 { at < bytes.count ? bytes[at] : 10 }
  private var isAtEndOfLine: Bool { byte == 10 || byte == 13 || byte == UInt8(ascii: "#") }

  private mutating func skipBlanks() { while byte == 32 || byte == 9 { at += 1 } }

  /// To the start of the next line; false where a line is continued.
  private mutating func skipLine() -> Bool {
    var last: UInt8 = 0
    while at < bytes.count, bytes[at] != 10 {
      if bytes[at] != 13, bytes[at] != 32 { last = bytes[at] }
      at += 1
    }
    at += 1
    return last != UInt8(ascii: "\\")
  }

  mutating func run(mostTriangles: Int) -> Bool {
    while at < bytes.count {
      skipBlanks()
      let next = at + 1 < bytes.count ? bytes[at + 1] : 10
      switch (byte, next) {
      case (UInt8(ascii: "v"), 32), (UInt8(ascii: "v"), 9):
        at += 1
        guard let p = vector() else { return false }
        positions.append(p)
      case (UInt8(ascii: "v"), UInt8(ascii: "n")):
        at += 2
        guard let n = vector() else { return false }
        normals.append(n)
      case (UInt8(ascii: "f"), 32), (UInt8(ascii: "f"), 9):
        at += 1
        guard face(), corners.count <= 3 * mostTriangles else { return false }
      default:
        break
      }
      guard skipLine() else { return false }
    }
    return true
  }

  private mutating func vector() -> Vector3? {
    guard let x = number(), let y = number(), let z = number() else { return nil }
    return [x, y, z]
  }

  private mutating func face() -> Bool {
    for _ in 0..<3 {
      skipBlanks()
      guard let v = index(positions.count) else { return false }
      var n: Int32 = -1
      if byte == UInt8(ascii: "/") {
        at += 1
        if byte != UInt8(ascii: "/"), integer() == nil { return false }
        if byte == UInt8(ascii: "/") {
          at += 1
          guard let found = index(normals.count) else { return false }
          n = found
        }
      }
      if n < 0 { hasNormals = false }
      corners.append(SIMD2(v, n))
    }
    skipBlanks()
    return isAtEndOfLine
  }

  /// From 1, or from the end backwards where negative.
  private mutating func index(_ count: Int) -> Int32? {
    guard let i = integer() else { return nil }
    let place = i > 0 ? i - 1 : count + i
    return i != 0 && place >= 0 && place < count ? Int32(place) : nil
  }

  private mutating func integer() -> Int? {
    let isNegative = byte == UInt8(ascii: "-")
    if isNegative { at += 1 }
    let start = at
    var value = 0
    while byte >= 48, byte <= 57, at - start < 10 {
      value = value * 10 + Int(byte - 48)
      at += 1
    }
    guard at > start, !(byte >= 48 && byte <= 57), value < Int(Int32.max) else { return nil }
    return isNegative ? -value : value
  }

  /// Powers of ten that are exact in double precision.
  private static let tens: [Double] = (0...22).map { n in (0..<n).reduce(1.0) { value, _ in value * 10 } }

  /// A decimal number, correctly rounded: mantissas below 2⁵³ times exact powers of ten (Clinger 1990), the C library for
  /// the rest.
  private mutating func number() -> Double? {
    skipBlanks()
    let start = at
    let isNegative = byte == UInt8(ascii: "-")
    if isNegative || byte == UInt8(ascii: "+") { at += 1 }
    var mantissa: UInt64 = 0
    var digits = 0
    var exponent = 0
    while byte >= 48, byte <= 57 {
      if digits < 18 { mantissa = mantissa * 10 + UInt64(byte - 48) } else { exponent += 1 }
      digits += 1
      at += 1
    }
    if byte == UInt8(ascii: ".") {
      at += 1
      while byte >= 48, byte <= 57 {
        if digits < 18 {
          mantissa = mantissa * 10 + UInt64(byte - 48)
          exponent -= 1
        }
        digits += 1
        at += 1
      }
    }
    guard digits > 0 else { return nil }
    if byte | 32 == UInt8(ascii: "e") {
      at += 1
      let isPlus = byte == UInt8(ascii: "+")
      if isPlus { at += 1 }
      guard let e = integer(), abs(e) < 400 else { return nil }
      exponent += e
    }
    guard byte == 32 || byte == 9 || isAtEndOfLine else { return nil }
    if digits <= 18, mantissa < 1 << 53, abs(exponent) <= 22 {
      let m = Double(mantissa)
      let value = exponent < 0 ? m / Self.tens[-exponent] : m * Self.tens[exponent]
      return isNegative ? -value : value
    }
    guard at - start < 200,
      let value = Double(String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<at]), as: UTF8.self)),
      value.isFinite
    else { return nil }
    return value
  }

  func mesh(_ scale: Vector3) -> ImportedMesh {
    let isMirrored = scale.x * scale.y * scale.z < 0
    var mesh = ImportedMesh(positions: [], indices: [])
    if hasNormals {
      // A vertex may have another normal in every corner: corners are kept apart.
      mesh.positions = corners.map { positions[Int($0.x)] * scale }
      mesh.normals = corners.map { corner in
        let n = normals[Int(corner.y)] / scale
        return SIMD3(Float(n.x), Float(n.y), Float(n.z))
      }
      mesh.indices = (0..<UInt32(corners.count)).map { $0 }
    } else {
      mesh.positions = positions.map { $0 * scale }
      mesh.indices = corners.map { UInt32($0.x) }
    }
    if isMirrored {
      for i in stride(from: 0, to: mesh.indices.count - 2, by: 3) { mesh.indices.swapAt(i + 1, i + 2) }
    }
    return mesh
  }
}
