internal import PintleDocument

/// The construction bounds of a thing: computed in the language, exact for unions and rigid transforms of primitives,
/// the body's own after a cut.
public struct Extent: Sendable {
  var bounds: Bounds
  /// The shape whose bounds they are.
  var shape: Shape?

  init(_ bounds: Bounds, shape: Shape? = nil) {
    self.bounds = bounds
    self.shape = shape
  }

  public var centre: Point { Point(bounds.centre) }
  public var size: Point { Point(bounds.size) }
}
