import PintleDocument
import Testing

@testable import Pintle

@Suite struct TraceTests {
  /// Follows a trace into the document's own solid.
  private func node(_ d: Document, _ shape: ShapeRecord, _ path: [Int]) -> SolidNode? {
    var node = d.solids[shape.solid]
    for i in path {
      guard let n = node, n.children.indices.contains(i) else { return nil }
      node = n.children[i]
    }
    return node
  }

  @Test func everyOperationKnowsItsOwnLine() throws {
    let line = Int(#line)
    let d = document { asset in
      let part = asset.part("p", .steel)
      let base = Solid.box(1, 1, 1)
      let soft =
        base
        .moved(.up, 0.5)
        .rounded(.vertical, 0.1)
      let shape = part.add(
        "body",
        soft.turned(30°, looking: .up))
      shape.cut(.hole(diameter: 0.1), in: .top)
      shape.cut(
        .box(0.2, 0.2, 0.2).centred(at: [0.5, 0.5, 1]))
    }
    let shape = d.parts[0].shapes[0]
    #expect(d.findings.isEmpty && d.location(shape.source)?.line == line + 8)
    // difference(fillet(box), [cylinder, box]): no node is left of what only placed.
    let found = Dictionary(uniqueKeysWithValues: shape.trace.map { ($0.path, d.location($0.source)) })
    guard case .fillet = node(d, shape, [0]), case .box = node(d, shape, [0, 0]) else {
      Issue.record("the tree is not what was expected")
      return
    }
    #expect(found[[0]]??.line == line + 7 && found[[0]]??.column == 17, "the fillet points at its own line")
    #expect(found[[0, 0]]??.line == line + 3)
    #expect(found[[1]]??.line == line + 11)
    #expect(found[[2]]??.line == line + 13)
    for trace in shape.trace { #expect(node(d, shape, trace.path) != nil) }
  }

  @Test func tracesFollowTheTreeThroughPatternsMirrorsAndUnions() {
    let d = document { asset in
      let part = asset.part("p", .steel)
      let axis = Axis(from: [0.3, 0, 0], toward: .up)
      let solid = Solid.box(0.1, 0.2, 0.3).moved(.left, 0.4).rounded(0.01)
        .repeated(around: axis, count: 5)
        .adding(.sphere(diameter: 0.2, at: [1, 0, 0]), .cylinder(diameter: 0.1, length: 1).moved(.up, 1))
        .mirrored(.left)
        .subtracting(.box(1, 1, 0.05).turned(20°, looking: .up))
        .chamfered(.top, 0.001)
        .moved(.back, 2)
      part.add("body", solid)
    }
    let shape = d.parts[0].shapes[0]
    let nodes = shape.trace.map { node(d, shape, $0.path) }
    #expect(nodes.allSatisfy { $0 != nil })
    // Every kind of operation is there, each with its own column or line.
    func kind(_ n: SolidNode?) -> String {
      switch n {
      case .box: "box"
      case .sphere: "sphere"
      case .cylinder: "cylinder"
      case .fillet: "fillet"
      case .chamfer: "chamfer"
      case .pattern: "pattern"
      case .union: "union"
      case .difference: "difference"
      case .mirrored: "mirrored"
      case .placed: "placed"
      default: "other"
      }
    }
    let kinds = Set(nodes.map(kind))
    #expect(kinds.isSuperset(of: ["chamfer", "difference", "mirrored", "union", "pattern", "fillet"]))
    // Notes change nothing: the same solid and placement as without them.
    let body = d.solids[shape.solid]
    #expect(body?.pulledOff().solid == body && body?.pulledOff().placement == .identity)
  }

  @Test func equalSolidsAreOne() {
    let d = document { asset in
      let part = asset.part("p", .steel)
      for i in 0..<4 {
        part.add(
          "bar_\(i)",
          .tube(outer: 40.mm, inner: 30.mm, from: [0, Double(i), 0], to: [0.3, Double(i) + 0.4, 0])
            .cutting(.hole(diameter: 10.mm, depth: 5.mm), in: .top))
      }
      part.add("wheel_left", .disc(diameter: 0.1, thickness: 0.01).mounted(on: Solid.box(1, 1, 1).face(.left)))
      part.add("wheel_right", .disc(diameter: 0.1, thickness: 0.01).mounted(on: Solid.box(1, 1, 1).face(.right)))
    }
    #expect(d.solids.count == 2)
    #expect(Set(d.parts[0].shapes.map(\.at)).count == 6)
  }
}
