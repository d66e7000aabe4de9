import PintleDocument

extension Part {
  /// A part of a family's own type.
  convenience init(
    _ name: String, _ material: Material, _ role: Role, in assembly: Assembly, _ place: SourceLocation
  ) {
    self.init(
      name: assembly.partName(name, place), in: assembly, material: material, role: role, source: place)
  }
}

extension Joint {
  /// Has a family add and cut what its joint needs when the program has finished, so that no shape is forgotten.
  func built(_ place: SourceLocation, _ work: @escaping @Sendable (Fitter) -> Void) {
    hardware(Hardware(form: .built(work)), at: place)
  }
}

// What every family does first and last.
extension Assembly {
  /// The part whose face a place lies on; a place that belongs to no part is the finding `family.place`.
  func parent(of spot: Spot, _ what: String, _ place: SourceLocation) -> Part {
    if let part = spot.part { return part }
    Recorder.report(
      "family.place", "\(what) is put on a face of a part, this place belongs to none", at: place,
      hint: "take the place from a shape: shape.face(.front).spot")
    return Recorder.current.parts.first ?? part("unplaced", .plastic)
  }
}

extension Spot {
  /// How thick the wall behind this spot is: to the room inside, if its shape has one, otherwise to the far side.
  ///
  /// Not on a shape: 10 mm.
  var wallThickness: Double {
    guard let body = shape?.solid.body else { return 0.010 }
    let far = body.bounds.reach(along: -normal, from: position).upper
    if let room = body.hollow?.room {
      let near = room.reach(along: -normal, from: position).lower
      if near > 1e-6, near < far { return near }
    }
    return max(far, 1e-4)
  }
}

extension Bounds {
  /// The least and the greatest coordinate along a unit direction, measured from a point.
  func reach(along d: Vector3, from p: Vector3) -> (lower: Double, upper: Double) {
    var lower = Double.infinity
    var upper = -Double.infinity
    for c in corners {
      let s = (c - p).dot(d)
      lower = min(lower, s)
      upper = max(upper, s)
    }
    return (lower, upper)
  }
}
