public import PintleDocument
public import PintleKinematics

/// Judges what a simulation saw: findings of the family `simulation`, never part of a check.
public enum SimulationJudgement {
  /// Turned so far after it was let go it did not stand, radians.
  static let tips = 5 * Double.pi / 180
  /// A slope that furniture is expected to stand on, radians.
  static let slope = 10 * Double.pi / 180
  /// What still moves after it was let go, m/s or rad/s.
  static let restless = 0.05
  /// Of a joint's range: what it may miss its end by, and what it may creep by itself.
  static let share = 0.02
  /// Radians or metres, for ranges that are short.
  static let least = 1e-3

  /// - Parameter coordinates: names in the exported model, by the ids of degrees of freedom.
  public static func findings(
    _ outcome: SimulationOutcome, of mechanism: Mechanism, coordinates: [String: String]
  ) -> [Finding] {
    var found: [Finding] = []
    let settle = outcome.settle
    func tell(
      _ rule: String, _ severity: Severity, _ message: String, joint: Freedom? = nil, parts: [String] = [],
      measured: Quantity? = nil, expected: Expected? = nil, hint: String? = nil
    ) {
      let record = joint.map { mechanism.joints[$0.joint].record }
      found.append(
        Finding(
          "simulation.\(rule)", severity, .fail, message, parts: parts, joint: joint?.id, measured: measured,
          expected: expected, source: record.flatMap { mechanism.model.document.location($0.source) }, hint: hint))
    }
    let byName = Dictionary(
      mechanism.freedoms.compactMap { f in coordinates[f.id].map { ($0, f) } }, uniquingKeysWith: { first, _ in first })

    guard settle.sound else {
      tell(
        "unstable", .error, "it flew apart within \(Wording.number(settle.seconds)) s of being let go",
        hint: "look for colliders that overlap at home, and for masses that differ by orders of magnitude")
      return found
    }
    if let tilt = settle.tilt, tilt > tips {
      tell(
        "tips", .error, "let go at home it turns over by \(Wording.angle(tilt))",
        measured: Wording.quantity(tilt, angular: true), expected: Expected(max: Wording.degrees(tips), unit: "deg"))
    } else if let speed = settle.speed, speed > restless {
      tell(
        "restless", .warning,
        "\(Wording.number(settle.seconds)) s after it was let go something still moves at \(Wording.number(speed, decimals: 2)) m/s or rad/s",
        measured: Quantity(speed, "1/s"), expected: Expected(max: restless, unit: "1/s"))
    }
    for (name, values) in (settle.moved ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard let f = byName[name], f.record.role != .follows, values.count == 2, let range = f.limits else { continue }
      let way = values[1] - values[0]
      let room = max(least, 5 * share * (range.upperBound - range.lowerBound))
      guard abs(way) > room else { continue }
      let isTurn = f.record.type != .translation
      tell(
        "creeps", .note,
        "`\(f.id)` moves by itself: from \(Wording.coordinate(values[0], angular: isTurn)) to "
          + Wording.coordinate(values[1], angular: isTurn),
        joint: f, measured: Wording.quantity(way, angular: isTurn),
        hint: "friction, a detent or a catch would hold it; where it is meant to swing, this is no fault")
    }
    if let least = outcome.tilt?.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }).first, least.value < slope {
      tell(
        "tips_easily", .warning,
        "it tips over on a slope of \(Wording.angle(least.value)) toward the \(least.key)",
        measured: Wording.quantity(least.value, angular: true),
        expected: Expected(min: Wording.degrees(slope), unit: "deg"))
    }
    for drive in outcome.drive {
      guard let f = byName[drive.joint] else { continue }
      let isTurn = f.record.type != .translation
      guard drive.sound, let reached = drive.reached else {
        tell("unstable", .error, "driving `\(f.id)` to its \(drive.end) end makes it fly apart", joint: f)
        continue
      }
      let extent = f.limits.map { $0.upperBound - $0.lowerBound } ?? 0
      guard abs(reached - drive.target) > max(least, share * extent) else { continue }
      let pair = drive.touching.first ?? []
      tell(
        "limit_not_reached", .error,
        "`\(f.id)` stops at \(Wording.coordinate(reached, angular: isTurn)) on its way to "
          + Wording.coordinate(drive.target, angular: isTurn)
          + (pair.isEmpty ? "" : ": \(Wording.list(pair)) press on one another"),
        joint: f, parts: pair, measured: Wording.quantity(reached, angular: isTurn),
        expected: Expected(
          value: isTurn ? Wording.degrees(drive.target) : drive.target * 1e3, unit: isTurn ? "deg" : "mm"))
    }
    return found
  }
}
