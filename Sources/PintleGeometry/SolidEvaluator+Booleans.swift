internal import PintleDocument

/// Combinations, each held against what must be true of its volume and its box.
extension SolidEvaluator {
  /// Boxes closer than this may touch; metres.
  private static let touch = 1e-7

  func union(_ solids: [Brep], _ path: [Int]) throws -> Brep {
    let groups = BoxGroups(try solids.map { try $0.bounds() }, margin: Self.touch).groups
    // What is apart is put beside each other; only what may touch is fused.
    let pieces = try groups.map { group -> Brep in
      let members = group.map { solids[$0] }
      guard members.count > 1 else { return members[0] }
      return try fused(members, path)
    }
    return try .compound(pieces)
  }

  private func fused(_ solids: [Brep], _ path: [Int]) throws -> Brep {
    let volumes = try solids.map { try $0.volume() }
    let sum = volumes.reduce(0, +)
    let largest = volumes.max() ?? 0
    let box = try solids.reduce(Bounds.empty) { $0.union(try $1.bounds()) }
    func holds(_ result: Brep) throws -> Bool {
      let v = try result.volume()
      return try v >= largest - sum * 1e-6 && v <= sum * (1 + 1e-6) && result.fits(in: box)
    }
    do {
      let all = try Brep.boolean(.union, [solids[0]], Array(solids.dropFirst()))
      if try holds(all) { return all }
    } catch let error as KernelError where error.kind == .budget {
      throw error
    } catch is KernelError {
      // Tried once more below.
    }
    // All at once failed: one after another is slower and sometimes sounder.
    let result = try solids.dropFirst().reduce(solids[0]) { try .boolean(.union, [$0], [$1]) }
    guard try holds(result) else {
      throw SolidIssue.failed(
        "the union has a volume of \(litres(try result.volume())), its largest member \(litres(largest)) and all "
          + "together \(litres(sum))", at: path)
    }
    return result
  }

  func difference(_ from: SolidNode, _ minus: [SolidNode], _ path: [Int]) throws -> Brep {
    var base: Brep
    var rest: [(index: Int, node: SolidNode)] = []
    if let (punched, left) = try Prism.punch(from, minus, evaluator: self, at: path) {
      base = punched
      rest = left
    } else {
      base = try evaluate(from, at: path + [0])
      rest = minus.enumerated().map { ($0.offset, $0.element) }
    }
    let box = try base.bounds()
    var tools: [Brep] = []
    for (i, node) in rest {
      let tool = try evaluate(node, at: path + [i + 1])
      if !box.intersection(try tool.bounds().grown(Self.touch)).isEmpty { tools.append(tool) }
    }
    if tools.isEmpty { return base }
    return try cut(base, tools, path)
  }

  func cut(_ base: Brep, _ tools: [Brep], _ path: [Int]) throws -> Brep {
    let before = try base.volume()
    let taken = try tools.reduce(0) { $0 + (try $1.volume()) }
    let box = try base.bounds()
    func holds(_ result: Brep) throws -> Bool {
      let v = try result.volume()
      return try v <= before * (1 + 1e-6) && v >= before * (1 - 1e-6) - taken * (1 + 1e-6) && result.fits(in: box)
    }
    do {
      let all = try Brep.boolean(.difference, [base], tools)
      if try holds(all) { return try something(all, before, path) }
    } catch let error as KernelError where error.kind == .empty {
      throw SolidIssue.empty("nothing is left after the cut", at: path)
    } catch let error as KernelError where error.kind == .budget {
      throw error
    } catch is KernelError {
      // Tried once more below.
    }
    var result = base
    do {
      for tool in tools { result = try .boolean(.difference, [result], [tool]) }
    } catch let error as KernelError where error.kind == .empty {
      throw SolidIssue.empty("nothing is left after the cut", at: path)
    }
    guard try holds(result) else {
      throw SolidIssue.failed(
        "the cut leaves \(litres(try result.volume())) of \(litres(before)), which cannot be", at: path)
    }
    return try something(result, before, path)
  }

  private func something(_ result: Brep, _ before: Double, _ path: [Int]) throws -> Brep {
    guard try result.volume() > before * 1e-9 else {
      throw SolidIssue.empty("nothing is left after the cut", at: path)
    }
    return result
  }

  func intersection(_ solids: [Brep], _ path: [Int]) throws -> Brep {
    let nothing = SolidIssue.empty("the solids of the intersection have nothing in common", at: path)
    let smallest = try solids.map { try $0.volume() }.min() ?? 0
    let box = try solids.dropFirst().reduce(try solids[0].bounds()) { $0.intersection(try $1.bounds()) }
    guard !box.isEmpty else { throw nothing }
    var result = solids[0]
    do {
      for next in solids.dropFirst() { result = try .boolean(.intersection, [result], [next]) }
    } catch let error as KernelError where error.kind == .empty {
      throw nothing
    }
    let v = try result.volume()
    guard v > smallest * 1e-9 else { throw nothing }
    guard v <= smallest * (1 + 1e-6), try result.fits(in: box) else {
      throw SolidIssue.failed(
        "the intersection has a volume of \(litres(v)), its smallest member \(litres(smallest))", at: path)
    }
    return result
  }

  // MARK: fillets and chamfers

  func blend(
    _ kind: Brep.Blend, _ solid: SolidNode, _ edges: EdgeSelector, _ size: Double, _ path: [Int]
  ) throws -> Brep {
    let base = try evaluate(solid, at: path + [0])
    let name = kind == .fillet ? "fillet" : "chamfer"
    let rule = "solid.\(name)"
    if size == 0 { return base }
    guard size.isFinite, size > 0 else {
      note(SolidIssue(rule, .error, .fail, "a \(name) of \(millimetres(size)) cannot be made", at: path))
      return base
    }
    switch base.blended(kind, edges: edges, size: size) {
    case .done(let result):
      return result
    case .noEdge:
      note(
        SolidIssue(
          rule, .error, .fail, "the \(name) of \(millimetres(size)) finds no edge \(edges.what)", at: path,
          hint: "choose edges that the solid has, or leave the \(name) out"))
    case .impossible:
      let limit = base.largestBlend(kind, edges: edges, below: size)
      let most = limit.map { "the largest that does here is \(millimetres($0))" } ?? "none does here"
      note(
        SolidIssue(
          rule, .error, .fail, "\(name) of \(millimetres(size)) does not fit: \(most)", at: path,
          hint: limit.map { "use at most \(millimetres($0)), or \(name) fewer edges" } ?? "choose other edges",
          measured: Quantity(snap(size * 1000), "mm"),
          expected: limit.map { Expected(max: snap($0 * 1000), unit: "mm") }))
    }
    return base
  }
}

extension EdgeSelector {
  fileprivate var what: String {
    switch self {
    case .all: "where two faces meet at an angle"
    case .parallel(let d): "along (\(short(d.x)), \(short(d.y)), \(short(d.z)))"
    case .side(let d): "in a flat outermost face toward (\(short(d.x)), \(short(d.y)), \(short(d.z)))"
    case .between(let a, let b):
      "between the outermost faces toward (\(short(a.x)), \(short(a.y)), \(short(a.z))) and "
        + "(\(short(b.x)), \(short(b.y)), \(short(b.z)))"
    }
  }
}

/// A volume as people write it: `0.25 l`; cubic millimetres where small.
func litres(_ cubicMetres: Double) -> String {
  abs(cubicMetres) < 1e-6 ? "\(short(cubicMetres * 1e9)) mm³" : "\(short(cubicMetres * 1e3)) l"
}
