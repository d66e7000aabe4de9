internal import PintleDocument
internal import PintleKinematics

/// What a clip shows: one degree of freedom going from one value to another.
struct GLTFClip {
  var name: String
  var dof: String
  var from: Double
  var to: Double
  var duration: Double
  /// Into how many equal pieces it is cut at least, so that none turns by more than a quarter.
  var segments: Int

  /// The clips of an asset, in the order of its joints: `<dof>_open` and `<dof>_close` between home and the far end
  /// (the upper one where home lies inside the range), `<dof>_cycle` for one turn of what turns without end.
  ///
  /// Followers have none of their own: they move in the clips of what drives them. A single degree of freedom carries
  /// its joint's name. A range of nothing, and one of a thousand turns, gives no clip.
  static func all(_ mechanism: Mechanism, home: Pose) -> [GLTFClip] {
    mechanism.freedoms.flatMap { freedom -> [GLTFClip] in
      let dof = freedom.record
      guard dof.role != .follows, let start = home.values[dof.id] else { return [] }
      switch (dof.type, freedom.limits) {
      case (.rotation, nil) where dof.range == nil:
        return [
          GLTFClip(name: dof.id + "_cycle", dof: dof.id, from: start, to: start + 2 * .pi, duration: 2, segments: 4)
        ]
      case (.rotation, let limits?), (.translation, let limits?), (.helical, let limits?):
        guard let far = far(limits, from: start) else { return [] }
        let turns = dof.type != .translation
        // An unhurried hand, 90° or 0.4 m in a second; nothing too fast to be seen or longer than one likes to wait.
        let seconds = abs(far - start) / (turns ? .pi / 2 : 0.4)
        let duration = min(8, max(0.25, (seconds * 100).rounded() / 100))
        let quarters = turns ? (abs(far - start) / (.pi / 2) - 1e-9).rounded(.up) : 1
        // Nobody watches a thousand turns, and keys for them would be most of the file.
        guard quarters <= 4000 else { return [] }
        let segments = max(1, Int(quarters))
        return [
          GLTFClip(
            name: dof.id + "_open", dof: dof.id, from: start, to: far, duration: duration, segments: segments),
          GLTFClip(
            name: dof.id + "_close", dof: dof.id, from: far, to: start, duration: duration, segments: segments),
        ]
      default: return []
      }
    }
  }

  /// The end to open to: the upper one, or the lower where home is the upper; nil where there is no way to go.
  private static func far(_ limits: ClosedRange<Double>, from home: Double) -> Double? {
    guard limits.upperBound > limits.lowerBound else { return nil }
    let far = limits.upperBound - home > 1e-9 ? limits.upperBound : limits.lowerBound
    return abs(far - home) > 1e-9 ? far : nil
  }
}
