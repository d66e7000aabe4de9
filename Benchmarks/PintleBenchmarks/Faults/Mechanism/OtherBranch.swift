internal import Glibc
import PintleDocument

/// A loop put together the other way round: the elbow bent to the other side.
///
/// Both bars of a hinge's closure are turned about their own joints until their ends meet on the other side of the line
/// between these: every length is kept, and the loop closes.
struct OtherBranch: FaultClass {
  let name = "other-branch"
  let breaks = "the two bars of a closure are drawn with the elbow on the other side"
  let expected = mechanismFamilies
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.closures.compactMap { closure in
      guard closure.kind == .hinge, closure.frameOnB == nil, let z = closure.frame.z.normalized,
        let a = asset.joint(holding: closure.a), let b = asset.joint(holding: closure.b), a.id != b.id,
        [a, b].allSatisfy({ $0.dofs.count == 1 && $0.dofs[0].type == .rotation && $0.frame.z.cross(z).length < 1e-6 }),
        let along = flat(b.frame.origin - a.frame.origin, z).normalized
      else { return nil }
      let across = z.cross(along)
      let elbow = flat(closure.frame.origin - a.frame.origin, z)
      let height = elbow.dot(across)
      // Straight bars have one side only.
      guard abs(height) > 0.02 * elbow.length else { return nil }
      let point = closure.frame.origin - across * (2 * height)
      func angle(_ joint: JointRecord) -> Double {
        let (from, to) = (flat(closure.frame.origin - joint.frame.origin, z), flat(point - joint.frame.origin, z))
        return atan2(from.cross(to).dot(z), from.dot(to))
      }
      let first = asset.document.subtree(of: closure.a)
      let second = asset.document.subtree(of: closure.b)
      guard first.allSatisfy({ !second.contains($0) }) else { return nil }
      let document = asset.document
        .turned(first, about: LineRecord(origin: a.frame.origin, direction: z), by: angle(a))
        .turned(second, about: LineRecord(origin: b.frame.origin, direction: z), by: angle(b))
        .closure(closure.id) {
          $0.frame.origin = point
          $0.frame.line = nil
        }
      return Mutant(what: "\(closure.id): \(closure.a) and \(closure.b) bent to the other side", document: document)
    }
  }

  private func flat(_ v: Vector3, _ z: Vector3) -> Vector3 { v - z * v.dot(z) }
}
