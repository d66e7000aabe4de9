internal import Glibc
internal import PintleDocument

/// What two gears must agree in to mesh, and how many teeth one has: involutes after ISO 53 (addendum 1, dedendum 1.25,
/// root radius 0.38 modules; inside a ring addendum 0.8, so that its tips clear the fillets of small pinions).
public struct GearSpec: Hashable, Sendable {
  /// Metres of pitch diameter per tooth.
  public let module: Double
  public let teeth: Int
  public let pressureAngle: Angle
  /// Right-hand positive; of the pair one turns right and one left.
  public let helix: Angle
  /// Profile shift, in modules.
  public let shift: Double
  /// Play along the pitch circle when two of these mesh, metres: each tooth is thinner by half of it.
  public let backlash: Double
  /// Teeth on the inside of a ring.
  public let isRing: Bool

  /// Fewer than 6 teeth, a module that is no size, or a pressure angle outside 5°…30° are findings; near values are taken.
  public init(
    module: Double, teeth: Int, pressureAngle: Angle = Angle(degrees: 20), helix: Angle = Angle(radians: 0),
    shift: Double = 0, backlash: Double = 0, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) {
    self.init(module, teeth, pressureAngle, helix, shift, backlash, isRing: false, recorded(file, line, column))
  }

  /// Teeth on the inside of a ring.
  public static func ring(
    module: Double, teeth: Int, pressureAngle: Angle = Angle(degrees: 20), shift: Double = 0, backlash: Double = 0,
    file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> GearSpec {
    GearSpec(
      module, teeth, pressureAngle, Angle(radians: 0), shift, backlash, isRing: true, recorded(file, line, column))
  }

  private init(
    _ module: Double, _ teeth: Int, _ pressureAngle: Angle, _ helix: Angle, _ shift: Double, _ backlash: Double,
    isRing: Bool, _ place: SourceLocation
  ) {
    let m = checkedSize(module, "the module of a gear", place)
    self.module = m
    self.teeth = checkedCount(teeth, "the number of teeth", least: 6, most: 300, place)
    func within(_ v: Double, _ range: (Double, Double), _ fallback: Double, _ what: String, _ text: String) -> Double {
      guard v.isFinite, v >= range.0, v <= range.1 else {
        Recorder.report("gear.spec", "\(what) is \(text)", at: place)
        return fallback
      }
      return v
    }
    let alpha = checkedAngle(pressureAngle, "the pressure angle of a gear", place)
    self.pressureAngle = Angle(
      radians: within(
        alpha, (Double.pi / 36, Double.pi / 6), Double.pi / 9, "the pressure angle of a gear",
        "\(degreesText(alpha)), expected 5° to 30°"))
    let beta = checkedAngle(helix, "the helix of a gear", place)
    self.helix = Angle(
      radians: within(
        beta, (-Double.pi / 4, Double.pi / 4), 0, "the helix of a gear", "\(degreesText(beta)), expected -45° to 45°"))
    self.shift = within(shift, (-1, 1.5), 0, "the shift of a gear", "\(trimmed(shift)) modules, expected -1 to 1.5")
    self.backlash = within(
      backlash, (0, 0.5 * m), 0, "the backlash of a gear", "\(millimetres(backlash)), expected 0 to half the module")
    self.isRing = isRing
  }

  var pitchRadius: Double { module * Double(teeth) / 2 }
  public var pitchDiameter: Double { 2 * pitchRadius }
  /// Over the tips of the teeth; of a ring the free width between them.
  public var tipDiameter: Double { 2 * tipRadius }
  /// At the bottom of the gaps.
  public var rootDiameter: Double { 2 * rootRadius }

  var baseRadius: Double { pitchRadius * cos(pressureAngle) }
  var tipRadius: Double {
    // Inside, flanks end at the base circle.
    isRing ? max(pitchRadius - module * (0.8 - shift), baseRadius) : pitchRadius + module * (1 + shift)
  }
  var rootRadius: Double { isRing ? pitchRadius + module * (1.25 + shift) : pitchRadius - module * (1.25 - shift) }

  /// Between the lines of this gear and of one that it meshes with without play beyond the backlash, metres: the sum (inside
  /// a ring the difference) of the pitch radii, or with shifted teeth a little more.
  public func distance(to other: GearSpec) -> Double {
    let inner = isRing != other.isRing
    let z = inner ? Double(abs(teeth - other.teeth)) : Double(teeth + other.teeth)
    let x = inner ? (isRing ? shift - other.shift : other.shift - shift) : shift + other.shift
    let a = module * z / 2
    guard x != 0, z > 0 else { return a }
    // inv α' = inv α + 2 tan α · Σx / Σz, by Newton.
    let alpha = pressureAngle.radians
    let wanted = involute(alpha) + 2 * Glibc.tan(alpha) * x / z
    var working = alpha
    for _ in 0..<50 {
      let t = Glibc.tan(working)
      let step = (t - working - wanted) / (t * t)
      working = min(1.2, max(0.02, working - step))
      if abs(step) < 1e-15 { break }
    }
    return a * Glibc.cos(alpha) / Glibc.cos(working)
  }
}

/// tan α − α.
func involute(_ a: Double) -> Double { Glibc.tan(a) - a }

/// The teeth of a gear as corners, one tooth about +x: flanks within a five-hundredth of a module of the involute, roots
/// as a rack with a tip radius of 0.38 modules cuts them (with the undercut it makes where teeth are few).
struct GearOutline {
  let spec: GearSpec
  /// The largest distance between a chord and its flank, metres.
  var tolerance: Double { spec.module / 500 }

  /// Half the angle of a tooth (of a ring: of a gap) at a radius.
  func halfAngle(_ radius: Double) -> Double {
    let r = spec.pitchRadius
    // A gap of a ring is as wide as the tooth that it takes, and the play.
    let play = spec.isRing ? spec.backlash / 2 : -spec.backlash / 2
    let width = spec.module * (Double.pi / 2 + 2 * spec.shift * Glibc.tan(spec.pressureAngle.radians)) + play
    return width / (2 * r) + involute(spec.pressureAngle.radians)
      - involute(Glibc.acos(min(1, spec.baseRadius / radius)))
  }

  /// Counter-clockwise, starting in the gap (of a ring: the tooth) before tooth 0.
  var corners: [SIMD2<Double>] {
    let half = flank
    let step = 2 * Double.pi / Double(spec.teeth)
    var points: [SIMD2<Double>] = []
    for k in 0..<spec.teeth {
      let middle = step * Double(k)
      for p in half { points.append(polar(p.x, middle - p.y)) }
      for p in half.reversed() { points.append(polar(p.x, middle + p.y)) }
    }
    return points.enumerated().filter { i, p in
      let q = points[i == 0 ? points.count - 1 : i - 1]
      return ((p - q) * (p - q)).sum() > 1e-14
    }.map(\.element)
  }

  private func polar(_ r: Double, _ a: Double) -> SIMD2<Double> {
    let (s, c) = exactSineCosine(a)
    return [snap(r * c), snap(r * s)]
  }

  /// (radius, angle from the middle of the tooth) from the middle of the gap to the middle of the tip.
  private var flank: [SIMD2<Double>] { spec.isRing ? ringFlank : outerFlank }

  private var outerFlank: [SIMD2<Double>] {
    let tip = pointedTip
    // Where the root ends the involute begins.
    var list = root(upTo: tip)
    let start = list.last.map(\.x) ?? spec.rootRadius
    list += involutePoints(from: max(start, spec.baseRadius), to: tip)
    list.append([tip, 0])
    return list
  }

  /// The tip, or where the flanks meet before it.
  private var pointedTip: Double {
    var low = spec.baseRadius, high = spec.tipRadius
    if halfAngle(high) > 0.02 / Double(spec.teeth) { return high }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if halfAngle(middle) > 0.02 / Double(spec.teeth) { low = middle } else { high = middle }
    }
    return low
  }

  private var ringFlank: [SIMD2<Double>] {
    // Of the hole: a tooth of it is a gap of the ring.
    let step = Double.pi / Double(spec.teeth)
    var list: [SIMD2<Double>] = [[spec.tipRadius, step]]
    // Where the gap's flanks would meet before the root, it ends there.
    var bottom = spec.rootRadius
    while halfAngle(bottom) < 0.05 * step, bottom > spec.pitchRadius { bottom -= 0.01 * spec.module }
    list += involutePoints(from: spec.tipRadius, to: bottom)
    list.append([bottom, 0])
    return list
  }

  /// On the involute, close enough: along the roll angle θ a chord of dθ lies r_b θ dθ² / 8 inside.
  private func involutePoints(from start: Double, to end: Double) -> [SIMD2<Double>] {
    let rb = spec.baseRadius
    func roll(_ r: Double) -> Double { max(0, r * r / (rb * rb) - 1).squareRoot() }
    let a = roll(start), b = roll(end)
    guard b > a else { return [] }
    // Equal errors: steps of equal θ^1.5.
    let reach = Glibc.pow(b, 1.5) - Glibc.pow(a, 1.5)
    let n = max(spec.teeth <= 200 ? 4 : 3, Int((reach / 1.5 * (rb / (8 * tolerance)).squareRoot()).rounded(.up)))
    return (0...min(n, 60)).map { i in
      let theta = Glibc.pow(Glibc.pow(a, 1.5) + reach * Double(i) / Double(min(n, 60)), 2 / 3)
      let r = rb * (1 + theta * theta).squareRoot()
      return [r, halfAngle(max(r, rb))]
    }
  }

  /// The bottom of the gap and the fillet: the envelope of the rack's rounded corner, up to the involute.
  private func root(upTo tip: Double) -> [SIMD2<Double>] {
    let m = spec.module, r = spec.pitchRadius, alpha = spec.pressureAngle.radians
    let depth = m * (1.25 - spec.shift)
    let space = m * (Double.pi / 2 - 2 * spec.shift * Glibc.tan(alpha)) + spec.backlash / 2
    // As round as the rack's tooth is wide enough for.
    let widest = (space / 2 - depth * Glibc.tan(alpha)) / (1 / Glibc.cos(alpha) - Glibc.tan(alpha))
    let rho = min(0.38 * m, max(0.02 * m, widest))
    // The middle of the corner's circle, from the middle of the rack's tooth and below the pitch line.
    let yc = -(depth - rho)
    let half = space / 2 - (depth - rho) * Glibc.tan(alpha) - rho / Glibc.cos(alpha)
    let xc = max(0, half)
    let gap = Double.pi / Double(spec.teeth)
    // The rack moves by u; the corner touches where its normal passes the pitch point. In the gear, turned back by the roll
    // and measured from the middle of the tooth.
    func envelope(_ u: Double) -> SIMD2<Double> {
      let n = (u * u + yc * yc).squareRoot()
      let x = u + rho * u / n, y = yc + rho * yc / n + r
      return [(x * x + y * y).squareRoot(), gap - (Glibc.atan2(x, y) - (u - xc) / r)]
    }
    // From straight down (the root circle) until the straight flank takes over; where teeth are few the corner cuts into
    // the involute before that, and what lies above the cut is left.
    var end = -yc / Glibc.tan(alpha)
    if depth - rho * (1 - Glibc.sin(alpha)) > r * Glibc.sin(alpha) * Glibc.sin(alpha) {
      for k in 1...400 {
        let p = envelope(end * Double(k) / 400)
        if p.x >= spec.baseRadius, halfAngle(p.x) <= p.y {
          end *= Double(k) / 400
          break
        }
      }
    }
    let count = spec.teeth <= 100 ? 8 : spec.teeth <= 200 ? 4 : 2
    var list: [SIMD2<Double>] = [[spec.rootRadius, gap]]
    for i in 0...count {
      let share = Double(i) / Double(count)
      let p = envelope(end * share * share)
      guard p.x < tip else { break }
      if p.y < gap { list.append(p) }
    }
    return list
  }
}
