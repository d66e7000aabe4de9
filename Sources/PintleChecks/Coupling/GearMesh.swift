internal import Glibc
import PintleDocument
import PintleKinematics
import PintleModel

/// Two gears that are said to mesh, with what follows from their numbers in the drawn pose.
///
/// Notation after ISO 21771: z teeth, x shift, α pressure angle at the pitch circle, α_w at the working one, r, r_b, r_a
/// radii of the pitch, base and tip circle; inside, `b` is the ring. Lengths in metres.
struct GearMesh {
  let a: GearRecord
  let b: GearRecord
  /// The coupling or contact that says so, for the finding's line.
  let source: Int?
  /// The unit direction of `a`'s line.
  let w: Vector3
  /// From `a`'s line to `b`'s, across both.
  let across: Vector3

  var isInner: Bool { a.ring != b.ring }
  var distance: Double { across.length }
  var module: Double { a.module }
  var shapes: [String] { [a.shape, b.shape] }
  var parts: [String] { shapes.compactMap { $0.split(separator: "/").first.map(String.init) } }
  /// A point between both, for the finding.
  var middle: Vector3 { a.line.origin + across / 2 }

  /// Nil where their lines are not parallel.
  init?(_ a: GearRecord, _ b: GearRecord, source: Int?) {
    // Inside, the ring comes second.
    let (first, second) = a.ring && !b.ring ? (b, a) : (a, b)
    guard let w = first.line.direction.normalized, let v = second.line.direction.normalized,
      w.cross(v).length < 1e-6
    else { return nil }
    let way = second.line.origin - first.line.origin
    self.a = first
    self.b = second
    self.source = source
    self.w = w
    across = way - w * way.dot(w)
  }

  /// Gears that agree in what makes teeth fit: module, pressure angle, helix.
  var agree: Bool {
    abs(a.module - b.module) <= 1e-6 * a.module && abs(a.pressureAngle - b.pressureAngle) <= 1e-6
      && abs(isInner ? a.helix - b.helix : a.helix + b.helix) <= 1e-6
  }

  /// What the lines are to be apart for these teeth, with no play beyond the backlash, and α_w there.
  ///
  /// inv α_w = inv α + 2 tan α · Σx / Σz and a = m Σz / 2 · cos α / cos α_w (ISO 21771, 5.3), inside with differences.
  var nominal: (distance: Double, angle: Double) {
    let z = isInner ? Double(b.teeth - a.teeth) : Double(a.teeth + b.teeth)
    let x = isInner ? b.shift - a.shift : a.shift + b.shift
    let alpha = a.pressureAngle
    let plain = module * z / 2
    guard x != 0, z > 0 else { return (plain, alpha) }
    let wanted = involute(alpha) + 2 * tan(alpha) * x / z
    var angle = alpha
    for _ in 0..<50 {
      let t = tan(angle)
      let step = (t - angle - wanted) / (t * t)
      angle = min(1.2, max(0.02, angle - step))
      if abs(step) < 1e-15 { break }
    }
    return (plain * cos(alpha) / cos(angle), angle)
  }

  /// How far the teeth of one may turn in the gaps of the other, along the pitch circle, each way from the middle.
  var play: Double { (a.backlash + b.backlash) / 4 }

  /// By how many teeth `b` misses the gaps of `a` in the drawn pose, −½ to ½.
  ///
  /// With u the turn from a tooth to the line of centres in teeth: outside u_a + u_b ≡ ½, inside u_a − u_b ≡ ½.
  /// `stations`: where along the line each one's `zero` holds; helical teeth are turned elsewhere.
  func phase(stations: (a: Double, b: Double)) -> Double? {
    guard let u = across.normalized, across.length > 1e-9 else { return nil }
    let contact = isInner ? -u : u
    func toTooth(_ g: GearRecord, _ d: Vector3, lead station: Double) -> Double {
      // At another station a right-hand helix stands further on.
      let twist = station * tan(g.helix) / (module * Double(g.teeth) / 2)
      return (atan2(g.zero.cross(d).dot(w), g.zero.dot(d)) - twist) * Double(g.teeth) / (2 * .pi)
    }
    let first = toTooth(a, contact, lead: stations.b - stations.a)
    let second = toTooth(b, isInner ? contact : -contact, lead: 0)
    let off = (isInner ? first - second : first + second) - 0.5
    return off - off.rounded()
  }

  // MARK: along the line of action

  /// Where contact starts and ends on the line of action, from the point where it touches `a`'s base circle (inside: both
  /// from there), and the base pitch; nil where the tips do not reach the line at all.
  ///
  /// ISO 21771, 5.4: √(r_a² − r_b²) is the way from the base circle's tangent point to the tip.
  var action: (start: Double, end: Double, basePitch: Double)? {
    let angle = workingAngle
    let reach = distance * sin(angle)
    let tipA = a.reach, tipB = b.reach
    guard let tipA, let tipB else { return nil }
    let pitch = Double.pi * module * cos(a.pressureAngle)
    return isInner ? (tipB - reach, tipA, pitch) : (reach - tipB, tipA, pitch)
  }

  /// α_w at the distance as drawn; where base circles overlap it is none, and the pressure angle stands for it.
  private var workingAngle: Double {
    let z = isInner ? Double(b.teeth - a.teeth) : Double(a.teeth + b.teeth)
    let cosine = module * z / 2 * cos(a.pressureAngle) / distance
    return cosine < 1 && cosine > 0 ? acos(cosine) : a.pressureAngle
  }

  /// The transverse contact ratio ε_α: how many pairs of teeth touch on average.
  var contactRatio: Double? { action.map { ($0.end - $0.start) / $0.basePitch } }

  /// How far one's tips reach below where the other's involute begins, the worse of both: by radius, and beyond the base
  /// circle along the line of action; metres, negative where nothing does.
  var interference: Double? {
    guard let action else { return nil }
    func below(_ g: GearRecord, _ start: Double) -> Double {
      func radius(_ s: Double) -> Double { (g.base * g.base + s * s).squareRoot() }
      return radius(g.formStart) - radius(max(0, start)) + max(0, -start)
    }
    if isInner { return below(a, action.start) }
    return max(below(a, action.start), below(b, distance * sin(workingAngle) - action.end))
  }

  /// Tips of a pinion that meet tips of its ring beside the line of centres (trochoid interference): the angle by which
  /// they overlap, radians; negative where they clear.
  ///
  /// θ_a z_a/z_b + inv α_w − inv α_ab ≥ θ_b, with θ the angles of the tip circles' crossing (KHK, Gear Technical Reference,
  /// 4.2 "Internal Gears").
  var tipOverlap: Double? {
    guard isInner else { return nil }
    let (ra, rb) = (a.tip, b.tip)
    let d = distance
    guard d > 0, ra > 0, rb > 0 else { return nil }
    let first = (rb * rb - ra * ra - d * d) / (2 * d * ra)
    let second = (d * d + rb * rb - ra * ra) / (2 * d * rb)
    // The circles do not cross: nothing can meet.
    guard abs(first) < 1, abs(second) < 1 else { return nil }
    func inv(_ g: GearRecord, _ r: Double) -> Double { involute(acos(min(1, g.base / r))) }
    let thetaA = acos(first) + inv(a, ra) - involute(workingAngle)
    let clear = thetaA * Double(a.teeth) / Double(b.teeth) + involute(workingAngle) - inv(b, rb) - acos(second)
    return -clear
  }
}

/// tan α − α.
func involute(_ a: Double) -> Double { tan(a) - a }

extension GearRecord {
  var radius: Double { module * Double(teeth) / 2 }
  var base: Double { radius * cos(pressureAngle) }
  /// Addendum 1 (ISO 53); of a ring 0.8, and never inside the base circle: where flanks end.
  var tip: Double { ring ? max(radius - module * (0.8 - shift), base) : radius + module * (1 + shift) }
  /// Along the line of action, from the base circle to the tip; nil where the tip lies below it.
  var reach: Double? { tip >= base ? (tip * tip - base * base).squareRoot() : nil }
  /// The same to where the involute begins that a rack with straight flanks one module deep makes; 0 at the base circle,
  /// negative where the rack undercuts.
  var undercutStart: Double { radius * sin(pressureAngle) - (1 - shift) * module / sin(pressureAngle) }
  var formStart: Double { ring ? 0 : max(0, undercutStart) }
}

extension CheckContext {
  /// Gears that mesh, by couplings and by declared contacts, each pair once, in the order of the document; made once.
  func findGearMeshes() -> [GearMesh] {
    let gears = Dictionary(document.gears.map { ($0.shape, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<Set<String>> = []
    var list: [GearMesh] = []
    func add(_ first: String?, _ second: String?, _ source: Int?) {
      guard let first, let second, first != second, let a = gears[first], let b = gears[second],
        a.isUsable, b.isUsable, seen.insert([first, second]).inserted, let mesh = GearMesh(a, b, source: source)
      else { return }
      list.append(mesh)
    }
    for c in document.couplings where c.from?.kind == "gear_mesh" { add(c.from?.of["a"], c.from?.of["b"], c.source) }
    for c in document.contacts where c.kind == .mesh { add(c.a, c.b, c.source) }
    return list
  }
}

extension GearRecord {
  /// Numbers that teeth can be made of.
  fileprivate var isUsable: Bool {
    teeth >= 3 && module.isFinite && module > 0 && pressureAngle.isFinite && pressureAngle > 0.01 && pressureAngle < 1
      && helix.isFinite && abs(helix) < 1.3 && shift.isFinite && backlash.isFinite && line.origin.isFinite
      && line.direction.isFinite && zero.isFinite
  }
}
