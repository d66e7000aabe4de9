internal import PintleDocument

/// Joins vertices at equal places, by open addressing: O(n).
struct VertexWelder {
  /// The places, each once, in the order of their first use.
  private(set) var positions: [Vector3] = []
  /// For each vertex that was given, its place.
  private(set) var map: [UInt32] = []

  /// Places are equal where they round to the same point of a grid; `grid` 0: where they are equal.
  init(_ given: [Vector3], grid: Double = 0) {
    var size = 16
    while size < given.count * 2 { size *= 2 }
    var table = [UInt32](repeating: .max, count: size)
    positions.reserveCapacity(given.count)
    map.reserveCapacity(given.count)
    var keys: [Vector3] = []
    keys.reserveCapacity(given.count)
    let scale = grid > 0 ? 1 / grid : 1
    for p in given {
      // −0 and 0 are one place.
      let key: Vector3 = (grid > 0 ? (p * scale).rounded(.toNearestOrEven) : p) + Vector3.zero
      var h = key.x.bitPattern &* 0x9E37_79B9_7F4A_7C15
      h = (h ^ (h >> 32) ^ key.y.bitPattern) &* 0xC2B2_AE3D_27D4_EB4F
      h = (h ^ (h >> 32) ^ key.z.bitPattern) &* 0x1656_67B1_9E37_79F9
      var slot = Int(truncatingIfNeeded: h >> 20) & (size - 1)
      while true {
        let i = table[slot]
        if i == .max {
          table[slot] = UInt32(positions.count)
          map.append(UInt32(positions.count))
          positions.append(p + Vector3.zero)
          keys.append(key)
          break
        }
        if keys[Int(i)] == key {
          map.append(i)
          break
        }
        slot = (slot + 1) & (size - 1)
      }
    }
  }
}
