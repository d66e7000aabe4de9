import Foundation
import PintleDocument

extension SolidCase {
  private static func path(_ points: [Double]...) -> [Vector3] {
    points.map { [$0[0] * mm, $0[1] * mm, $0[2] * mm] }
  }

  static let swept: [SolidCase] = [
    .init(
      name: "sweep straight",
      node: .sweep(profile: circle(3), path: path([0, 0, 0], [0, 0, 50]), bend: 0, closed: false, up: [0, 1, 0]),
      volume: .pi * 9 * 50),
    // Two straights of 40 and a quarter bend of radius 10: Pappus.
    .init(
      name: "sweep with a bend",
      node: .sweep(
        profile: circle(3), path: path([0, 0, 0], [50, 0, 0], [50, 50, 0]), bend: 10 * mm, closed: false, up: [0, 0, 1]),
      volume: .pi * 9 * (80 + .pi / 2 * 10), accuracy: 1e-7),
    // A mitre takes on one side what it gives on the other.
    .init(
      name: "sweep with a mitre",
      node: .sweep(
        profile: rectangle(4, 6), path: path([0, 0, 0], [50, 0, 0], [50, 50, 0]), bend: 0, closed: false, up: [0, 0, 1]),
      volume: 24 * 100, accuracy: 1e-7),
    .init(
      name: "sweep a round with a mitre",
      node: .sweep(
        profile: circle(3), path: path([0, 0, 0], [50, 0, 0], [80, 40, 0]), bend: 0, closed: false, up: [0, 0, 1]),
      volume: .pi * 9 * 100, accuracy: 1e-6),
    .init(
      name: "sweep in space",
      node: .sweep(
        profile: rectangle(4, 6), path: path([0, 0, 0], [50, 0, 0], [50, 50, 0], [50, 50, 50]), bend: 8 * mm,
        closed: false, up: [0, 0, 1]),
      volume: 24 * (150 - 4 * 8 + 2 * .pi / 2 * 8), accuracy: 1e-6),
    .init(
      name: "sweep closed with mitres",
      node: .sweep(
        profile: rectangle(4, 6), path: path([0, 0, 0], [50, 0, 0], [50, 30, 0], [0, 30, 0]), bend: 0, closed: true,
        up: [0, 0, 1]),
      volume: 24 * 160, euler: 0, accuracy: 1e-7),
    .init(
      name: "sweep closed with bends",
      node: .sweep(
        profile: circle(3), path: path([0, 0, 0], [50, 0, 0], [50, 30, 0], [0, 30, 0]), bend: 8 * mm, closed: true,
        up: [0, 0, 1]),
      volume: .pi * 9 * (160 - 8 * 8 + 2 * .pi * 8), euler: 0, accuracy: 1e-6),
    .init(
      name: "sweep a tube",
      node: .sweep(
        profile: .difference(from: circle(5), minus: [circle(4)]), path: path([0, 0, 0], [50, 0, 0], [50, 50, 0]),
        bend: 10 * mm, closed: false, up: [0, 0, 1]),
      volume: .pi * 9 * (80 + .pi / 2 * 10), euler: 0, accuracy: 1e-6),
    .init(
      name: "ruled loft",
      node: .loft(
        sections: [
          LoftSection(profile: rectangle(20, 10), at: .identity),
          LoftSection(profile: rectangle(10, 5), at: RigidTransform(translation: [0, 0, 6 * mm])),
        ], ruled: true),
      volume: 200 + 4 * 112.5 + 50),
    .init(
      name: "smooth loft of circles",
      node: .loft(
        sections: (0..<3).map {
          LoftSection(profile: circle(5), at: RigidTransform(translation: [0, 0, Double($0) * 10 * mm]))
        }, ruled: false),
      volume: .pi * 25 * 20, accuracy: 1e-6),
  ]

  /// Square bars on their edges, each taking half a square millimetre from an upright edge of a box of 10 mm.
  private static let bevels: [SolidNode] = [[5, 5], [5, -5], [-5, 5], [-5, -5]].map { (p: [Double]) -> SolidNode in
    let corner = RigidTransform(translation: [p[0] * mm, p[1] * mm, 0])
    let turn = RigidTransform(turning: .pi / 4, about: [0, 0, 1])
    let side = 2.0.squareRoot()
    return .placed(at: corner * turn, solid: box(side, side, 20))
  }

  private static func row(_ count: Int, _ step: Double) -> [RigidTransform] {
    (0..<count).map { RigidTransform(translation: [Double($0) * step * mm, 0, 0]) }
  }

  private static let grid: [RigidTransform] = (0..<100).map { (i: Int) -> RigidTransform in
    let x = Double(i % 10 * 10 - 45)
    let y = Double(i / 10 * 10 - 45)
    return RigidTransform(translation: [x * mm, y * mm, -0.01])
  }

  private static let roundedBox: Double = {
    let faces = 6.0 * 16 + 16 * 26 + 6 * 26
    let edges = 6.0 + 16 + 26
    return 6 * 16 * 26 + 2 * 2 * faces + .pi * 4 * edges + 4 / 3 * .pi * 8
  }()

  /// A cylinder of 10 × 20 whose upper rim is rounded by 2: the quarter disc's centroid is 8 + 8 / 3π from the axis.
  private static let roundedRim: Double = {
    let core: Double = .pi * 64 * 2 + .pi * 100 * 18
    let quarter: Double = .pi
    return core + 2 * .pi * quarter * (8 + 8 / (3 * .pi))
  }()

  static let combined: [SolidCase] = [
    .init(name: "union", node: .union(of: [box(10, 10, 10), moved(5, 0, 0, box(10, 10, 10))]), volume: 1500),
    .init(
      name: "union of flush boxes", node: .union(of: [box(10, 10, 10), moved(10, 0, 0, box(10, 10, 10))]), volume: 2000),
    .init(
      name: "union of apart boxes", node: .union(of: [box(10, 10, 10), moved(20, 0, 0, box(10, 10, 10))]), volume: 2000,
      components: 2, euler: 4),
    .init(
      name: "union with one inside", node: .union(of: [box(10, 10, 10), box(5, 5, 5)]), volume: 1000),
    .init(
      name: "difference", node: .difference(from: box(10, 10, 10), minus: [moved(0, 0, 2, box(6, 6, 10))]),
      volume: 1000 - 36 * 8),
    .init(
      name: "plate with holes",
      node: .difference(
        from: box(100, 50, 5),
        minus: [moved(-20, 0, -5, cylinder(4, 10)), moved(20, 0, -5, cylinder(4, 10))]),
      volume: 25000 - 2 * .pi * 16 * 5, euler: -2),
    .init(
      name: "plate with a notch and a hole",
      node: .difference(
        from: box(100, 50, 5),
        minus: [moved(50, 0, -5, cylinder(4, 10)), moved(20, 0, -5, cylinder(4, 10))]),
      volume: 25000 - 1.5 * .pi * 16 * 5, euler: 0, accuracy: 1e-7),
    .init(
      name: "plate with a blind hole and a hole",
      node: .difference(
        from: box(100, 50, 5),
        minus: [moved(-20, 0, 0, cylinder(4, 10)), moved(20, 0, -5, cylinder(4, 10))]),
      volume: 25000 - .pi * 16 * 7.5, euler: 0),
    .init(
      name: "plate with holes from below",
      node: .difference(
        from: box(100, 50, 5),
        minus: [
          .placed(
            at: RigidTransform(x: [1, 0, 0], y: [0, -1, 0], z: [0, 0, -1], translation: [0, 0, 5 * mm]),
            solid: cylinder(4, 10))
        ]),
      volume: 25000 - .pi * 16 * 5, euler: 0),
    .init(
      name: "box with a cavity", node: .difference(from: box(10, 10, 10), minus: [box(6, 6, 6)]), volume: 1000 - 216,
      components: 2, euler: 4),
    .init(
      name: "box with bevelled edges cut", node: .difference(from: box(10, 10, 10), minus: bevels),
      volume: 1000 - 4 * 0.5 * 10, accuracy: 1e-8),
    .init(
      name: "intersection", node: .intersection(of: [cylinder(5, 20), moved(0, 0, 10, box(20, 20, 4))]),
      volume: .pi * 25 * 4),
    .init(
      name: "bicylinder",
      // Steinmetz: 16/3 r³.
      node: .intersection(of: [
        moved(0, 0, -10, cylinder(5, 20)),
        .placed(at: RigidTransform(turning: .pi / 2, about: [1, 0, 0]), solid: moved(0, 0, -10, cylinder(5, 20))),
      ]),
      volume: 16.0 / 3 * 125, accuracy: 1e-5),
    .init(
      name: "placed",
      node: .placed(
        at: RigidTransform(turning: 0.3, about: [1, 2, 3], through: [0.1, 0, 0]), solid: box(10, 20, 30)), volume: 6000),
    .init(
      name: "mirrored",
      node: .mirrored(
        point: [0.05, 0, 0], normal: [1, 1, 0],
        solid: .wedge(size: [20 * mm, 10 * mm, 6 * mm], topLower: [2 * mm, 0], topUpper: [2 * mm, 0])), volume: 400),
    .init(
      name: "pattern apart",
      node: .pattern(
        placements: row(7, 20), solid: box(10, 10, 10)),
      volume: 7000, components: 7, euler: 14),
    .init(
      name: "pattern overlapping",
      node: .pattern(
        placements: row(3, 8), solid: box(10, 10, 10)),
      volume: 2600),
    .init(
      name: "perforated plate",
      node: .difference(
        from: box(110, 110, 2),
        minus: [
          .pattern(placements: grid, solid: cylinder(3, 20))
        ]),
      volume: 2 * (110 * 110 - 100 * .pi * 9), euler: 2 - 200),
  ]

  static let blended: [SolidCase] = [
    // Minkowski: a smaller box, its faces, its edges and its corners rounded.
    .init(
      name: "fillet of every edge", node: .fillet(solid: box(10, 20, 30), edges: .all, radius: 2 * mm),
      volume: roundedBox,
      accuracy: 1e-6),
    .init(
      name: "fillet of upright edges",
      node: .fillet(solid: box(10, 20, 30), edges: .parallel(to: [0, 0, 2]), radius: 2 * mm),
      volume: 30 * (200 - (4 - .pi) * 4), accuracy: 1e-7),
    .init(
      name: "fillet of one edge",
      node: .fillet(solid: box(10, 20, 30), edges: .between(outward: [0, 0, 1], and: [0, -1, 0]), radius: 2 * mm),
      volume: 6000 - 10 * (1 - .pi / 4) * 4, accuracy: 1e-7),
    // Pappus: the corner's piece has its centroid 2 (1 − 0.2234 …) from the rim.
    .init(
      name: "fillet of a rim",
      node: .fillet(solid: cylinder(10, 20), edges: .side(outward: [0, 0, 1]), radius: 2 * mm),
      volume: roundedRim, accuracy: 1e-6),
    .init(
      name: "fillet inside",
      // The four upright edges of the pocket are concave: the fillet adds material.
      node: .fillet(
        solid: .difference(from: box(30, 30, 10), minus: [moved(0, 0, 5, box(10, 10, 10))]),
        edges: .parallel(to: [0, 0, 1]), radius: 1 * mm),
      volume: 9000 - 500 - 4 * (1 - .pi / 4) * 10 + 4 * (1 - .pi / 4) * 5, accuracy: 1e-6),
    .init(
      name: "chamfer of upright edges",
      node: .chamfer(solid: box(10, 10, 10), edges: .parallel(to: [0, 0, 1]), distance: 1 * mm),
      volume: 1000 - 4 * 0.5 * 10, accuracy: 1e-8),
    .init(
      name: "chamfer of a side",
      node: .chamfer(solid: box(10, 10, 10), edges: .side(outward: [0, 0, 1]), distance: 1 * mm),
      // A frustum of 10 to 8 in place of the topmost millimetre.
      volume: 900 + (100 + 80 + 64) / 3.0, accuracy: 1e-8),
    .init(
      name: "fillet of a pattern",
      node: .fillet(
        solid: .pattern(
          placements: [.identity, RigidTransform(translation: [0.05, 0, 0])], solid: box(10, 10, 10)),
        edges: .parallel(to: [0, 0, 1]), radius: 2 * mm),
      volume: 20 * (100 - (4 - .pi) * 4), components: 2, euler: 4, accuracy: 1e-7),
  ]
}
