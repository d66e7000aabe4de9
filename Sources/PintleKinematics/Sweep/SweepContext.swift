internal import PintleDocument
internal import PintleModel

/// One degree of freedom with everything else standing still: frames, surfaces in joint coordinates, the budget.
final class SweepContext {
  let shapes: [ModelShape]
  let coordinates: JointCoordinates
  /// The moving side also turns about the axis while it slides: a screw, followed by its advance.
  let turnsAlong: Bool
  /// The joint's frame in the asset at the start, z along the axis.
  let X_AJ: RigidTransform
  let budget: SweepBudget
  /// How far the moving side is followed; nil: not known yet.
  var reach: SweepReach?
  private let entries: [SolidEntry]
  private let placements: [RigidTransform]
  private struct Key: Hashable {
    var shape: Int
    var margin: Double
    var isLimited: Bool
    var isMitred: Bool
  }
  private var surfaces: [Key: JointSurface] = [:]
  private var tightOutlines: [Int: JointOutline] = [:]
  /// Around every shape, the joint's frame.
  private(set) lazy var placedBounds: [Bounds] = shapes.indices.map {
    shapes[$0].solid.bounds.transformed(placements[$0])
  }

  init(
    shapes: [ModelShape], coordinates: JointCoordinates, turnsAlong: Bool = false, X_AJ: RigidTransform, pose: Pose,
    budget: SweepBudget
  ) {
    self.shapes = shapes
    self.coordinates = coordinates
    self.turnsAlong = turnsAlong
    self.X_AJ = X_AJ
    self.budget = budget
    let X_JA = X_AJ.inverse
    entries = shapes.map { SurfaceCache.shared.entry(of: $0.solid) }
    placements = shapes.map { X_JA * pose.motion(ofPart: $0.part) * $0.X_AS }
  }

  func surface(_ shape: Int) -> Surface { entries[shape].surface }
  func isSound(_ shape: Int) -> Bool { entries[shape].isSound }

  /// The solid's frame in the joint's frame, at the start.
  func placement(_ shape: Int) -> RigidTransform { placements[shape] }

  /// The surface in joint coordinates, moved inward by a margin (0: as it is); made once.
  ///
  /// - Parameters:
  ///   - isLimited: no vertex moves by more than a quarter of the thickness behind it.
  ///   - isMitred: reflex vertices move as far as convex ones: to find what is deep (`Inset`).
  func jointSurface(
    _ shape: Int, margin: Double = 0, isLimited: Bool = false, isMitred: Bool = false
  ) -> JointSurface {
    let key = Key(shape: shape, margin: margin, isLimited: isLimited && margin > 0, isMitred: isMitred && margin > 0)
    if let made = surfaces[key] { return made }
    let surface = surface(shape)
    let thickness = key.isLimited ? surface.localThickness(upTo: 4 * margin) : nil
    let made = JointSurface(
      surface, at: placement(shape), in: coordinates, margin: margin, thickness: thickness, isMitred: key.isMitred,
      outline: margin == 0 ? tightOutline(shape) : nil)
    surfaces[key] = made
    return made
  }

  /// The shape's vertices and the box around its triangles in joint coordinates; made once.
  func tightOutline(_ shape: Int) -> JointOutline {
    if let made = tightOutlines[shape] { return made }
    let made = JointOutline(shapes[shape].solid.surface, at: placement(shape), in: coordinates)
    tightOutlines[shape] = made
    return made
  }

  /// A box's sides by its corners (`Bounds.corners`), each once round.
  private static let sides: [SIMD4<Int>] = [
    [0, 1, 3, 2], [4, 5, 7, 6], [0, 1, 5, 4], [2, 3, 7, 6], [0, 2, 6, 4], [1, 3, 7, 5],
  ]

  /// The box of the whole shape in joint coordinates, from the corners of the solid's own box.
  func outline(_ shape: Int) -> Box {
    let X = placement(shape)
    if coordinates == .slide {
      let box = entries[shape].bounds.transformed(X)
      return box.isEmpty ? .empty : Box(lower: SIMD4(box.lower, 0), upper: SIMD4(box.upper, 0))
    }
    let corners = entries[shape].bounds.corners.map { apply(X, $0) }
    // The six sides as triangles: the axis goes through two of them if it goes through the box.
    let polar = corners.map(PolarVertex.init)
    var box: Box?
    for side in Self.sides {
      for (i, j, k) in [(side.x, side.y, side.z), (side.x, side.z, side.w)] {
        let part = coordinates.box(
          Triangle(corners[i], corners[j], corners[k]), polar[i], polar[j], polar[k])
        if var b = box {
          coordinates.merge(&b, part)
          box = b
        } else {
          box = part
        }
      }
    }
    return box ?? .empty
  }

  /// The motion of the moving side after `amount` (≥ 0) in a sense, in the joint's frame.
  func motion(_ amount: Double, _ sense: Double) -> RigidTransform {
    coordinates == .rotation
      ? RigidTransform(turning: amount * sense, about: [0, 0, 1])
      : RigidTransform(translation: [0, 0, amount * sense])
  }

  /// The two shapes as they stand after a motion.
  func pair(_ moving: Int, _ resting: Int, after amount: Double, _ sense: Double) -> ShapePair {
    ShapePair(
      surface(moving), surface(resting),
      X_BA: placement(resting).inverse * (motion(amount, sense) * placement(moving)))
  }
}
