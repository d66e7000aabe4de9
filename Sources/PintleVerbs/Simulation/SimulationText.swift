internal import PintleChecks
internal import PintleDocument

/// What a simulation saw, in a few lines.
enum SimulationText {
  static func text(of outcome: SimulationOutcome, asset: String) -> String {
    func degrees(_ radians: Double) -> String { DecimalText.text(radians * 180 / .pi, decimals: 1) + "°" }
    var lines: [String] = []
    let settle = outcome.settle
    if settle.sound {
      let how =
        settle.isFree
        ? "let go for \(DecimalText.text(settle.seconds, decimals: 1)) s: turned by \(degrees(settle.tilt ?? 0)), fell "
          + "\(DecimalText.text((settle.drop ?? 0) * 1e3, decimals: 1)) mm"
        : "held as drawn for \(DecimalText.text(settle.seconds, decimals: 1)) s"
      lines.append(how)
    }
    if let tilt = outcome.tilt {
      let sides = ["front", "back", "left", "right"].compactMap { side in
        tilt[side].map { "\(side) \($0 >= 0.78 ? "not up to 45°" : degrees($0))" }
      }
      lines.append("tips on a slope to the " + sides.joined(separator: ", "))
    }
    let there = outcome.drive.filter(\.sound).count
    if there > 0 { lines.append("drove \(Set(outcome.drive.map(\.joint)).count) joints to both ends") }
    return lines.map { "  \($0)\n" }.joined() + "\(asset): \(outcome.engine)\n"
  }
}
