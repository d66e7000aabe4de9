internal import PintleDocument

/// How a part moves on its parent; also what must be true while it does.
public final class Joint: @unchecked Sendable {
  public let name: String
  public let child: Part
  public let parent: Part
  let kind: JointRecord.Kind
  /// The assembly in whose frame it was said.
  let assembly: Assembly
  /// As drawn, in the assembly's frame: stations along it stay where the author put them.
  let axis: Axis
  /// Whether the positive sense runs against the line as drawn; known when the program has finished.
  var isReversed = false
  /// What its positive sense was said to do.
  let turning: Turning?
  /// Across the line, where the frame's x matters (the second line of a universal joint, x of a planar one).
  let cross: Vector3?
  var dofs: [DegreeOfFreedom]
  /// nil: as drawn.
  var home: Double?
  /// False where the child has a parent already: said, but not part of the document.
  let isAttached: Bool
  let source: SourceLocation
  private(set) var needs: [(of: Joint, dof: String, min: Double?, max: Double?, source: SourceLocation)] = []
  /// What hardware was built, for reports.
  var fittings: [HardwareRecord] = []
  private(set) var pendingHardware: [(hardware: Hardware, source: SourceLocation)] = []

  init(
    name: String, kind: JointRecord.Kind, child: Part, parent: Part, assembly: Assembly, axis: Axis,
    cross: Vector3? = nil, turning: Turning?, dofs: [DegreeOfFreedom], isAttached: Bool, source: SourceLocation
  ) {
    self.name = name
    self.kind = kind
    self.child = child
    self.parent = parent
    self.assembly = assembly
    self.axis = axis
    self.cross = cross
    self.turning = turning
    self.dofs = dofs
    self.isAttached = isAttached
    self.source = source
  }

  /// Its line in the asset, as drawn: before its sense is applied.
  var lineInAsset: Axis { assembly.frame.line(axis) }
  /// The frame's x in the asset, where it matters.
  var crossInAsset: Vector3? { cross.map(assembly.frame.direction) }
  /// The positive sense in the asset; right where `resolveSense` has run.
  var senseInAsset: Vector3 { isReversed ? -lineInAsset.direction : lineInAsset.direction }

  /// The line it turns about or slides along, in the frame of the assembly it was made in.
  public var line: Axis { axis }

  /// Hardware adds shapes to both parts, cuts what it needs in them, reaches both and counts as the joint's support.
  ///
  /// It is built when the program has finished, so that it cuts every shape on its way.
  @discardableResult public func hardware(
    _ h: Hardware, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Joint {
    hardware(h, at: recorded(file, line, column))
  }

  @discardableResult func hardware(_ h: Hardware, at place: SourceLocation) -> Joint {
    pendingHardware.append((h, place))
    return self
  }

  /// This joint may move only while `other` is at `q`: proven free there and blocked elsewhere.
  @discardableResult public func needs(
    _ other: Joint, _ q: Bound<Angle>, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Joint {
    let place = recorded(file, line, column)
    return need(other, q.least?.radians, q.most?.radians, turning: true, place)
  }

  @discardableResult public func needs(
    _ other: Joint, _ q: Bound<Double>, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Joint {
    need(other, q.least, q.most, turning: false, recorded(file, line, column))
  }

  private func need(
    _ other: Joint, _ least: Double?, _ most: Double?, turning: Bool, _ place: SourceLocation
  ) -> Joint {
    guard other !== self, other.isAttached else {
      Recorder.report(
        "joint.needs",
        other === self ? "`\(name)` cannot need itself" : "`\(name)` needs `\(other.name)`, which holds nothing",
        joint: name, at: place)
      return self
    }
    guard let dof = other.freedom(turning: turning) else {
      Recorder.report(
        "joint.needs",
        "`\(name)` needs \(turning ? "an angle" : "a distance") of `\(other.name)`, which is a \(other.kind)",
        joint: name, at: place)
      return self
    }
    let scale = dof.type == .helical ? 2 * Double.pi / (dof.lead ?? 1) : 1
    needs.append((other, dof.id, least.map { $0 * scale }, most.map { $0 * scale }, place))
    return self
  }

  /// The freedom that turns, or the one that slides.
  func freedom(turning: Bool) -> DegreeOfFreedom? {
    dofs.first { turning ? $0.type == .rotation : ($0.type == .translation || $0.type == .helical) }
  }
}
