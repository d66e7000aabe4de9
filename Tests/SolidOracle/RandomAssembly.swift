public import PintleDocument
public import TestSupport

/// A part at rest and a part on one joint, of 1 to 6 solids each, with everything known in closed form.
public struct RandomAssembly: Sendable {
  public struct Shape: Sendable {
    /// `part/shape`.
    public var path: String
    public var solid: OracleSolid
    /// In the asset, before anything moves.
    public var pose: RigidTransform
    public var moves: Bool
  }

  public enum Kind: String, Sendable, CaseIterable {
    /// Anything anywhere.
    case scattered
    /// A leaf on a hinge beside a stile, with a gap of nothing to some millimetres.
    case door
    /// A tray between rails, clearance from nothing on, a stop somewhere.
    case rails
    /// A pin in a bore along the axis, and an arm on it.
    case journal
    /// Something that moves through or past a thin sheet.
    case sheet
    /// Solids that overlap before anything moves.
    case overlapping
  }

  public var kind: Kind
  public var shapes: [Shape] = []
  public var turns: Bool
  public var origin: Vector3
  /// Unit length.
  public var axis: Vector3
  /// nil: a spin without limits.
  public var range: ClosedRange<Double>?
  /// τ, metres.
  public var tolerance: Double

  /// Takes a point of the moving part to where it is at q.
  public func motion(_ q: Double) -> RigidTransform {
    turns
      ? RigidTransform(turning: q, about: axis, through: origin) : RigidTransform(translation: axis * q)
  }

  /// How far a value is looked at on either side of home: a rotation once round at most.
  public func reach(_ sense: Double) -> Double {
    guard let range else { return 2 * .pi }
    let length = sense > 0 ? range.upperBound : -range.lowerBound
    return turns ? min(2 * .pi, length) : length
  }

  /// The same as a model with the parts `base` and `mover` and the degree of freedom `joint`.
  public var sketch: ModelSketch {
    var s = ModelSketch()
    for shape in shapes {
      let names = shape.path.split(separator: "/").map(String.init)
      s.add(names[0], names[1], TestSupport.solid(shape.solid.mesh), at: shape.pose)
    }
    s.joint("joint", "mover", on: "base", turns ? .rotation : .translation, at: origin, along: axis, range: range)
    return s
  }

  private mutating func add(_ solid: OracleSolid, at X: RigidTransform, moves: Bool) {
    let count = shapes.count { $0.moves == moves }
    shapes.append(
      Shape(path: (moves ? "mover/" : "base/") + "\(solid.name)_\(count)", solid: solid, pose: X, moves: moves))
  }

  public init(_ kind: Kind, using g: inout SeededGenerator) {
    func between(_ a: Double, _ b: Double) -> Double { Double.random(in: a...b, using: &g) }
    func pick<T>(_ list: [T], _ otherwise: T) -> T { list.randomElement(using: &g) ?? otherwise }
    self.kind = kind
    turns = true
    origin = .zero
    axis = [0, 0, 1]
    tolerance = pick([0.2e-3, 0.5e-3, 1e-3, 2e-3], 1e-3)
    let gap = pick([0, 0, between(0, 0.4 * tolerance), between(0.5e-3, 6e-3)], 0)
    func place(_ v: Vector3) -> RigidTransform { RigidTransform(translation: v) }
    func turnRange() -> ClosedRange<Double>? {
      Int.random(in: 0..<5, using: &g) == 0 ? nil : -between(0, 4 * .pi)...between(0.1, 4 * .pi)
    }
    switch kind {
    case .scattered, .overlapping:
      turns = Int.random(in: 0..<3, using: &g) > 0
      let space = kind == .scattered ? between(0.12, 0.3) : between(0.03, 0.08)
      let most = kind == .scattered ? 6 : 3
      for moves in [false, true] {
        for _ in 0..<Int.random(in: kind == .scattered ? 2...most : 1...most, using: &g) {
          let convex = kind == .overlapping
          var solid = OracleSolid.random(&g)
          while convex && !solid.isConvex { solid = .random(&g) }
          add(solid, at: .random(space, &g), moves: moves)
        }
      }
      origin = .random(0.15, &g)
      axis = Vector3.random(1, &g).normalized ?? [0, 0, 1]
      range = turns ? turnRange() : -between(0, 0.3)...between(0.05, 0.4)
    case .door:
      let (thick, width, height) = (between(0.012, 0.04), between(0.2, 0.5), between(0.3, 0.8))
      // The hinge line may stand inside the leaf, on its face or before it.
      let line: Vector3 = [between(-0.004, 0.015), between(-0.01, thick + 0.01), 0]
      add(.box([width / 2, thick / 2, height / 2]), at: place([width / 2, thick / 2, 0]), moves: true)
      add(
        .box([0.03, between(0.01, 0.05), height / 2 + 0.02]), at: place([-0.03 - gap, between(0, thick), 0]),
        moves: false)
      add(
        .cylinder(radius: 0.008, height: 0.03, segments: 12),
        at: place([width - 0.03, -0.02 - between(0, 0.02), 0]), moves: true)
      if Bool.random(using: &g) {
        add(
          .angle([0.04, 0.03, height / 2], thick: 0.01),
          at: place([width + 0.045 + between(0, 0.01), between(-0.05, 0.1), 0]), moves: false)
      }
      origin = line
      axis = [0, 0, pick([-1, 1], 1)]
      range = -between(0, 1)...between(1, 3)
    case .rails:
      turns = false
      let half: Vector3 = [between(0.05, 0.2), between(0.1, 0.25), between(0.03, 0.1)]
      add(.box(half), at: .identity, moves: true)
      if Bool.random(using: &g) {
        add(
          .channel([half.z + 0.01 + gap, half.x + 0.005, half.y], thick: 0.01),
          at: RigidTransform(x: [0, 0, 1], y: [1, 0, 0], z: [0, 1, 0], translation: [-0.005 - gap, 0, 0]), moves: false)
      } else {
        for side in [-1.0, 1] {
          add(
            .box([0.01, half.y, half.z]), at: place([side * (half.x + 0.01 + gap), between(-0.1, 0.1), 0]),
            moves: false)
        }
        add(.box([half.x, half.y, 0.005]), at: place([0, 0, -half.z - 0.005 - gap]), moves: false)
      }
      if Bool.random(using: &g) {
        add(
          .box([0.02, 0.01, 0.02]),
          at: place([between(-half.x, half.x), -half.y - between(0.02, 0.3), between(-half.z, half.z)]), moves: false)
      }
      if Bool.random(using: &g) {
        add(.wedge([0.02, 0.02, 0.02], ridge: 0.3), at: place([0, half.y + 0.02 + gap, 0]), moves: false)
      }
      axis = [0, pick([-1, 1], 1), 0]
      range = -between(0, 0.2)...between(0.05, 0.4)
    case .journal:
      let (radius, n) = (between(0.01, 0.03), Int.random(in: 5...16, using: &g))
      add(
        .tube(outer: radius + between(0.008, 0.02), inner: radius, height: 0.05, segments: n), at: .identity,
        moves: false)
      // Facets of a pin in a bore of as many turn against each other: free only below the bore's apothem.
      let free = radius * cosine(.pi / Double(n)) - between(-tolerance / 2, 2 * tolerance)
      add(
        .cylinder(radius: free, height: between(0.04, 0.12), segments: Int.random(in: 5...24, using: &g)),
        at: .identity, moves: true)
      add(
        .box([between(0.03, 0.1), 0.01, 0.005]), at: place([between(0.02, 0.08), 0, 0.035 + gap]), moves: true)
      add(.random(&g), at: place([between(0.08, 0.14), between(-0.1, 0.1), 0.05]), moves: false)
      range = turnRange()
    case .sheet:
      turns = Bool.random(using: &g)
      add(
        .box([0.2, 0.2, pick([0.05e-3, 0.2e-3, 0.5e-3, 1.5e-3], 1e-3)], "sheet"),
        at: place([0.05, 0, -0.1]), moves: false)
      add(
        .cylinder(radius: between(0.003, 0.02), height: between(0.05, 0.15), segments: 12),
        at: RigidTransform(turning: between(0, 1), about: .random(1, &g)), moves: true)
      add(.box([0.03, 0.02, 0.2e-3], "blade"), at: .random(0.05, &g), moves: true)
      axis = turns ? [0, 1, 0] : [between(-0.3, 0.3), between(-0.3, 0.3), 1]
      axis = axis.normalized ?? [0, 0, 1]
      origin = [0.1, 0, 0]
      range = turns ? turnRange() : -between(0.05, 0.3)...between(0, 0.2)
    }
    // Nothing along the axes: the whole world askew.
    if Bool.random(using: &g) {
      let world = RigidTransform.random(2, &g)
      for i in shapes.indices { shapes[i].pose = world * shapes[i].pose }
      origin = world.apply(origin)
      axis = world.rotate(axis).normalized ?? axis
    }
  }
}

private func cosine(_ angle: Double) -> Double { exactSineCosine(angle).cosine }
