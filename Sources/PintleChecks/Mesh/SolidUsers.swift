import PintleDocument
import PintleKinematics
import PintleModel

/// One solid and the shapes that use it: a fault of the mesh is one fault, however often it is placed.
struct SolidUsers {
  let solid: EvaluatedSolid
  /// Never empty, in the order of the model.
  var shapes: [ModelShape]

  /// How its triangles hang together.
  let topology: MeshTopology

  var paths: [String] { shapes.map(\.path) }
  /// A mesh from elsewhere, as its maker left it, rather than a solid that was built here.
  var isImported: Bool { solid.node.isMesh }
  /// "`a/b`" or "`a/b` and 3 more".
  var name: String {
    shapes.count == 1 ? "`\(shapes[0].path)`" : "`\(shapes[0].path)` (and \(shapes.count - 1) more like it)"
  }
}

extension CheckContext {
  /// Solids with a surface, in the order of their first use.
  func findSolids() -> [SolidUsers] {
    var place: [String: Int] = [:]
    var result: [SolidUsers] = []
    for shape in model.shapes where shape.solid.mesh.triangleCount > 0 {
      if let i = place[shape.solid.hash] {
        result[i].shapes.append(shape)
      } else {
        place[shape.solid.hash] = result.count
        result.append(
          SolidUsers(solid: shape.solid, shapes: [shape], topology: MeshTopology(shape.solid.surface)))
      }
    }
    return result
  }

  func partNames(of shapes: [ModelShape]) -> [String] {
    var names: [String] = []
    for shape in shapes {
      let name = model.parts[shape.part].record.id
      if !names.contains(name) { names.append(name) }
    }
    return names
  }
}

extension SolidNode {
  /// A mesh file, wherever it was put.
  var isMesh: Bool {
    switch self {
    case .mesh: true
    case .placed(_, let solid), .mirrored(_, _, let solid): solid.isMesh
    default: false
    }
  }
}

extension CheckContext {
  /// Read from a format in which nothing can be declared: no roles, no fits, no hardware.
  var isImported: Bool { document.imported != nil }
}
