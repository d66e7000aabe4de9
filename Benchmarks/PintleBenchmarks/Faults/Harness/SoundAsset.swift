import PintleChecks
import PintleDocument
import PintleModel

/// An asset without fault, with what the fault classes ask of it.
struct SoundAsset {
  let name: String
  let document: Document
  let model: Model
  let report: CheckReport
  /// Errors and warnings that it has all the same, by rule and subject.
  let alarms: Set<String>

  init(_ asset: AssetLibrary.Asset, _ model: Model, _ report: CheckReport) {
    name = asset.name
    document = asset.document
    self.model = model
    self.report = report
    alarms = Set(Alarm.all(in: report.findings).map(\.key))
  }

  var tolerance: Double { model.tolerance }
  var bounds: Bounds { model.bounds }

  func bounds(ofPart id: String) -> Bounds { model.parts.first { $0.record.id == id }?.bounds ?? .empty }

  func bounds(ofShape path: String) -> Bounds { model.shapes.first { $0.path == path }?.bounds ?? .empty }

  func joint(holding part: String) -> JointRecord? { document.joints.first { $0.child == part } }

  /// Parts that nothing holds: the root.
  var roots: [String] { document.parts.map(\.id).filter { joint(holding: $0) == nil } }

  /// A part and everything that hangs on it.
  func subtree(_ part: String) -> [String] {
    var list = [part]
    var next = 0
    while next < list.count {
      list += document.joints.filter { $0.parent == list[next] && !list.contains($0.child) }.map(\.child)
      next += 1
    }
    return list
  }

  /// A part and all that fixed joints and welds make one body with it.
  func welded(to part: String) -> Set<String> {
    let welds =
      document.joints.filter { $0.kind == .fixed }.map { ($0.child, $0.parent) }
      + document.closures.filter { $0.kind == .weld }.map { ($0.a, $0.b) }
    var body: Set<String> = [part]
    for _ in welds {
      for (a, b) in welds where body.contains(a) || body.contains(b) { body.formUnion([a, b]) }
    }
    return body
  }

  /// Joints with one coordinate, and that coordinate.
  var moving: [(joint: JointRecord, dof: DegreeOfFreedom)] {
    document.joints.compactMap { joint in joint.dofs.count == 1 ? (joint, joint.dofs[0]) : nil }
  }

  var turning: [(joint: JointRecord, dof: DegreeOfFreedom)] { moving.filter { $0.dof.type == .rotation } }
  var sliding: [(joint: JointRecord, dof: DegreeOfFreedom)] { moving.filter { $0.dof.type == .translation } }
}

/// What a person would act on: an error or a warning that is proven, at the top or folded under another.
struct Alarm {
  let finding: Finding
  /// Rule and subject: the same fault in the same place has the same key.
  var key: String {
    "\(finding.rule) \(finding.joint ?? "") \(finding.parts.sorted().joined(separator: ",")) "
      + finding.shapes.sorted().joined(separator: ",")
  }

  static func all(in findings: [Finding]) -> [Alarm] {
    findings.flatMap { finding in
      (finding.severity != .note && finding.verdict == .fail ? [Alarm(finding: finding)] : [])
        + all(in: finding.related)
    }
  }
}

extension Document {
  func joint(_ id: String, _ edit: (inout JointRecord) -> Void) -> Document {
    var copy = self
    for i in copy.joints.indices where copy.joints[i].id == id { edit(&copy.joints[i]) }
    return copy
  }

  func part(_ id: String, _ edit: (inout PartRecord) -> Void) -> Document {
    var copy = self
    for i in copy.parts.indices where copy.parts[i].id == id { edit(&copy.parts[i]) }
    return copy
  }

  func shape(_ path: String, _ edit: (inout ShapeRecord) -> Void) -> Document {
    var copy = self
    for i in copy.parts.indices {
      let owner = copy.parts[i].id
      for k in copy.parts[i].shapes.indices where "\(owner)/\(parts[i].shapes[k].id)" == path {
        edit(&copy.parts[i].shapes[k])
      }
    }
    return copy
  }

  /// Parts shifted, their joints left where they are.
  func shifted(_ ids: [String], by offset: Vector3) -> Document {
    var copy = self
    for i in copy.parts.indices where ids.contains(copy.parts[i].id) {
      for k in copy.parts[i].shapes.indices { copy.parts[i].shapes[k].at.translation += offset }
    }
    return copy
  }

  /// Parts and the joints that hold them shifted together.
  func carried(_ ids: [String], by offset: Vector3) -> Document {
    var copy = shifted(ids, by: offset)
    for i in copy.joints.indices where ids.contains(copy.joints[i].child) {
      copy.joints[i].frame.origin += offset
      copy.joints[i].frame.line = nil
    }
    return copy
  }

  /// The same without a joint: what it held hangs on nothing.
  func without(joint id: String) -> Document { edited { $0.joints.removeAll { $0.id == id } } }

  /// The same without a part; what names it stays.
  func without(part id: String) -> Document { edited { $0.parts.removeAll { $0.id == id } } }

  private func edited(_ edit: (inout Document) -> Void) -> Document {
    var document = self
    edit(&document)
    return document
  }

  /// Without shapes; what refers to them goes too.
  func without(shapes paths: Set<String>) -> Document {
    var copy = self
    for i in copy.parts.indices {
      let owner = copy.parts[i].id
      copy.parts[i].shapes.removeAll { paths.contains("\(owner)/\($0.id)") }
    }
    copy.contacts.removeAll { paths.contains($0.a) || paths.contains($0.b) }
    return copy
  }

  /// With one more box, `size` large, around `centre`.
  func adding(box size: Vector3, at centre: Vector3, to part: String, named name: String) -> Document {
    var copy = self.part(part) { part in
      part.shapes.append(ShapeRecord(id: name, solid: "fault", at: RigidTransform(translation: snap(centre))))
    }
    copy.solids["fault"] = .box(size: snap(size))
    return copy
  }
}

extension DegreeOfFreedom {
  /// The direction it turns about or moves along, in the asset, as drawn.
  func direction(in frame: Frame) -> Vector3 {
    let pose = frame.pose ?? .identity
    return switch axis {
    case .x: pose.x
    case .y: pose.y
    case .z: pose.z
    }
  }
}

/// `12.3°`, `4.5 mm`.
func say(_ value: Double, angular: Bool) -> String {
  let shown = angular ? value * 180 / .pi : value * 1e3
  return "\((shown * 10).rounded() / 10)\(angular ? "°" : " mm")"
}
