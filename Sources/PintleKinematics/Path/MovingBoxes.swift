internal import PintleDocument

/// Two boxes in the middle pose of an interval or a cell, the first one moving.
struct MovingBoxes {
  let centre: Vector3
  let half: Vector3
  /// Half the box around the moving box, and half its diagonal.
  let extent: Vector3
  let radius: Double
  let other: Vector3
  let otherHalf: Vector3
  let otherRadius: Double
  private let X: RigidTransform

  @inline(__always) init(_ first: Box, _ second: Box, _ X: RigidTransform) {
    self.X = X
    let size = (first.upper - first.lower) / 2
    half = Vector3(size.x, size.y, size.z)
    centre = apply(X, first.centre)
    extent =
      pointwiseMax(X.x, -X.x) * half.x + pointwiseMax(X.y, -X.y) * half.y + pointwiseMax(X.z, -X.z) * half.z
    radius = norm(half)
    other = second.centre
    let span = (second.upper - second.lower) / 2
    otherHalf = Vector3(span.x, span.y, span.z)
    otherRadius = norm(otherHalf)
  }

  /// How far the resting box lies from a box along its own axes; zero where they share a span.
  @inline(__always) func gap(_ centre: Vector3, _ extent: Vector3) -> Vector3 {
    let d = centre - other
    return pointwiseMax(pointwiseMax(d, -d) - extent - otherHalf, .zero)
  }

  /// The same along the axes of the moving box; negative where they share a span.
  @inline(__always) var ownGap: Vector3 {
    let own = along(centre - other)
    let otherExtent = Vector3(
      dot(pointwiseMax(X.x, -X.x), otherHalf), dot(pointwiseMax(X.y, -X.y), otherHalf),
      dot(pointwiseMax(X.z, -X.z), otherHalf))
    return pointwiseMax(own, -own) - half - otherExtent
  }

  /// How far any point of the moving box goes in a straight line, along the axes of the resting one.
  @inline(__always) func way(_ velocity: Vector3, _ turn: Vector3) -> Vector3 { Self.way(velocity, turn, extent) }

  /// The same along the axes of the moving box.
  @inline(__always) func ownWay(_ velocity: Vector3, _ turn: Vector3) -> Vector3 {
    Self.way(along(velocity), along(turn), half)
  }

  /// A vector in the axes of the moving box.
  @inline(__always) private func along(_ v: Vector3) -> Vector3 { Vector3(dot(X.x, v), dot(X.y, v), dot(X.z, v)) }

  @inline(__always) private static func way(_ velocity: Vector3, _ turn: Vector3, _ half: Vector3) -> Vector3 {
    pointwiseMax(velocity, -velocity) + mostCross(turn, half)
  }
}
