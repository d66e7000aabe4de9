internal import Foundation
internal import PintleDocument
internal import PintleKinematics
internal import PintleModel

/// What two states of an asset have not in common: parts and joints, by their names.
///
/// A part's content is its solids (by content), their places relative to each other, and their materials. Lengths in
/// metres, asset frame, drawn pose.
struct AssetDifference: Encodable, Sendable {
  enum Change: String, Encodable, Sendable { case added, removed, moved, resized, changed, unchanged }

  struct Part: Encodable, Sendable {
    var part: String
    var change: Change
    /// How far its centre went.
    var shift: Vector3?
    var sizeBefore: Vector3?
    var sizeAfter: Vector3?
    /// What else is other: shapes by name.
    var shapes: [String] = []
  }

  struct Joint: Encodable, Sendable {
    var joint: String
    var change: Change
    /// One sentence each.
    var details: [String] = []
  }

  var before: String
  var after: String
  var documentsAreEqual: Bool
  var parts: [Part]
  var joints: [Joint]

  var isEmpty: Bool { (parts.map(\.change) + joints.map(\.change)).allSatisfy { $0 == .unchanged } }

  func parts(_ changes: Change...) -> Set<String> { Set(parts.filter { changes.contains($0.change) }.map(\.part)) }

  init(_ a: Model, _ b: Model) {
    before = a.document.asset
    after = b.document.asset
    documentsAreEqual = a.documentHash == b.documentHash
    let (first, second) = (a.parts.map(\.record.id), b.parts.map(\.record.id))
    parts = second.map { id in
      guard let i = a.partIndex(id), let j = b.partIndex(id) else {
        return Part(part: id, change: .added, sizeAfter: b.partIndex(id).map { b.parts[$0].bounds.size })
      }
      return Self.part(id, a, a.parts[i], b, b.parts[j])
    }
    parts += first.filter { !second.contains($0) }.map { id in
      Part(part: id, change: .removed, sizeBefore: a.partIndex(id).map { a.parts[$0].bounds.size })
    }
    let known = a.document.joints
    joints = b.document.joints.map { joint in
      guard let old = known.first(where: { $0.id == joint.id }) else { return Joint(joint: joint.id, change: .added) }
      let details = Self.details(old, joint)
      return Joint(joint: joint.id, change: details.isEmpty ? .unchanged : .changed, details: details)
    }
    joints += known.filter { old in !b.document.joints.contains { $0.id == old.id } }.map {
      Joint(joint: $0.id, change: .removed)
    }
  }

  private static func part(_ id: String, _ a: Model, _ p: ModelPart, _ b: Model, _ q: ModelPart) -> Part {
    let (old, new) = (p.shapes.map { a.shapes[$0] }, q.shapes.map { b.shapes[$0] })
    let shift = (q.bounds.isEmpty ? .zero : q.bounds.centre) - (p.bounds.isEmpty ? .zero : p.bounds.centre)
    let grown = q.bounds.size - p.bounds.size
    let tiny = 1e-7
    func names(_ shapes: [ModelShape]) -> [String] { shapes.map(\.record.id) }
    // Shapes whose solid or material is other, or that went another way than the part did.
    var other = new.filter { shape in
      guard let was = old.first(where: { $0.record.id == shape.record.id }) else { return true }
      let isTurned =
        (was.X_AS.x - shape.X_AS.x).length + (was.X_AS.y - shape.X_AS.y).length > tiny
        || (shape.X_AS.translation - was.X_AS.translation - shift).length > tiny
      return !isAlike(was.solid, shape.solid) || was.material != shape.material || isTurned
    }.map(\.record.id)
    other += names(old).filter { !names(new).contains($0) }
    let change: Change =
      grown.length > tiny ? .resized : !other.isEmpty ? .changed : shift.length > tiny ? .moved : .unchanged
    return Part(
      part: id, change: change, shift: shift.length > tiny ? shift : nil,
      sizeBefore: grown.length > tiny ? p.bounds.size : nil, sizeAfter: grown.length > tiny ? q.bounds.size : nil,
      shapes: other)
  }

  /// One content: the same tree, and of meshes from files the same volume. The hash holds the deflection too, which goes
  /// with the size of the whole asset.
  private static func isAlike(_ a: EvaluatedSolid, _ b: EvaluatedSolid) -> Bool {
    if a.hash == b.hash { return true }
    let (v, w) = (a.properties.volume, b.properties.volume)
    return a.node == b.node && (abs(v - w) <= 1e-6 * abs(v) || (v.isNaN && w.isNaN))
  }

  private static func details(_ a: JointRecord, _ b: JointRecord) -> [String] {
    var out: [String] = []
    if a.kind != b.kind { out.append("is a \(b.kind.rawValue), was a \(a.kind.rawValue)") }
    if a.parent != b.parent { out.append("is on \(b.parent), was on \(a.parent)") }
    if a.child != b.child { out.append("moves \(b.child), moved \(a.child)") }
    if (a.frame.z - b.frame.z).length > 1e-7 {
      out.append("its axis is \(Inventory.direction(b.frame.z)), was \(Inventory.direction(a.frame.z))")
    }
    let shift = b.frame.origin - a.frame.origin
    if shift.length > 1e-7 { out.append("went by (\(Inventory.millimetres(shift, separator: ", "))) mm") }
    for dof in b.dofs {
      guard let old = a.dofs.first(where: { $0.id == dof.id }) else {
        out.append("moves by `\(dof.id)` too")
        continue
      }
      let isLength = dof.type == .translation
      func text(_ range: DegreeOfFreedom.Range?) -> String {
        guard let range else { return "no limits" }
        let factor = isLength ? 1e3 : 180 / .pi
        return
          "\(Inventory.fixed(range.lower * factor, 2))…\(Inventory.fixed(range.upper * factor, 2))\(isLength ? " mm" : "°")"
      }
      if text(old.range) != text(dof.range) {
        out.append("the range of \(dof.id) is \(text(dof.range)), was \(text(old.range))")
      }
      if old.role != dof.role { out.append("\(dof.id) is \(dof.role.rawValue), was \(old.role.rawValue)") }
    }
    for dof in a.dofs where !b.dofs.contains(where: { $0.id == dof.id }) { out.append("moves by `\(dof.id)` no more") }
    return out
  }

  var text: String {
    var lines = ["\(before) → \(after)\(documentsAreEqual ? ": the same document" : "")"]
    for p in parts where p.change != .unchanged {
      var line = "part \(p.part): \(p.change.rawValue)"
      if let size = p.sizeAfter, let was = p.sizeBefore {
        line += ", \(Inventory.millimetres(size)) mm, was \(Inventory.millimetres(was)) mm"
      } else if let size = p.sizeAfter ?? p.sizeBefore {
        line += ", \(Inventory.millimetres(size)) mm"
      }
      if let shift = p.shift { line += ", its centre went by (\(Inventory.millimetres(shift, separator: ", "))) mm" }
      if !p.shapes.isEmpty { line += "; other shapes: \(p.shapes.joined(separator: ", "))" }
      lines.append(line)
    }
    for j in joints where j.change != .unchanged {
      lines.append(
        "joint \(j.joint): \(j.change.rawValue)" + (j.details.isEmpty ? "" : ": " + j.details.joined(separator: "; ")))
    }
    let same = (parts.count { $0.change == .unchanged }, joints.count { $0.change == .unchanged })
    lines.append("unchanged: \(same.0) of \(parts.count) parts, \(same.1) of \(joints.count) joints")
    return lines.joined(separator: "\n")
  }
}
