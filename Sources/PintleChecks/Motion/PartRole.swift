import PintleDocument
import PintleKinematics
import PintleModel

/// What a part is for, and how that is known.
struct PartRole: Hashable {
  /// `door`, `lid`, `drawer`, `wheel`, ….
  let name: String
  /// Said in the document; otherwise its name and its shape agree on it.
  let isDeclared: Bool

  /// One weight less where nobody said what the part is for.
  func weighing(_ severity: Severity) -> Severity {
    isDeclared ? severity : severity == .error ? .warning : .note
  }
}

extension CheckContext {
  /// The declared role of a part, or one that its name and its geometry both speak for; nil where nothing does.
  ///
  /// Imported assets have no roles. A word alone proves nothing (`door_knob`, `wheel_well`), nor does a shape (a louvre is
  /// as flat as a door): both must agree.
  func role(ofPart part: Int) -> PartRole? {
    let record = model.parts[part].record
    if let role = record.role { return PartRole(name: role, isDeclared: true) }
    guard let j = mechanism.jointOfPart[part], mechanism.joints[j].freedoms.count == 1,
      let index = mechanism.joints[j].freedoms.first
    else { return nil }
    let freedom = mechanism.freedoms[index]
    guard let word = Self.words(record.id).last(where: { !Self.fillers.contains($0) && Int($0) == nil }) else {
      return nil
    }
    switch (word, freedom.record.type) {
    case ("door", .rotation), ("lid", .rotation):
      guard freedom.limits != nil, let leaf = LeafSection(of: part, about: freedom.id, self),
        leaf.halfWidth >= 3 * leaf.halfDepth
      else { return nil }
      return PartRole(name: word, isDeclared: false)
    case ("drawer", .translation):
      return PartRole(name: word, isDeclared: false)
    case ("wheel", .rotation):
      guard let wheel = WheelForm(of: part, by: freedom, self), wheel.isRound else { return nil }
      return PartRole(name: word, isDeclared: false)
    default: return nil
    }
  }

  /// Words that say where or which, not what.
  private static let fillers: Set<String> = [
    "link", "body", "left", "right", "front", "rear", "back", "upper", "lower", "top", "bottom", "middle", "main",
    "inner", "outer", "fl", "fr", "rl", "rr", "l", "r", "part", "assembly", "panel",
  ]

  /// `frontLeft_wheel-2` is front, left, wheel, 2.
  static func words(_ name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var last: Character = "_"
    for c in name {
      if !c.isLetter && !c.isNumber {
        words.append(word)
        word = ""
      } else {
        if (c.isUppercase && last.isLowercase) || (c.isNumber != last.isNumber && !word.isEmpty) {
          words.append(word)
          word = ""
        }
        word += c.lowercased()
      }
      last = c
    }
    words.append(word)
    return words.filter { !$0.isEmpty }
  }
}

/// A part that turns about a line, measured about it: home pose, asset frame, metres.
struct WheelForm {
  /// The middle of the part along the line, on the line.
  let centre: Vector3
  /// Unit vector.
  let direction: Vector3
  /// Of its farthest point.
  let radius: Double
  /// Half its extent along the line.
  let halfWidth: Double
  /// As far out on every side, within 3 % of its radius.
  let isRound: Bool

  init?(of part: Int, by freedom: Freedom, _ context: CheckContext) {
    guard freedom.record.type == .rotation,
      let axis = context.mechanism.axis(of: freedom.id, in: context.homePose),
      let direction = axis.direction.normalized
    else { return nil }
    let X = RigidTransform(origin: axis.origin, z: direction)
    let inverse = X.inverse
    // The farthest point in each of twelve sectors.
    var far = [Double](repeating: 0, count: 12)
    var (lower, upper) = (Double.infinity, -Double.infinity)
    for shape in context.model.parts[part].shapes {
      for p in context.homePoints(ofShape: shape) {
        let q = inverse.apply(p)
        lower = min(lower, q.z)
        upper = max(upper, q.z)
        let squared = q.x * q.x + q.y * q.y
        // Sectors by comparison instead of angles: the sign of x, of y, and which third of the quarter.
        let (x, y) = (abs(q.x), abs(q.y))
        let third = y < 0.57735 * x ? 0 : y < 1.73205 * x ? 1 : 2
        let sector = (q.x < 0 ? 3 : 0) + (q.y < 0 ? 6 : 0) + third
        if squared > far[sector] { far[sector] = squared }
      }
    }
    guard lower <= upper, let most = far.max(), let least = far.min() else { return nil }
    radius = most.squareRoot()
    guard radius > 0 else { return nil }
    isRound = least.squareRoot() >= 0.97 * radius
    self.direction = direction
    centre = axis.origin + direction * ((lower + upper) / 2)
    halfWidth = (upper - lower) / 2
  }

  /// How high its lowest point lies, as a round body: facets do not lift it.
  var bottom: Double {
    let across = (1 - min(1, direction.z * direction.z)).squareRoot()
    return centre.z - radius * across - halfWidth * abs(direction.z)
  }
}
