internal import Foundation
internal import PintleChecks
internal import PintleDocument
internal import PintleKinematics
internal import PintleModel

/// `pintle inspect`: parts, joints, sizes, volumes and masses, without a judgement.
public struct InspectVerb: Sendable {
  public var json: Bool

  public init(json: Bool = false) {
    self.json = json
  }

  public func run(_ input: String, options: InputOptions) async -> VerbAnswer {
    let loaded = await Session(options: options).load(input)
    guard let model = loaded.model else { return .unloaded(loaded) }
    let inventory = Inventory(model)
    let remarks = FindingText(sources: loaded.sources).text(of: model.document.findings + model.findings)
    if json { return VerbAnswer(json: inventory, diagnostics: remarks) }
    return VerbAnswer(text: inventory.text, diagnostics: remarks)
  }
}

/// An asset in numbers. Lengths in metres, volumes in m³, masses in kg, angles in radians; `text` says mm, cm³ and °.
struct Inventory: Encodable, Sendable {
  struct Shape: Encodable, Sendable {
    var name: String
    var solid: String
    var size: Vector3
    /// nil where the surface does not close.
    var volume: Double?
    var triangles: Int
    var material: String
  }
  struct Part: Encodable, Sendable {
    var name: String
    var role: String?
    var material: String
    var size: Vector3
    var lower: Vector3
    var upper: Vector3
    /// nil where one of its shapes has none.
    var volume: Double?
    /// nil where it is not known, as in files of other formats.
    var mass: MassProperties?
    var shapes: [Shape]
  }
  struct Joint: Encodable, Sendable {
    var name: String
    var kind: JointRecord.Kind
    var parent: String
    var child: String
    var origin: Vector3
    var axis: Vector3
    var dofs: [DegreeOfFreedom]
  }

  struct Spring: Encodable, Sendable {
    var name: String
    var from: String
    var to: String
    /// As drawn.
    var length: Double
    /// N/m; nil where it was not said.
    var stiffness: Double?
  }

  var asset: String
  var size: Vector3
  /// nil where the mass of a part is not known.
  var mass: Double?
  var triangles: Int
  var parameters: [ParameterRecord]
  var parts: [Part]
  var joints: [Joint]
  /// nil where there are none.
  var springs: [Spring]?

  init(_ model: Model) {
    let document = model.document
    asset = document.asset
    size = model.bounds.size
    mass = Self.finite(model.parts.reduce(0) { $0 + $1.mass.mass })
    parameters = document.parameters
    parts = model.parts.map { part in
      let shapes = part.shapes.map { model.shapes[$0] }
      return Part(
        name: part.record.id, role: part.record.role, material: part.record.material, size: part.bounds.size,
        lower: part.bounds.isEmpty ? .zero : part.bounds.lower, upper: part.bounds.isEmpty ? .zero : part.bounds.upper,
        volume: Self.finite(shapes.reduce(0) { $0 + $1.solid.properties.volume }),
        mass: part.mass.mass.isFinite && part.mass.moments.isFinite ? part.mass : nil,
        shapes: shapes.map {
          Shape(
            name: $0.record.id, solid: $0.record.solid, size: $0.bounds.size,
            volume: Self.finite($0.solid.properties.volume),
            triangles: $0.solid.mesh.triangleCount, material: $0.material.label)
        })
    }
    triangles = parts.reduce(0) { $0 + $1.shapes.reduce(0) { $0 + $1.triangles } }
    joints = document.joints.map {
      Joint(
        name: $0.id, kind: $0.kind, parent: $0.parent, child: $0.child, origin: $0.frame.origin, axis: $0.frame.z,
        dofs: $0.dofs)
    }
    let springs = model.springs.map {
      Spring(
        name: $0.record.id, from: $0.record.a.part, to: $0.record.b.part, length: $0.length,
        stiffness: $0.record.stiffness)
    }
    self.springs = springs.isEmpty ? nil : springs
  }

  private static func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }

  private static func cubicCentimetres(_ volume: Double?) -> String {
    volume.map { "\(fixed($0 * 1e6, 1)) cm³" } ?? "volume unknown"
  }

  var text: String {
    let weight = mass.map { "\(Self.fixed($0, 2)) kg" } ?? "mass unknown"
    var lines = ["\(asset): \(Self.millimetres(size)) mm, \(weight), \(triangles) triangles"]
    for p in parameters {
      let range = p.lower.flatMap { l in p.upper.map { " in \(l)…\($0)" } } ?? ""
      lines.append("parameter \(p.id) = \(p.value)\(range)  \(p.label)")
    }
    for part in parts {
      let role = part.role.map { " (\($0))" } ?? ""
      lines.append(
        "part \(part.name)\(role): \(Self.millimetres(part.size)) mm, \(Self.cubicCentimetres(part.volume)), "
          + (part.mass.map {
            "\(Self.fixed($0.mass, 3)) kg, centre \(Self.millimetres($0.centre, separator: ", ")) mm"
          } ?? "mass unknown"))
      for s in part.shapes {
        lines.append(
          "  shape \(s.name): \(Self.millimetres(s.size)) mm, \(Self.cubicCentimetres(s.volume)), "
            + "\(s.triangles) triangles, \(s.material)")
      }
    }
    for joint in joints {
      let ranges = joint.dofs.map { dof -> String in
        let angular = dof.type == .rotation || dof.type == .rotation3
        guard let range = dof.range else { return dof.role == .follows ? "follows" : "unlimited" }
        return angular
          ? "\(Self.fixed(range.lower * 180 / .pi, 1))°…\(Self.fixed(range.upper * 180 / .pi, 1))°"
          : "\(Self.fixed(range.lower * 1e3, 1))…\(Self.fixed(range.upper * 1e3, 1)) mm"
      }
      lines.append(
        "joint \(joint.name): \(joint.kind.rawValue), \(joint.child) on \(joint.parent)"
          + (ranges.isEmpty ? "" : ", " + ranges.joined(separator: "; "))
          + ", through \(Self.millimetres(joint.origin, separator: ", ")) mm along \(Self.direction(joint.axis))")
    }
    for spring in springs ?? [] {
      let stiffness = spring.stiffness.map { ", \(Self.fixed($0, 0)) N/m" } ?? ""
      lines.append(
        "spring \(spring.name): from \(spring.from) to \(spring.to), \(Self.fixed(spring.length * 1e3, 1)) mm as drawn\(stiffness)"
      )
    }
    return lines.joined(separator: "\n")
  }

  static func millimetres(_ v: Vector3, separator: String = " × ") -> String {
    [v.x, v.y, v.z].map { fixed($0 * 1e3, 1) }.joined(separator: separator)
  }

  static func direction(_ v: Vector3) -> String {
    "(" + [v.x, v.y, v.z].map { fixed($0, 3) }.joined(separator: ", ") + ")"
  }

  /// At most that many decimals, without trailing zeros, never `-0`.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return "\(value)" }
    var text = String(format: "%.\(decimals)f", value)
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text == "-0" ? "0" : text
  }
}
