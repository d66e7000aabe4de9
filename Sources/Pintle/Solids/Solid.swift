internal import PintleDocument

/// Anything with construction bounds: solids, shapes, parts.
public protocol Shaped {
  var extent: Extent { get }
}

extension Shaped {
  public var centre: Point { extent.centre }
  /// Extents along x, y and z.
  public var size: Point { extent.size }

  /// The side of the construction bounds.
  public func face(_ d: Direction) -> Face {
    let e = extent
    return Face(e.bounds, outward: d, shape: e.shape)
  }

  /// The edge of the construction bounds between two sides; two sides of one axis are the finding `place.edge`.
  public func edge(
    _ a: Direction, _ b: Direction, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Edge {
    let place = recorded(file, line, column)
    let bounds = extent.bounds
    guard a.axis != b.axis else {
      Recorder.report(
        "place.edge", "there is no edge between \(a) and \(b)", at: place,
        hint: "name two sides that meet, such as .top and .back")
      return Edge(Axis(origin: bounds.centre, direction: a.axis == 2 ? .right : .up))
    }
    let along = 3 - a.axis - b.axis
    var start = bounds.lower
    start[a.axis] = bounds[a]
    start[b.axis] = bounds[b]
    let sense = Direction(axis: along, positive: true).vector
    return Edge(Axis(origin: start, direction: sense, length: bounds.size[along]))
  }
}

/// A solid: a value that describes, nothing is computed from it until the host does.
///
/// Sizes are (width, depth, height), along x, y and z; centred at the origin until placed.
public struct Solid: Shaped, Sendable {
  let body: SolidBody

  init(_ body: SolidBody) { self.body = body }

  public var extent: Extent { Extent(body.bounds) }
}

/// The tree of a solid and what the language knows of it without a kernel.
final class SolidBody: Sendable {
  let node: SolidNode
  let notes: SourceNotes
  let bounds: Bounds
  /// The room inside and where it opens, for boxes, trays and cups.
  let hollow: Hollow?
  /// From end to end, for round things.
  let round: Axis?
  let resting: Resting?
  /// How many operations lie on one another.
  let depth: Int

  struct Hollow: Sendable {
    var room: Bounds
    var facing: Direction
  }

  struct Resting: Sendable {
    var toward: Direction
    var on: [Shape]
    var clearance: Double
  }

  /// Operations on one another in one solid; deeper trees could exhaust the stack of whoever reads them.
  static let deepest = 200

  init(
    _ node: SolidNode, _ notes: SourceNotes, bounds: Bounds? = nil, hollow: Hollow? = nil, round: Axis? = nil,
    resting: Resting? = nil, depth: Int = 1
  ) {
    self.node = node
    self.notes = notes
    self.bounds = bounds ?? node.constructionBounds
    self.hollow = hollow
    self.round = round
    self.resting = resting
    self.depth = depth
  }
}

extension Solid {
  /// A primitive written at a place.
  init(_ node: SolidNode, at place: SourceLocation, hollow: SolidBody.Hollow? = nil, round: Axis? = nil) {
    self.init(SolidBody(node, SourceNotes(place), hollow: hollow, round: round))
  }

  /// An operation on this solid's tree; its room, its ends and its bounds stay unless others are given.
  func operated(
    _ node: SolidNode, _ children: [Solid], _ place: SourceLocation, bounds: Bounds? = nil
  ) -> Solid {
    let depth = (children.map(\.body.depth).max() ?? 0) + 1
    guard depth <= SolidBody.deepest else {
      Recorder.report(
        "value.count", "a solid of more than \(SolidBody.deepest) operations on one another", at: place,
        hint: "collect what is added or cut in a list and pass it at once")
      return self
    }
    return Solid(
      SolidBody(
        node, SourceNotes(place, children: children.map(\.body.notes)), bounds: bounds, hollow: body.hollow,
        round: body.round, resting: body.resting, depth: depth))
  }

  /// The solid after a rigid motion.
  func transformed(_ x: RigidTransform, _ place: SourceLocation?) -> Solid {
    let x = x.snapped
    if x == .identity { return self }
    let node: SolidNode
    let notes: SourceNotes
    if case .placed(let y, let inner) = body.node {
      node = .placed(at: (x * y).snapped, solid: inner)
      notes = body.notes
    } else {
      node = .placed(at: x, solid: body.node)
      notes = SourceNotes(body.notes.source ?? place, children: [body.notes])
    }
    let isShift = x.x == RigidTransform.identity.x && x.y == RigidTransform.identity.y
    let bounds =
      isShift
      ? Bounds(lower: body.bounds.lower + x.translation, upper: body.bounds.upper + x.translation) : nil
    var hollow = body.hollow
    if let h = hollow {
      // A room turned by other than quarter turns is no box along the axes any more.
      let f = x.rotate(h.facing.vector)
      let straight = [x.x, x.y, x.z].allSatisfy { v in max(abs(v.x), abs(v.y), abs(v.z)) > 1 - 1e-9 }
      hollow = straight ? .init(room: h.room.transformed(x), facing: Direction(nearest: f)) : nil
    }
    return Solid(
      SolidBody(
        node, notes, bounds: bounds, hollow: hollow, round: body.round?.transformed(x), resting: body.resting,
        depth: body.depth))
  }

  func shifted(_ v: Vector3, _ place: SourceLocation?) -> Solid {
    transformed(RigidTransform(translation: v), place)
  }
}
