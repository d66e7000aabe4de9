internal import PintleDocument
internal import PintleKinematics
internal import PintleModel

/// A shape or a spring of an asset, where it is in one pose.
struct PosedSurface {
  /// An index into `Model.parts`.
  let part: Int
  let shape: ModelShape
  let solid: EvaluatedSolid
  /// In the asset.
  let X_AS: RigidTransform

  /// Of the whole asset, part by part, a part's springs after its shapes; without what has no triangles.
  static func all(_ model: Model, in pose: Pose) -> [PosedSurface] {
    var list = model.shapes.enumerated().map { i, shape in
      PosedSurface(
        part: shape.part, shape: shape, solid: shape.solid,
        X_AS: pose.motion(ofShape: i, ofPart: shape.part) * shape.X_AS)
    }
    list += model.springs.map { spring in
      let (X, stretch) = spring.placed(pose.motion(ofPart:))
      return PosedSurface(
        part: spring.a, shape: spring.shape, solid: spring.shape.solid.stretched(by: stretch), X_AS: X)
    }
    return model.parts.indices.flatMap { part in
      list.filter { $0.part == part && !$0.solid.surface.triangles.isEmpty }
    }
  }

  /// Each vertex once, in the asset, metres.
  var positions: [Vector3] { solid.surface.positions.map(X_AS.apply) }
  var triangles: [SIMD3<UInt32>] { solid.surface.triangles }
}
