internal import PintleDocument

/// value = multiplier · value of that joint + offset.
struct Mimic {
  var joint: String
  var multiplier: Double
  var offset: Double
}

extension BodyTree {
  /// How a motion follows in a format whose joints follow one other in proportion, and what has to be said about it.
  ///
  /// - Parameters:
  ///   - format: its name, for people.
  ///   - approximates: what follows along a curve follows the line that comes nearest.
  func mimic(_ m: BodyMotion, in format: String, approximates: Bool) -> (mimic: Mimic?, finding: Finding?) {
    if let rides = m.rides {
      guard let turn = motions.joined().first(where: { $0.name == rides.on }),
        let through = mimic(turn, in: format, approximates: approximates).mimic
      else { return (Mimic(joint: rides.on, multiplier: rides.factor, offset: rides.offset), nil) }
      // Not through another follower: some readers do not chain them.
      return (
        Mimic(
          joint: through.joint, multiplier: through.multiplier * rides.factor,
          offset: through.offset * rides.factor + rides.offset), nil
      )
    }
    func alone(_ why: String) -> (mimic: Mimic?, finding: Finding?) {
      (
        nil,
        Finding(
          "export.follower_free", .warning, .fail,
          "`\(m.dof)` \(why), which \(format) cannot say: it is written as a joint of its own", joint: m.dof)
      )
    }
    guard let law = m.law else { return (nil, nil) }
    switch law {
    case .linear(let input, let multiplier, let offset, let error):
      let made = Mimic(joint: coordinates[input] ?? input, multiplier: multiplier, offset: offset)
      if law.isLine { return (made, nil) }
      guard approximates else { return alone("follows `\(input)` along a curve") }
      let by =
        m.kind == .slide
        ? "\(DecimalText.text(error * 1e3, decimals: 2)) mm" : "\(DecimalText.text(error * 180 / .pi, decimals: 2))°"
      return (
        made,
        Finding(
          "export.follower_approximated", .warning, .fail,
          "`\(m.dof)` follows `\(input)` along a curve; \(format) has lines only, and this one is off by up to \(by)",
          joint: m.dof)
      )
    case .several(let inputs): return alone("follows \(inputs.map { "`\($0)`" }.joined(separator: " and ")) together")
    case .still: return (nil, nil)
    case .unknown: return alone("follows what cannot be moved here")
    }
  }
}
