import PintleDocument

/// `structure.drive`: what is driven can be driven.
struct DriveRule: Rule {
  let id = "structure.drive"
  let title = "drives have effort and speed"
  let severity = Severity.note
  let explanation = """
    A drive with an effort or a speed of zero, or below, never moves its joint in a simulator, however free the joint \
    is. URDF files often say 0 because the field must be there: a note, an error where the policy is a simulation's. \
    Leave the drive out of what is only pushed by hand.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        The joint is free, but the drive that is said to move it has no force or no speed.
        """,
      measured: """
        Effort and speed of each drive; both must be positive where they are given.
        """,
      remedy: """
        Say what the drive can exert and how fast it may go, or leave it out.
        """,
      failing: .urdfChest(limit: #"lower="0" upper="1.9" effort="0" velocity="0""#),
      passing: .urdfChest(limit: #"lower="0" upper="1.9" effort="5" velocity="1""#))
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.degrees.compactMap { joint, dof in
      guard dof.role != .follows, let drive = dof.drive, drive.kind != .none else { return nil }
      var faults: [String] = []
      if let effort = drive.effort, !(effort > 0) { faults.append("an effort of \(Wording.number(effort))") }
      if let speed = drive.speed, !(speed > 0) { faults.append("a speed of \(Wording.number(speed))") }
      guard !faults.isEmpty else { return nil }
      return finding(
        context, "the drive of `\(dof.id)` has \(faults.joined(separator: " and "))", parts: [joint.child],
        joint: joint.id, measured: Quantity(drive.effort ?? drive.speed ?? 0, dof.isAngular ? "Nm" : "N"),
        expected: Expected(min: 0, unit: dof.isAngular ? "Nm" : "N"), source: joint.source,
        hint: "say what it can exert and how fast it may go")
    }
  }
}
