public import PintleDocument
public import PintleModel

/// What two shapes may do to each other while they move: how deep they may press, or that they are not compared.
public struct PairPolicy: Sendable {
  public enum Judgement: Hashable, Sendable {
    /// Penetration deeper than this (metres) is a fault.
    case checked(tolerance: Double)
    /// Contact is meant, and bounded elsewhere.
    case exempt(reason: String)
  }

  private let judge: @Sendable (ModelShape, ModelShape) -> Judgement

  public init(_ judge: @escaping @Sendable (ModelShape, ModelShape) -> Judgement) { self.judge = judge }

  public func callAsFunction(_ a: ModelShape, _ b: ModelShape) -> Judgement { judge(a, b) }

  /// What the document declares: `yields` adds to the tolerance; hardware is exempt against its own joint's two parts,
  /// but for what it is said to run in; a running fit is held to half its clearance; presses, threads, seats and other meant contacts are exempt. Everything
  /// else follows from τ and the smaller shape (`PairTolerance`).
  ///
  /// - Parameter tolerance: τ of the asset, metres.
  public static func declared(in document: Document, tolerance: Double) -> PairPolicy {
    var partsOfJoint: [String: [String]] = [:]
    for joint in document.joints { partsOfJoint[joint.id] = [joint.child, joint.parent] }
    let partsByJoint = partsOfJoint
    let parts = document.parts.map(\.id)
    let contacts = document.contacts
    return PairPolicy { a, b in
      func part(_ s: ModelShape) -> String? { parts.indices.contains(s.part) ? parts[s.part] : nil }
      func names(_ item: String, _ s: ModelShape) -> Bool { item == s.path || item == part(s) }
      let declared = contacts.filter {
        (names($0.a, a) && names($0.b, b)) || (names($0.a, b) && names($0.b, a))
      }
      let runs = declared.contains { $0.kind == .runningFit && $0.clearance != nil }
      for (hardware, other) in [(a, b), (b, a)] where !runs {
        if let joint = hardware.record.hardware, let held = partsByJoint[joint], let name = part(other),
          held.contains(name)
        {
          return .exempt(reason: "hardware of \(joint)")
        }
      }
      var allowed = PairTolerance.tolerance(a, b, asset: tolerance)
      for contact in declared {
        guard contact.kind == .runningFit, let clearance = contact.clearance else {
          return .exempt(reason: "declared \(contact.kind.rawValue)")
        }
        allowed = min(allowed, PairTolerance.tolerance(a, b, asset: tolerance, clearance: clearance))
      }
      return .checked(tolerance: allowed + max(a.record.yields ?? 0, b.record.yields ?? 0, 0))
    }
  }
}
