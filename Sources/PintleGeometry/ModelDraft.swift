internal import PintleDocument
internal import PintleModel

/// A Model in the making: each solid once, each shape with the solid it uses.
struct ModelDraft {
  private let document: Document
  private var jobs: [SolidMaker.Job] = []
  /// By key of `Document.solids`: an index into `jobs`.
  private var jobOfSolid: [String: Int] = [:]
  private var solids: [EvaluatedSolid?] = []
  private var problems: [Finding] = []
  private var meshIssues: [[SolidIssue]] = []
  private var restingFindings: [Finding] = []

  init(_ document: Document) { self.document = document }

  /// All shapes in the order of the document.
  private var records: [(part: Int, shape: ShapeRecord)] {
    document.parts.enumerated().flatMap { i, part in part.shapes.map { (i, $0) } }
  }

  /// Measures every solid that a shape or a spring uses, equal ones once.
  mutating func measure(_ maker: SolidMaker) {
    var order: [String] = []
    var seen: Set<String> = []
    for solid in records.map(\.shape.solid) + document.elastic.map(\.solid) where seen.insert(solid).inserted {
      order.append(solid)
    }
    let known = order.compactMap { id in document.solids[id].map { (id, $0) } }
    var indexOfNode: [SolidNode: Int] = [:]
    var nodes: [SolidNode] = []
    var nodeOfSolid: [String: Int] = [:]
    for (id, node) in known {
      if indexOfNode[node] == nil {
        indexOfNode[node] = nodes.count
        nodes.append(node)
      }
      nodeOfSolid[id] = indexOfNode[node]
    }
    let made = maker.records(of: nodes)
    var jobOfNode: [Int: Int] = [:]
    for (i, job) in made.enumerated() {
      guard let job else { continue }
      jobOfNode[i] = jobs.count
      jobs.append(job)
    }
    for (id, node) in nodeOfSolid { jobOfSolid[id] = jobOfNode[node] }
  }

  /// From the bounds of the exact shapes as drawn.
  var deflection: Double {
    var bounds = Bounds.empty
    for (_, shape) in records {
      guard let i = jobOfSolid[shape.solid], jobs[i].record.properties != nil, shape.at.isFinite else { continue }
      bounds = bounds.union(jobs[i].record.bounds(at: shape.at))
    }
    return Deflection.forDiagonal(bounds.diagonal)
  }

  mutating func tessellate(_ maker: SolidMaker, deflection: Double) {
    let results = maker.solids(of: jobs, deflection: deflection)
    solids = results.map(\.solid)
    meshIssues = results.map(\.issues)
  }

  /// The shapes whose solids were made, where they come to rest.
  mutating func place() -> [ModelShape] {
    var shapes: [ModelShape] = []
    problems = []
    let fallback = MaterialRecord(label: "unknown", density: 1000, baseColor: [0.5, 0.5, 0.5])
    for (part, record) in records {
      let owner = document.parts[part]
      let path = "\(owner.id)/\(record.id)"
      guard let i = jobOfSolid[record.solid] else {
        let message =
          document.solids[record.solid] == nil
          ? "\(path) uses the solid \(record.solid), which does not exist" : "\(path) has a number that is not finite"
        problems.append(finding(.failed(message, at: []), path, record, owner))
        continue
      }
      guard let solid = solids[i] else { continue }
      guard record.at.isRigid else {
        problems.append(
          finding(.failed("\(path) is placed by what is not a rigid motion", at: []), path, record, owner))
        continue
      }
      let material = document.materials[record.material ?? owner.material] ?? fallback
      shapes.append(
        ModelShape(path: path, part: part, record: record, solid: solid, X_AS: record.at, material: material))
    }
    let (placed, findings) = RestingPlacement(document: document).settle(shapes)
    restingFindings = findings
    return placed
  }

  /// The springs whose solids were made, between parts that there are.
  var springs: [ModelSpring] {
    document.elastic.compactMap { record in
      guard let a = document.parts.firstIndex(where: { $0.id == record.a.part }),
        let b = document.parts.firstIndex(where: { $0.id == record.b.part }),
        let solid = jobOfSolid[record.solid].flatMap({ solids[$0] })
      else { return nil }
      return ModelSpring(
        record, solid: solid, a: a, b: b,
        material: document.materials[ModelSpring.materialKey] ?? ModelSpring.material)
    }
  }

  /// Issues of solids in the order of shapes, one finding for all shapes that share an issue and a line.
  var findings: [Finding] {
    var list: [Finding] = []
    var at: [String: Int] = [:]
    for (part, record) in records {
      guard let i = jobOfSolid[record.solid] else { continue }
      let owner = document.parts[part]
      let path = "\(owner.id)/\(record.id)"
      for issue in jobs[i].record.issues + (meshIssues.indices.contains(i) ? meshIssues[i] : []) {
        let finding = finding(issue, path, record, owner)
        let line = finding.source.map { "\($0.file):\($0.line):\($0.column)" } ?? ""
        let key = "\(record.solid) \(issue.rule) \(issue.path) \(issue.message) \(line)"
        if let known = at[key] {
          if list[known].shapes.last != path { list[known].shapes.append(path) }
          if list[known].parts.last != owner.id { list[known].parts.append(owner.id) }
        } else {
          at[key] = list.count
          list.append(finding)
        }
      }
    }
    for spring in document.elastic {
      guard let i = jobOfSolid[spring.solid] else { continue }
      for issue in jobs[i].record.issues + (meshIssues.indices.contains(i) ? meshIssues[i] : []) {
        list.append(
          Finding(
            issue.rule, issue.severity, issue.verdict, "the spring `\(spring.id)`: \(issue.message)",
            parts: [spring.a.part], measured: issue.measured, expected: issue.expected,
            source: document.location(spring.source), hint: issue.hint))
      }
    }
    return list + problems + restingFindings
  }

  private func finding(_ issue: SolidIssue, _ path: String, _ shape: ShapeRecord, _ part: PartRecord) -> Finding {
    Finding(
      issue.rule, issue.severity, issue.verdict, issue.message, parts: [part.id], shapes: [path],
      measured: issue.measured, expected: issue.expected,
      source: document.location(shape.source(ofNode: issue.path) ?? part.source), hint: issue.hint)
  }
}

extension ShapeRecord {
  /// Where the node at `path` was written: the deepest traced node on the way to it; the shape's own place otherwise.
  func source(ofNode path: [Int]) -> Int? {
    var best: Trace?
    for t in trace where path.starts(with: t.path) && t.path.count > best?.path.count ?? -1 { best = t }
    return best?.source ?? source
  }
}

extension RigidTransform {
  /// Orthonormal and right-handed within 10⁻⁶.
  var isRigid: Bool {
    let error = max(
      abs(x.lengthSquared - 1), abs(y.lengthSquared - 1), abs(z.lengthSquared - 1), abs(x.dot(y)), abs(y.dot(z)),
      abs(z.dot(x)))
    return isFinite && error < 1e-6 && x.cross(y).dot(z) > 0
  }
}
