internal import Glibc
public import PintleDocument

/// A spring between two parts: drawn, stretched with its ends, and no part of any proof.
public struct ModelSpring: Sendable {
  public let record: ElasticRecord
  /// What is drawn, as a shape of the part at its first end: `part/spring`. The solid's z runs from the first end to the
  /// other; `X_AS` is its place in the drawn pose.
  public let shape: ModelShape
  /// Indices into `Model.parts`.
  public let a: Int
  public let b: Int
  /// Between its ends as drawn, metres.
  public let length: Double

  /// Nil where its ends lie in one point.
  public init?(_ record: ElasticRecord, solid: EvaluatedSolid, a: Int, b: Int, material: MaterialRecord) {
    let way = record.b.at - record.a.at
    let length = way.length
    guard length.isFinite, length > 1e-9 else { return nil }
    self.record = record
    self.a = a
    self.b = b
    self.length = length
    let X_AS = RigidTransform(origin: record.a.at, z: way)
    let drawn = ShapeRecord(
      id: record.id, solid: record.solid, at: X_AS, material: Self.materialKey, source: record.source)
    shape = ModelShape(
      path: "\(record.a.part)/\(record.id)", part: a, record: drawn, solid: solid, X_AS: X_AS, material: material)
  }

  /// The material of springs, as the document's materials name it.
  public static let materialKey = "steel"
  /// Where the document has no steel.
  public static let material = MaterialRecord(
    label: "steel", density: 7850, baseColor: [0.56, 0.57, 0.58], metallic: 1, roughness: 0.35)
  /// Never flat: a picture of nothing would be no spring.
  private static let leastStretch = 0.02

  /// Where it lies and how long it is, of its drawn length, once its parts have moved.
  ///
  /// It goes along with its first part and swings by the least turn toward its other end, so that its coils do not spin.
  ///
  /// - Parameter motion: of a part, from the drawn pose, asset frame.
  public func placed(_ motion: (Int) -> RigidTransform) -> (X_AS: RigidTransform, stretch: Double) {
    let carried = motion(a) * shape.X_AS
    let way = motion(b).apply(record.b.at) - carried.translation
    guard way.isFinite, way.length > Self.leastStretch * length else { return (carried, Self.leastStretch) }
    let z = way / way.length
    let turn = carried.z.cross(z)
    let angle = atan2(turn.length, carried.z.dot(z))
    guard angle > 1e-12 else { return (carried, way.length / length) }
    let X = RigidTransform(turning: angle, about: turn.length > 1e-9 ? turn : carried.x, through: carried.translation)
    return (X * carried, way.length / length)
  }
}

extension EvaluatedSolid {
  /// The same solid longer or shorter along its z by a factor, for what is drawn; the very same at a factor of 1.
  public func stretched(by factor: Double) -> EvaluatedSolid {
    guard abs(factor - 1) > 1e-9, factor > 0, factor.isFinite else { return self }
    var mesh = mesh
    for i in mesh.positions.indices { mesh.positions[i].z *= factor }
    for i in mesh.normals.indices {
      // Normals go with the inverse transpose.
      let n = Vector3(Double(mesh.normals[i].x), Double(mesh.normals[i].y), Double(mesh.normals[i].z) / factor)
      if let unit = n.normalized { mesh.normals[i] = [Float(unit.x), Float(unit.y), Float(unit.z)] }
    }
    return EvaluatedSolid(
      hash: "\(hash) × \(factor)", node: node, mesh: mesh, properties: properties, deflection: deflection)
  }
}
