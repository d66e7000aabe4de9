import Foundation
import PintleDocument
import PintleModel
import TestSupport

/// A model put together shape by shape, with materials: what pictures need and kinematics does not.
struct PictureSketch {
  var document: Document
  private var shapes: [(part: Int, record: ShapeRecord, solid: EvaluatedSolid, material: MaterialRecord)] = []

  init(_ name: String) { document = Document(asset: name) }

  mutating func add(
    _ part: String, _ mesh: TriangleMesh, at place: RigidTransform = .identity, _ material: MaterialRecord
  ) {
    let index: Int
    if let i = document.parts.firstIndex(where: { $0.id == part }) {
      index = i
    } else {
      index = document.parts.count
      document.parts.append(PartRecord(id: part, material: material.label))
    }
    let record = ShapeRecord(id: "shape\(shapes.count)", solid: "s\(shapes.count)", at: place)
    document.parts[index].shapes.append(record)
    shapes.append((index, record, solid(mesh), material))
  }

  /// A box of a size about a centre.
  mutating func box(_ part: String, _ size: Vector3, at centre: Vector3, _ material: MaterialRecord) {
    add(part, boxMesh(size / -2, size / 2), at: RigidTransform(translation: centre), material)
  }

  mutating func joint(
    _ id: String, _ child: String, on parent: String, _ kind: JointRecord.Kind, at origin: Vector3, along z: Vector3,
    range: ClosedRange<Double>?, role: DegreeOfFreedom.Role = .input, needs: [Need] = []
  ) {
    document.joints.append(
      JointRecord(
        id: id, kind: kind, child: child, parent: parent, frame: Frame(origin: origin, z: z, x: z.anyPerpendicular),
        dofs: [
          DegreeOfFreedom(
            id: id, type: kind == .slide ? .translation : .rotation, role: role,
            range: range.map { .init(lower: $0.lowerBound, upper: $0.upperBound) })
        ], needs: needs))
  }

  var model: Model {
    var made: [ModelShape] = []
    var lists = [[Int]](repeating: [], count: document.parts.count)
    for s in shapes {
      lists[s.part].append(made.count)
      made.append(
        ModelShape(
          path: "\(document.parts[s.part].id)/\(s.record.id)", part: s.part, record: s.record, solid: s.solid,
          X_AS: s.record.at, material: s.material))
    }
    let parts = document.parts.enumerated().map { i, record in
      let mass = lists[i].reduce(0) { $0 + made[$1].solid.properties.volume * made[$1].material.density }
      return ModelPart(
        record: record, shapes: lists[i], bounds: lists[i].reduce(.empty) { $0.union(made[$1].bounds) },
        mass: MassProperties(mass: mass, centre: .zero, moments: .zero, products: .zero))
    }
    return Model(document: document, documentHash: "test", parts: parts, shapes: made, findings: [])
  }
}

extension MaterialRecord {
  static func plain(_ label: String, _ colour: Vector3, opacity: Double = 1) -> MaterialRecord {
    MaterialRecord(label: label, density: 700, baseColor: colour, opacity: opacity, roughness: 0.4)
  }
  static let red = plain("red", [0.7, 0.05, 0.04])
  static let blue = plain("blue", [0.05, 0.15, 0.6])
  static let glass = MaterialRecord(
    label: "glass", density: 2500, baseColor: [0.75, 0.9, 0.85], opacity: 0.2, roughness: 0.05)
  static let oak = MaterialRecord(
    label: "oak", density: 720, baseColor: [0.48, 0.26, 0.093], roughness: 0.6,
    pattern: .init(kind: "wood", values: ["grain": 0.007, "contrast": 0.28]))
  static let chrome = MaterialRecord(
    label: "chrome", density: 7900, baseColor: [0.78, 0.78, 0.8], metallic: 1, roughness: 0.15)
  static let brushed = MaterialRecord(
    label: "brushed steel", density: 7900, baseColor: [0.6, 0.6, 0.62], metallic: 1, roughness: 0.35,
    pattern: .init(kind: "brushed", values: ["pitch": 0.0004, "contrast": 0.12]))
  static let rubber = MaterialRecord(
    label: "rubber", density: 1100, baseColor: [0.02, 0.02, 0.02], roughness: 0.85,
    pattern: .init(kind: "tread", values: ["pitch": 0.014]))
  static let white = plain("white", [0.86, 0.86, 0.84])
}

/// A smooth body of revolution about z: a closed polygon (radius, height), counter-clockwise, turned through `segments`.
func latheMesh(_ profile: [SIMD2<Double>], segments n: Int) -> TriangleMesh {
  var m = TriangleMesh()
  for (k, a) in profile.enumerated() {
    let b = profile[(k + 1) % profile.count]
    let d = b - a
    let length = (d * d).sum().squareRoot()
    guard length > 0, a.x > 0 || b.x > 0 else { continue }
    let base = UInt32(m.positions.count)
    for j in 0...n {
      let (s, c) = exactSineCosine(2 * .pi * Double(j % n) / Double(n))
      for p in [a, b] {
        m.positions.append([p.x * c, p.x * s, p.y])
        m.normals.append(SIMD3(Float(d.y / length * c), Float(d.y / length * s), Float(-d.x / length)))
      }
    }
    for j in 0..<UInt32(n) {
      let e = base + 2 * j
      if a.x > 0 { m.indices += [e, e + 2, e + 1]; m.faces.append(UInt32(k)) }
      if b.x > 0 { m.indices += [e + 1, e + 2, e + 3]; m.faces.append(UInt32(k)) }
    }
  }
  return m
}

extension PictureSketch {
  /// A cabinet with a wooden door, a glass door, a shelf, a drawer, things inside, and a wheel.
  static var cabinet: PictureSketch {
    var s = PictureSketch("ShowCabinet")
    for x in [-0.391, 0.391] { s.box("body", [0.018, 0.45, 0.9], at: [x, 0, 0.5], .oak) }
    for z in [0.059, 0.35, 0.941] { s.box("body", [0.764, 0.45, 0.018], at: [0, 0, z], .oak) }
    s.box("body", [0.764, 0.008, 0.864], at: [0, 0.22, 0.5], .oak)
    s.box("body", [0.764, 0.41, 0.018], at: [0, 0.01, 0.64], .white)
    s.box("door", [0.379, 0.018, 0.578], at: [-0.1935, -0.236, 0.655], .red)
    s.box("glass_door", [0.379, 0.006, 0.578], at: [0.1935, -0.236, 0.655], .glass)
    let knob = latheMesh(
      [[0, 0], [0.008, 0], [0.008, 0.012], [0.016, 0.018], [0.016, 0.026], [0.011, 0.03], [0, 0.03]], segments: 32)
    let forward = RigidTransform(turning: .pi / 2, about: [1, 0, 0])
    func facing(_ p: Vector3) -> RigidTransform { RigidTransform(translation: p) * forward }
    s.add("door", knob, at: facing([-0.035, -0.245, 0.62]), .chrome)
    s.add("glass_door", knob, at: facing([0.035, -0.239, 0.62]), .chrome)
    s.box("drawer", [0.76, 0.018, 0.27], at: [0, -0.236, 0.205], .blue)
    s.box("drawer", [0.72, 0.4, 0.012], at: [0, -0.02, 0.11], .white)
    for x in [-0.354, 0.354] { s.box("drawer", [0.012, 0.4, 0.18], at: [x, -0.02, 0.2], .white) }
    s.box("drawer", [0.4, 0.014, 0.014], at: [0, -0.262, 0.23], .brushed)
    let can = latheMesh([[0, 0], [0.05, 0], [0.05, 0.15], [0, 0.15]], segments: 48)
    s.add("can", can, at: RigidTransform(translation: [0.2, -0.03, 0.649]), .blue)
    s.add("jar", can, at: RigidTransform(translation: [0.1, 0.05, 0.359]), .brushed)
    let tyre = latheMesh(
      [[0.05, -0.02], [0.075, -0.02], [0.085, -0.012], [0.085, 0.012], [0.075, 0.02], [0.05, 0.02]], segments: 64)
    let hub = latheMesh([[0, -0.016], [0.05, -0.016], [0.05, 0.016], [0, 0.016]], segments: 48)
    let side = RigidTransform(turning: .pi / 2, about: [0, 1, 0])
    for (name, x) in [("wheel_left", -0.43), ("wheel_right", 0.43)] {
      s.add(name, tyre, at: RigidTransform(translation: [x, 0.1, 0.085]) * side, .rubber)
      s.add(name, hub, at: RigidTransform(translation: [x, 0.1, 0.085]) * side, .chrome)
      s.box(name, [0.036, 0.07, 0.012], at: [x, 0.1, 0.085], .brushed)
      s.joint(name, name, on: "body", .spin, at: [x, 0.1, 0.085], along: [1, 0, 0], range: nil)
    }
    s.joint("door_hinge", "door", on: "body", .hinge, at: [-0.4, -0.245, 0], along: [0, 0, -1], range: 0...1.92)
    s.joint("glass_hinge", "glass_door", on: "body", .hinge, at: [0.4, -0.245, 0], along: [0, 0, 1], range: 0...1.92)
    s.joint("drawer_slide", "drawer", on: "body", .slide, at: [0, 0, 0.2], along: [0, -1, 0], range: 0...0.36)
    return s
  }

  /// The hinged box that is measured: two parts, one joint.
  static var hingedBox: PictureSketch {
    var s = PictureSketch("HingedBox")
    s.box("box", [0.3, 0.2, 0.01], at: [0, 0, 0.005], .oak)
    for x in [-0.145, 0.145] { s.box("box", [0.01, 0.2, 0.1], at: [x, 0, 0.06], .oak) }
    for y in [-0.095, 0.095] { s.box("box", [0.28, 0.01, 0.1], at: [0, y, 0.06], .oak) }
    s.box("lid", [0.3, 0.2, 0.012], at: [0, 0, 0.116], .red)
    s.joint("lid_hinge", "lid", on: "box", .hinge, at: [0, 0.1, 0.11], along: [-1, 0, 0], range: 0...1.92)
    return s
  }
}

func boxMeshCentred(_ size: Vector3) -> TriangleMesh { boxMesh(size / -2, size / 2) }
func boxMeshBetween(_ a: Vector3, _ b: Vector3) -> TriangleMesh { boxMesh(a, b) }
