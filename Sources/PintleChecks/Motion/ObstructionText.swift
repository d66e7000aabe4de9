import PintleDocument
import PintleKinematics
import PintleModel

/// What all rules about obstructions say alike: the place, the pose, how far the joint gets and how deep it goes.
extension Rule {
  func finding(
    for o: Obstruction, _ message: String, severity weight: Severity, hint: String, _ context: CheckContext
  ) -> Finding {
    let joint = context.mechanism.joints[o.freedom.joint].record
    let angular = o.freedom.record.isAngular
    var pose = o.report.base
    pose[o.freedom.id] = o.blocking.onset
    let target = Wording.quantity(o.end ?? .nan, angular: angular).value
    return finding(
      context, message, severity: weight,
      parts: context.partNames(ofPaths: [o.blocking.moving, o.blocking.resting]),
      shapes: [o.blocking.moving, o.blocking.resting], joint: joint.id,
      measured: Wording.quantity(o.blocking.onset, angular: angular),
      expected: o.end.map { _ in
        Expected(min: o.isUpward ? target : nil, max: o.isUpward ? nil : target, unit: angular ? "deg" : "mm")
      }, pose: pose, at: o.blocking.at, source: joint.source, hint: hint)
  }
}

extension Obstruction {
  func say(_ v: Double) -> String { Wording.coordinate(v, angular: freedom.record.isAngular) }

  /// "stops at 34.2° of 110°".
  var reached: String {
    end.map { "stops at \(say(blocking.onset)) of \(say($0))" }
      ?? "does not turn round: it stops at \(say(blocking.onset))"
  }

  /// ", at worst 4.1 mm deep and 0.3 cm³ in common", or nothing.
  var depth: String {
    if let worst { return worst.depth > 0 ? ", at worst \(Wording.overlap(worst))" : "" }
    return blocking.depth > 0 ? ", \(Wording.length(blocking.depth)) deep at \(say(blocking.depthAt))" : ""
  }

  /// "; first touch at 33.9°, free from 0° to 34.2°".
  var extent: String {
    let touch = blocking.touch.map { "first touch at \(say($0)), " } ?? ""
    return "; \(touch)free from \(say(report.usable.lowerBound)) to \(say(report.usable.upperBound))"
  }
}
