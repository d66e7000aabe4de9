internal import Glibc
public import PintleDocument

/// How often triangles go round a point, by their solid angles one by one: for a few points, without a tree.
public enum WindingSum {
  /// 1 inside a closed shell that looks outward, 0 outside (Van Oosterom, Strackee 1983). O(n).
  public static func around(
    _ p: Vector3, _ triangles: some Sequence<SIMD3<UInt32>>, _ positions: [Vector3]
  ) -> Double {
    var sum = 0.0
    for t in triangles {
      let (a, b, c) = (positions[Int(t.x)] - p, positions[Int(t.y)] - p, positions[Int(t.z)] - p)
      let (la, lb, lc) = (norm(a), norm(b), norm(c))
      sum += atan2(dot(a, cross(b, c)), la * lb * lc + dot(a, b) * lc + dot(b, c) * la + dot(c, a) * lb)
    }
    return sum / (2 * .pi)
  }
}
