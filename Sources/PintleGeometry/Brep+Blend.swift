internal import COpenCascade
internal import PintleDocument

/// A fillet or a chamfer, tried.
enum BlendOutcome {
  case done(Brep)
  /// The selector chose no edge.
  case noEdge
  /// The kernel refused, or its result cannot be true.
  case impossible(String)
}

extension Brep {
  enum Blend { case fillet, chamfer }

  /// The solid with the chosen edges rounded (`size` = radius) or cut (`size` = distance), believed only if sound.
  ///
  /// The kernel answers some impossible radii with a solid larger than the one it was given (r = 4 mm on a
  /// 10 × 10 × 5 mm box: 621 of 500 mm³). So: the volume may shrink by no more than what convex corners hold and grow
  /// by no more than what concave ones take, and nothing may stick out of the box around the original.
  func blended(_ kind: Blend, edges: EdgeSelector, size: Double) -> BlendOutcome {
    let (selector, a, b): (Int, Vector3, Vector3) =
      switch edges {
      case .all: (OCC_EDGES_ALL, .zero, .zero)
      case .parallel(let d): (OCC_EDGES_PARALLEL, d.normalized ?? .zero, .zero)
      case .side(let d): (OCC_EDGES_SIDE, d.normalized ?? .zero, .zero)
      case .between(let d, let e): (OCC_EDGES_BETWEEN, d.normalized ?? .zero, e.normalized ?? .zero)
      }
    do {
      var facts = OccBlend()
      let result: Brep
      do {
        result = try .make {
          occ_blend(
            handle, kind == .chamfer ? 1 : 0, Int32(selector), [a.x, a.y, a.z], [b.x, b.y, b.z], size, &facts, $0)
        }
      } catch let error as KernelError where error.kind == .empty && facts.edges == 0 {
        return .noEdge
      }
      let before = try volume()
      let after = try result.volume()
      let slack = before * 1e-6
      guard after <= before + facts.addition + slack, after >= before - facts.removal - slack, after > 0 else {
        return .impossible("the result has a volume that cannot be")
      }
      guard try result.fits(in: try bounds()) else {
        return .impossible("the result sticks out of the original")
      }
      return .done(result)
    } catch let error as KernelError {
      return .impossible(error.text)
    } catch {
      return .impossible("\(error)")
    }
  }

  /// The largest size (three digits, rounded down) below `size` that works, by bisection; nil where none above
  /// `size`/1000 does.
  func largestBlend(_ kind: Blend, edges: EdgeSelector, below size: Double) -> Double? {
    func works(_ s: Double) -> Bool {
      if case .done = blended(kind, edges: edges, size: s) { true } else { false }
    }
    var low = 0.0
    var high = size
    for _ in 0..<11 {
      let middle = (low + high) / 2
      if works(middle) { low = middle } else { high = middle }
    }
    // Rounding down keeps a limit that was tried, in digits that a person would write.
    guard low > 0 else { return nil }
    var step = 1e-7
    while step * 1000 <= low { step *= 10 }
    var rounded = (low / step).rounded(.down) * step
    for _ in 0..<3 where rounded > 0 {
      let value = snap(rounded)
      if works(value) { return value }
      rounded -= step
    }
    return snap(low)
  }
}
