internal import PintleDocument

/// The piece of a triangle that lies over another: cut off along the normals on the other's sides.
///
/// Sutherland and Hodgman 1974, on corners that stay in space, so that a triangle at right angles to the base leaves a
/// line and not nothing. The corners are kept between calls, so that a patch costs no allocation.
struct ContactPatch {
  private(set) var corners: [Vector3] = []
  private(set) var heights: [Double] = []
  private var next: [Vector3] = []

  /// The lowest and the highest corner over the base's plane, metres.
  var lowest: Double { heights.min() ?? .infinity }

  /// Cuts `triangle` to what lies over `base`, whose unit normal is given, farther than `inset` (metres) inside its sides.
  /// False where nothing is left.
  mutating func cut(_ triangle: Triangle, over base: Triangle, _ normal: Vector3, inset: Double = 0) -> Bool {
    corners.removeAll(keepingCapacity: true)
    corners.append(triangle.a)
    corners.append(triangle.b)
    corners.append(triangle.c)
    clip(base.a, cross(normal, base.b - base.a), inset)
    clip(base.b, cross(normal, base.c - base.b), inset)
    clip(base.c, cross(normal, base.a - base.c), inset)
    heights.removeAll(keepingCapacity: true)
    for p in corners { heights.append(dot(normal, p - base.a)) }
    return !corners.isEmpty
  }

  /// Keeps what lies on the inner side of a plane, at least `inset` away from it.
  private mutating func clip(_ origin: Vector3, _ inward: Vector3, _ inset: Double) {
    guard var last = corners.last else { return }
    next.removeAll(keepingCapacity: true)
    let offset = inset > 0 ? inset * norm(inward) : 0
    var before = dot(inward, last - origin) - offset
    for p in corners {
      let here = dot(inward, p - origin) - offset
      if (here >= 0) != (before >= 0) { next.append(last + (p - last) * (before / (before - here))) }
      if here >= 0 { next.append(p) }
      last = p
      before = here
    }
    swap(&corners, &next)
  }

  /// Seen along a unit normal the patch is wider than this (metres): not a line where two rims run side by side.
  func isWider(than width: Double, along normal: Vector3) -> Bool {
    guard corners.count > 2 else { return false }
    var area = Vector3.zero
    var longest = 0.0
    for i in 1..<corners.count - 1 { area += cross(corners[i] - corners[0], corners[i + 1] - corners[0]) }
    for p in corners { longest = max(longest, norm(p - corners[0])) }
    return abs(dot(area, normal)) / 2 > width * longest / 2
  }
}
