internal import PintleDocument

/// Gathers the numbers of a glTF file: one buffer view per kind of data, each accessor a range of one.
///
/// Equal content is stored once. Everything is little-endian and aligned to 4 bytes (glTF 2.0, 3.6.2.4).
struct GLTFBufferWriter {
  private enum View: Int, CaseIterable { case positions, normals, shortIndices, longIndices, keys }

  private struct Content: Hashable {
    var view: View
    var shape: GLTF.Accessor.Shape
    var bytes: [UInt8]
  }

  private var bytes = [[UInt8]](repeating: [], count: View.allCases.count)
  private var known: [Content: Int] = [:]
  private var accessors: [(view: View, accessor: GLTF.Accessor)] = []

  /// Vertex positions, with bounds as the specification demands. Not empty.
  mutating func positions(_ points: [SIMD3<Float>]) -> Int {
    var lower = SIMD3<Float>(repeating: .infinity)
    var upper = SIMD3<Float>(repeating: -.infinity)
    for p in points {
      lower = pointwiseMin(lower, p)
      upper = pointwiseMax(upper, p)
    }
    return add(
      .positions, Self.littleEndian(points), .float, .vec3, points.count,
      min: [lower.x, lower.y, lower.z], max: [upper.x, upper.y, upper.z])
  }

  mutating func normals(_ directions: [SIMD3<Float>]) -> Int {
    add(
      .normals, Self.littleEndian(directions), .float, .vec3, directions.count)
  }

  /// Triangle corners: 16 bits where the largest index allows it (65535 is the restart value), else 32.
  mutating func indices(_ indices: [UInt32], vertexCount: Int) -> Int {
    if vertexCount <= 65535 {
      return add(
        .shortIndices, indices.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] },
        .unsignedShort, .scalar, indices.count)
    }
    return add(
      .longIndices, indices.flatMap { i in (0..<4).map { UInt8(truncatingIfNeeded: i >> (8 * UInt32($0))) } },
      .unsignedInt, .scalar, indices.count)
  }

  /// Key times of a clip, seconds, rising from 0. Not empty.
  mutating func times(_ seconds: [Float]) -> Int {
    add(
      .keys, Self.littleEndian(seconds), .float, .scalar, seconds.count,
      min: [seconds.first ?? 0], max: [seconds.last ?? 0])
  }

  mutating func translations(_ values: [SIMD3<Float>]) -> Int {
    add(.keys, Self.littleEndian(values), .float, .vec3, values.count)
  }

  mutating func rotations(_ values: [SIMD4<Float>]) -> Int {
    add(.keys, Self.littleEndian(values), .float, .vec4, values.count)
  }

  private mutating func add(
    _ view: View, _ data: [UInt8], _ component: GLTF.Accessor.ComponentType, _ shape: GLTF.Accessor.Shape,
    _ count: Int, min: [Float]? = nil, max: [Float]? = nil
  ) -> Int {
    let content = Content(view: view, shape: shape, bytes: data)
    if let index = known[content] { return index }
    let offset = bytes[view.rawValue].count
    bytes[view.rawValue] += data
    while bytes[view.rawValue].count % 4 != 0 { bytes[view.rawValue].append(0) }
    let index = accessors.count
    accessors.append(
      (
        view,
        GLTF.Accessor(
          bufferView: 0, byteOffset: offset == 0 ? nil : offset, componentType: component, count: count, type: shape,
          min: min?.map(Double.init), max: max?.map(Double.init))
      ))
    known[content] = index
    return index
  }

  /// The accessors, views and bytes of everything added, views of no content left out.
  func finish() -> (accessors: [GLTF.Accessor], views: [GLTF.BufferView], bytes: [UInt8]) {
    var views: [GLTF.BufferView] = []
    var index = [Int](repeating: 0, count: View.allCases.count)
    var all: [UInt8] = []
    all.reserveCapacity(bytes.reduce(0) { $0 + $1.count })
    for view in View.allCases where !bytes[view.rawValue].isEmpty {
      index[view.rawValue] = views.count
      let isVertexData = view == .positions || view == .normals
      views.append(
        GLTF.BufferView(
          byteOffset: all.isEmpty ? nil : all.count, byteLength: bytes[view.rawValue].count,
          byteStride: isVertexData ? 12 : nil,
          target: isVertexData ? .arrayBuffer : view == .keys ? nil : .elementArrayBuffer))
      all += bytes[view.rawValue]
    }
    return (
      accessors.map { entry in
        var accessor = entry.accessor
        accessor.bufferView = index[entry.view.rawValue]
        return accessor
      }, views, all
    )
  }

  private static func littleEndian<V: SIMD>(_ values: [V]) -> [UInt8] where V.Scalar == Float {
    // SIMD3 has four lanes of storage, so the numbers are taken one by one.
    littleEndian(values.flatMap { v in v.indices.map { v[$0] } })
  }

  private static func littleEndian(_ values: [Float]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(values.count * 4)
    for value in values {
      let bits = (value + 0).bitPattern  // no negative zeros: equal numbers, equal bytes
      out.append(UInt8(truncatingIfNeeded: bits))
      out.append(UInt8(truncatingIfNeeded: bits >> 8))
      out.append(UInt8(truncatingIfNeeded: bits >> 16))
      out.append(UInt8(truncatingIfNeeded: bits >> 24))
    }
    return out
  }
}
