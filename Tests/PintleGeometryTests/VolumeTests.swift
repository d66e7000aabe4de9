import Foundation
import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleGeometry

/// One solid, the volume worked out by hand in mm³, and the topology of its surface.
struct SolidCase: CustomTestStringConvertible, Sendable {
  var name: String
  var node: SolidNode
  var volume: Double
  var components = 1
  /// 2 for a ball, 0 for a ring, −2 for a plate with two holes, summed over components.
  var euler = 2
  /// Relative.
  var accuracy = 1e-9
  var testDescription: String { name }

  static let all: [SolidCase] = primitives + fromProfiles + swept + combined + blended

  static let primitives: [SolidCase] = [
    .init(name: "box", node: box(10, 20, 30), volume: 6000),
    .init(name: "cylinder", node: cylinder(5, 20), volume: .pi * 25 * 20),
    .init(name: "small cylinder", node: cylinder(0.5, 2), volume: .pi * 0.25 * 2),
    .init(name: "cone", node: .cone(bottom: 6 * mm, top: 2 * mm, height: 9 * mm), volume: .pi * 9 / 3 * (36 + 12 + 4)),
    .init(name: "pointed cone", node: .cone(bottom: 6 * mm, top: 0, height: 9 * mm), volume: .pi * 9 / 3 * 36),
    .init(name: "cone on its point", node: .cone(bottom: 0, top: 6 * mm, height: 9 * mm), volume: .pi * 9 / 3 * 36),
    .init(name: "cone that is none", node: .cone(bottom: 3 * mm, top: 3 * mm, height: 4 * mm), volume: .pi * 36),
    .init(name: "sphere", node: .sphere(radius: 6 * mm), volume: 4 / 3 * .pi * 216),
    .init(name: "torus", node: .torus(major: 20 * mm, minor: 5 * mm), volume: 2 * .pi * .pi * 20 * 25, euler: 0),
    // A frustum with a rectangular top: h/6 · (A + 4 M + B), M the middle section.
    .init(
      name: "wedge",
      node: .wedge(size: [20 * mm, 10 * mm, 6 * mm], topLower: [-5 * mm, -5 * mm], topUpper: [5 * mm, 5 * mm]),
      volume: 1 * (200 + 4 * 150 + 100)),
    .init(
      name: "roof",
      node: .wedge(size: [20 * mm, 10 * mm, 6 * mm], topLower: [-10 * mm, 0], topUpper: [10 * mm, 0]), volume: 600),
    .init(
      name: "pyramid", node: .wedge(size: [20 * mm, 10 * mm, 6 * mm], topLower: [2 * mm, 0], topUpper: [2 * mm, 0]),
      volume: 400),
  ]

  static let fromProfiles: [SolidCase] = [
    .init(name: "extrude", node: .extrude(profile: rectangle(10, 20), height: 3 * mm), volume: 600),
    .init(
      name: "extrude rounded", node: .extrude(profile: rectangle(10, 20, 2), height: 3 * mm),
      volume: 3 * (200 - (4 - .pi) * 4)),
    .init(
      name: "extrude all round", node: .extrude(profile: rectangle(10, 10, 5), height: 3 * mm), volume: 3 * .pi * 25),
    .init(name: "extrude circle", node: .extrude(profile: circle(4), height: 3 * mm), volume: 3 * .pi * 16),
    .init(
      name: "extrude ellipse", node: .extrude(profile: .ellipse(radiusX: 4 * mm, radiusY: 9 * mm), height: 3 * mm),
      volume: 3 * .pi * 36),
    .init(
      name: "extrude slot", node: .extrude(profile: .slot(length: 20 * mm, width: 6 * mm), height: 2 * mm),
      volume: 2 * (14 * 6 + .pi * 9)),
    .init(
      name: "extrude round slot", node: .extrude(profile: .slot(length: 6 * mm, width: 6 * mm), height: 2 * mm),
      volume: 2 * .pi * 9),
    .init(
      name: "extrude clockwise triangle",
      node: .extrude(profile: .polygon(points: [[0, 0], [0, 10 * mm], [6 * mm, 0]], radius: 0), height: 2 * mm),
      volume: 60),
    // An L of 300 mm² with one reentrant corner: five corners lose (1 − π/4) r², one gains it.
    .init(
      name: "extrude rounded L",
      node: .extrude(
        profile: .polygon(
          points: [[0, 0], [20, 0], [20, 10], [10, 10], [10, 20], [0, 20]].map { $0 * mm }, radius: 2 * mm),
        height: 1 * mm), volume: 300 - 4 * (4 - .pi)),
    .init(
      name: "extrude ring",
      node: .extrude(profile: .difference(from: circle(10), minus: [circle(6)]), height: 5 * mm),
      volume: 5 * .pi * (100 - 36), euler: 0),
    .init(
      name: "extrude with an overlapping cut",
      node: .extrude(
        profile: .difference(from: rectangle(10, 10), minus: [shifted(5, 5, rectangle(4, 4))]), height: mm),
      volume: 96),
    .init(
      name: "extrude cross",
      node: .extrude(profile: .union(of: [rectangle(30, 10), rectangle(10, 30)]), height: 2 * mm), volume: 1000),
    .init(
      name: "extrude two areas",
      node: .extrude(profile: .union(of: [rectangle(10, 10), shifted(20, 0, circle(3))]), height: 2 * mm),
      volume: 2 * (100 + 9 * .pi), components: 2, euler: 4),
    .init(
      name: "extrude common area",
      node: .extrude(profile: .intersection(of: [rectangle(30, 10), rectangle(10, 30)]), height: 2 * mm), volume: 200),
    .init(
      name: "extrude grown rectangle",
      node: .extrude(profile: .offset(by: 1 * mm, profile: rectangle(10, 6)), height: mm),
      volume: 96),
    .init(
      name: "extrude shrunk triangle",
      node: .extrude(
        profile: .offset(by: -1 * mm, profile: .polygon(points: [[0, 0], [12 * mm, 0], [0, 5 * mm]], radius: 0)),
        height: mm),
      // Sides 5, 12, 13: inradius 2; shrinking by 1 halves it.
      volume: 30 / 4, accuracy: 1e-7),
    .init(
      name: "extrude grown L",
      node: .extrude(
        profile: .offset(
          by: 1 * mm,
          profile: .polygon(
            points: [[0, 0], [20, 0], [20, 10], [10, 10], [10, 20], [0, 20]].map { $0 * mm }, radius: 0)),
        height: mm),
      volume: 22 * 12 + 12 * 10, accuracy: 1e-7),
    .init(
      name: "extrude spline",
      // Closed cubic through the corners of a square: a round of some kind; the exact area is the kernel's own,
      // compared with the mesh only (accuracy bounds it between square and circumscribed circle's double).
      node: .extrude(
        profile: .spline(points: [[10 * mm, 0], [0, 10 * mm], [-10 * mm, 0], [0, -10 * mm]]), height: mm),
      volume: 300, accuracy: 0.2),
    .init(
      name: "revolve", node: .revolve(profile: shifted(10, 0, rectangle(4, 6)), angle: 2 * .pi),
      volume: 2 * .pi * 10 * 24, euler: 0),
    .init(
      name: "revolve half", node: .revolve(profile: shifted(10, 0, circle(2)), angle: .pi),
      volume: .pi * 10 * .pi * 4),
    .init(
      name: "revolve on the axis", node: .revolve(profile: shifted(5, 0, rectangle(10, 4)), angle: 2 * .pi),
      volume: .pi * 100 * 4),
    .init(
      name: "revolve a quarter on the axis",
      node: .revolve(profile: .polygon(points: [[0, 0], [9 * mm, 0], [0, 6 * mm]], radius: 0), angle: .pi / 2),
      volume: .pi * 81 * 6 / 3 / 4),
    .init(
      name: "revolve backwards", node: .revolve(profile: shifted(10, 0, rectangle(4, 6)), angle: -.pi / 3),
      volume: .pi / 3 * 10 * 24),
    .init(
      name: "revolve a half disc",
      node: .revolve(
        profile: .intersection(of: [circle(5), shifted(5, 0, rectangle(10, 20))]), angle: 2 * .pi),
      volume: 4 / 3 * .pi * 125, accuracy: 1e-6),
  ]
}
