internal import PintleDocument

/// A rigid body: named shapes that move as one. Its faces and edges are those of its first shape, whatever is added later.
public class Part: Shaped, @unchecked Sendable {
  public let name: String
  let assembly: Assembly
  let material: Material
  let role: Role
  let source: SourceLocation
  private(set) var shapes: [Shape] = []
  private var shapeNames: Set<String> = []
  private(set) var mass: Double?
  /// The joint that holds it; nil for a root.
  var parentJoint: Joint?

  init(name: String, in assembly: Assembly, material: Material, role: Role, source: SourceLocation) {
    self.name = name
    self.assembly = assembly
    self.material = material
    self.role = role
    self.source = source
  }

  /// A part without shapes is the finding `structure.empty_part`; 10 mm at the origin are taken.
  public var extent: Extent {
    guard let first = shapes.first else {
      Recorder.report(
        "structure.empty_part", "part `\(name)` has no shape yet whose sides could be used", parts: [name])
      return Extent(Bounds(lower: [-0.005, -0.005, -0.005], upper: [0.005, 0.005, 0.005]))
    }
    return first.extent
  }

  /// Adds a solid under a name. `material` nil: the part's. `yields`: how deep others may press into this soft shape
  /// (seal, cushion, tyre), metres.
  @discardableResult public func add(
    _ name: String, _ s: Solid, _ material: Material? = nil, yields: Double = 0, role: Role = .none,
    file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Shape {
    add(name, s, material, yields: yields, role: role, hardware: nil, recorded(file, line, column))
  }

  /// A solid taken away from every shape that the part has so far and that it meets.
  public func cut(
    _ s: Solid, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    if cutAll(s, at: place).isEmpty {
      Recorder.report(
        "shape.cut", "the cut misses every shape of `\(name)`", severity: .warning, parts: [name], at: place)
    }
  }

  /// Weighed mass in kilograms, in place of volume × density; inertia is scaled.
  public func weighs(
    _ kilograms: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    guard kilograms.isFinite, kilograms > 0 else {
      Recorder.report(
        "value.size", "the mass of `\(name)` is \(trimmed(kilograms)) kg, a mass is more than 0", parts: [name],
        at: place)
      return
    }
    mass = kilograms
  }

  func add(
    _ name: String, _ s: Solid, _ material: Material?, yields: Double, role: Role, hardware: Joint?,
    _ place: SourceLocation
  ) -> Shape {
    let unique = checkedName(name, "a shape of `\(self.name)`", taken: &shapeNames, place)
    let shape = Shape(
      name: unique, part: self, solid: s, material: material,
      yields: checkedDistance(yields, "how far `\(self.name)/\(unique)` yields", place), role: role,
      hardware: hardware, source: place)
    shapes.append(shape)
    return shape
  }
}

// What families and hardware build with.
extension Part {
  /// Adds a shape at a place that is known already.
  @discardableResult func add(
    _ name: String, _ s: Solid, _ material: Material? = nil, yields: Double = 0, role: Role = .none,
    hardware: Joint? = nil, at place: SourceLocation
  ) -> Shape {
    add(name, s, material, yields: yields, role: role, hardware: hardware, place)
  }

  /// Adds a shape that is hardware of a joint: inside both of its parts by design, and their support.
  ///
  /// `solid` is drawn in the frame of `assembly` (nil: the part's own); a name that is taken gets a number in silence,
  /// since the author did not choose it.
  @discardableResult func addHardwareShape(
    _ name: String, _ solid: Solid, _ material: Material?, joint: Joint, from assembly: Assembly? = nil,
    at place: SourceLocation
  ) -> Shape {
    var free = name
    var n = 2
    while shapes.contains(where: { $0.name == free }) {
      free = "\(name)_\(n)"
      n += 1
    }
    return add(
      free, local(solid, from: assembly), material, yields: 0, role: .none, hardware: joint, place)
  }

  /// Cuts a solid from every shape of the part that it crosses; returns those shapes.
  ///
  /// Shapes that it only crosses with its construction bounds are left to the kernel, which then takes nothing away.
  @discardableResult func cutAll(
    _ solid: Solid, except: [Shape] = [], from assembly: Assembly? = nil, at place: SourceLocation
  ) -> [Shape] {
    let cutter = local(solid, from: assembly)
    let crossed = shapes(meeting: solid, from: assembly).filter { shape in !except.contains { $0 === shape } }
    for shape in crossed { shape.cut(away: cutter, .none, place) }
    return crossed
  }

  /// The shapes whose construction bounds a solid meets.
  func shapes(meeting solid: Solid, from assembly: Assembly?) -> [Shape] {
    let other = local(solid, from: assembly)
    return shapes.filter { other.body.bounds.overlaps($0.solid.body.bounds) }
  }

  /// A solid drawn in another assembly's frame, in this part's frame.
  func local(_ solid: Solid, from other: Assembly?) -> Solid {
    guard let other, other !== assembly else { return solid }
    return assembly.frame.local(solid: other.frame.solid(solid))
  }

  /// All shapes but hardware, in the asset's frame.
  var boundsInAsset: Bounds {
    let own = shapes.filter { $0.hardware == nil }
    return (own.isEmpty ? shapes : own).reduce(.empty) {
      $0.union(assembly.frame.solid($1.solid).body.bounds)
    }
  }
}
