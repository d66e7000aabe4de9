internal import Glibc
internal import PintleDocument

/// A solid that is an outline pushed straight along z: what boxes, cylinders and extrusions have in common.
///
/// Holes that go right through a prism along its own axis are cut in the plane, as holes of its outline, and pushed
/// up with it: 900 holes take a moment instead of seconds, and the result is the same.
struct Prism {
  var outline: ProfileNode
  var lower: Double
  var upper: Double
  /// Outline plane and axis in the frame around.
  var at: RigidTransform

  init(_ outline: ProfileNode, _ lower: Double, _ upper: Double, _ at: RigidTransform = .identity) {
    self.outline = outline
    self.lower = lower
    self.upper = upper
    self.at = at
  }

  /// The prisms whose union the node is, or nil where it is anything else.
  static func all(of node: SolidNode, limit: Int) -> [Prism]? {
    switch node {
    case .box(let s): return [Prism(.rectangle(width: s.x, height: s.y, radius: 0), -s.z / 2, s.z / 2)]
    case .cylinder(let r, let h): return [Prism(.circle(radius: r), 0, h)]
    case .extrude(let profile, let h): return [Prism(profile, 0, h)]
    case .placed(let x, let s): return all(of: s, limit: limit)?.map { $0.moved(x) }
    case .pattern(let placements, let s):
      guard let one = all(of: s, limit: limit), one.count * placements.count <= limit else { return nil }
      return placements.flatMap { x in one.map { $0.moved(x) } }
    case .union(let of):
      var list: [Prism] = []
      for s in of {
        guard let more = all(of: s, limit: limit - list.count) else { return nil }
        list += more
      }
      return list.count <= limit ? list : nil
    default: return nil
    }
  }

  private func moved(_ x: RigidTransform) -> Prism { Prism(outline, lower, upper, x * at) }

  /// This prism's outline as a hole in the plane of `base`, if it goes right through along the same axis.
  func hole(through base: Prism) -> ProfileNode? {
    let x = base.at.inverse * at
    guard x.isFinite, abs(abs(x.z.z) - 1) < 1e-12, abs(x.x.z) < 1e-9, abs(x.y.z) < 1e-9 else { return nil }
    let up = x.z.z > 0
    // Turned upside down, an outline is seen from behind: the same only where it is its own mirror image in x.
    guard up || outline.isItsOwnMirrorImage else { return nil }
    let a = x.translation.z + (up ? lower : -upper)
    let b = x.translation.z + (up ? upper : -lower)
    guard a <= base.lower + 1e-10, b >= base.upper - 1e-10 else { return nil }
    let (s, c) = (x.x.y, x.x.x)
    return .placed(offset: [x.translation.x, x.translation.y], angle: atan2(s, c), profile: outline)
  }

  /// The base of a difference with all that goes right through punched out, and the tools that are left to cut; nil
  /// where nothing is gained.
  static func punch(
    _ from: SolidNode, _ minus: [SolidNode], evaluator: SolidEvaluator, at path: [Int]
  ) throws(SolidIssue) -> (Brep, [(index: Int, node: SolidNode)])? {
    guard let whole = all(of: from, limit: 1), let base = whole.first, whole.count == 1 else { return nil }
    var holes: [ProfileNode] = []
    var rest: [(index: Int, node: SolidNode)] = []
    for (i, tool) in minus.enumerated() {
      let prisms = all(of: tool, limit: evaluator.limits.copies - holes.count)
      let through = prisms?.compactMap { $0.hole(through: base) }
      if let prisms, let through, !through.isEmpty, through.count == prisms.count {
        holes += through
      } else {
        rest.append((i, tool))
      }
    }
    guard !holes.isEmpty else { return nil }
    // A tool that is broken in itself is reported at its own place, by the ordinary way.
    guard let plate = try? evaluator.face(base.outline, path),
      let punches = try? holes.map({ try evaluator.face($0, path) }),
      let punched = try? plate.punched(punches),
      let solid = try? punched.extruded(base.upper - base.lower),
      let placed = try? solid.moved(base.at * RigidTransform(translation: [0, 0, base.lower]))
    else { return nil }
    return (placed, rest)
  }
}

extension ProfileNode {
  /// True where mirroring in the x axis changes nothing.
  fileprivate var isItsOwnMirrorImage: Bool {
    switch self {
    case .rectangle, .circle, .ellipse, .slot: true
    default: false
    }
  }
}
