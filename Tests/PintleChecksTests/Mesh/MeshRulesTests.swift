import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct MissingShapeRuleTests {
  @Test func aPartWithoutShapes() {
    var a = AssetSketch()
    a.part("body")
    #expect(a.messages(of: MissingShapeRule()) == ["`body` has no shapes"])
  }

  @Test func aShapeThatNobodyMade() {
    var a = AssetSketch.cabinet()
    a.document.parts[0].shapes.append(ShapeRecord(id: "knob", solid: "s9"))
    #expect(a.messages(of: MissingShapeRule()) == ["`body/knob` could not be made"])
    // The geometry has said why: nothing to add.
    a.findings = [Finding("geometry.fillet", .error, "the fillet of 9 mm does not fit", shapes: ["body/knob"])]
    #expect(a.messages(of: MissingShapeRule()) == [])
  }

  @Test func anEmptySurface() {
    var a = AssetSketch()
    a.add("body", "ghost", TriangleMesh())
    #expect(a.messages(of: MissingShapeRule()) == ["`body/ghost` has no surface"])
  }

  @Test func wholeAssetsPass() {
    #expect(AssetSketch.cabinet().messages(of: MissingShapeRule()) == [])
  }
}

@Suite struct ClosedRuleTests {
  @Test func aMissingTriangle() {
    var a = AssetSketch()
    var mesh = boxMesh(.zero, [1, 1, 1])
    mesh.indices.removeLast(3)
    mesh.faces.removeLast()
    a.add("body", "block", mesh)
    a.add("body", "other", mesh, at: RigidTransform(translation: [3, 0, 0]))
    let found = a.findings(of: ClosedRule())
    #expect(
      found.map(\.message) == ["the surface of `body/block` (and 1 more like it) is not closed: 3 open edges"])
    #expect(found.first?.shapes == ["body/block", "body/other"])
    #expect(found.first?.at != nil)
  }

  @Test func twoTrianglesOnOneSide() {
    var a = AssetSketch()
    var mesh = boxMesh(.zero, [1, 1, 1])
    mesh.indices += mesh.indices[0..<3]
    mesh.faces.append(0)
    a.add("body", "block", mesh)
    #expect(
      a.messages(of: ClosedRule()) == [
        "the surface of `body/block` is not closed: 3 edges shared by the wrong triangles"
      ])
  }

  @Test func closedPasses() {
    #expect(AssetSketch.cabinet().messages(of: ClosedRule()) == [])
  }
}

@Suite struct DegenerateRuleTests {
  @Test func aNeedle() {
    var a = AssetSketch()
    // A box whose one edge carries a point in its middle: on one side the fan starts with a triangle on a line.
    var mesh = boxMesh(.zero, [1, 1, 1])
    let n = UInt32(mesh.positions.count)
    mesh.positions += [[0, 0, 0], [0.5, 0, 0], [1, 0, 0]]
    mesh.normals += [SIMD3<Float>](repeating: [0, 0, 1], count: 3)
    mesh.indices += [n, n + 1, n + 2]
    mesh.faces.append(9)
    a.add("body", "block", mesh)
    let found = a.findings(of: DegenerateRule())
    #expect(found.map(\.message) == ["`body/block` has 1 triangle without area"])
    #expect(found.map(\.severity) == [.warning])
  }

  @Test func slimIsNotDegenerate() {
    var a = AssetSketch()
    a.box("body", "sheet", .zero, [2, 2, 0.0005])
    #expect(a.messages(of: DegenerateRule()) == [])
  }
}

@Suite struct OutwardRuleTests {
  @Test func insideOut() {
    var a = AssetSketch()
    var mesh = boxMesh(.zero, [0.1, 0.1, 0.1])
    for i in stride(from: 0, to: mesh.indices.count, by: 3) { mesh.indices.swapAt(i, i + 1) }
    a.add("body", "block", mesh)
    #expect(
      a.messages(of: OutwardRule()) == ["the surface of `body/block` is inside out: it encloses -1 litres"])
  }

  @Test func aLostPiece() {
    var a = AssetSketch()
    a.add("body", "block", boxMesh(.zero, [0.1, 0.1, 0.1]), volume: 0.0012, deflection: 1e-4)
    #expect(
      a.messages(of: OutwardRule()) == ["the mesh of `body/block` encloses 1 litres, its solid has 1.2 litres"])
  }

  /// A prism of 24 sides has 1.1 % less volume than its cylinder: that is the deflection, not a fault.
  @Test func facetsPass() {
    var a = AssetSketch()
    let r = 0.05
    a.add(
      "body", "pin", cylinderMesh(radius: r, height: 0.1, segments: 24), volume: .pi * r * r * 0.1, deflection: 0.00043)
    #expect(a.messages(of: OutwardRule()) == [])
  }
}

@Suite struct TriangleBudgetRuleTests {
  @Test func tooMany() {
    let a = AssetSketch.cabinet()
    let found = a.findings(of: TriangleBudgetRule(), policy: CheckPolicy(triangleBudget: 59))
    #expect(found.map(\.message) == ["the asset has 60 triangles, 59 are allowed"])
    #expect(found.first?.hint == "most are in `body/left` (12), `body/right` (12), `body/bottom` (12)")
  }

  @Test func enough() {
    #expect(AssetSketch.cabinet().findings(of: TriangleBudgetRule(), policy: CheckPolicy(triangleBudget: 60)) == [])
  }
}
