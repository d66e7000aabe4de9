import Foundation
import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleGeometry

/// What cannot be made is said, with the number that would do.
@Suite struct IssueTests {
  static let flat = box(10, 10, 5)

  @Test(arguments: [2.5, 3, 4, 7, 100]) func impossibleFilletStatesItsLimit(_ radius: Double) {
    let said = complaints(.fillet(solid: Self.flat, edges: .all, radius: radius * mm))
    #expect(said == ["solid.fillet: fillet of \(short(radius)) mm does not fit: the largest that does here is 2.49 mm"])
  }

  @Test func theLimitItStatesWorks() throws {
    let solid = try evaluated(.fillet(solid: Self.flat, edges: .all, radius: 2.49 * mm))
    #expect(solid.isClosed)
    #expect(solid.properties.volume < 500e-9)
  }

  @Test func everyFilletThatIsBelievedIsTrue() throws {
    // Minkowski's formula, from tiny to just possible: what the kernel answers is right or refused, never wrong.
    for radius in stride(from: 0.25, to: 6, by: 0.25) {
      let node = SolidNode.fillet(solid: Self.flat, edges: .all, radius: radius * mm)
      guard complaints(node).isEmpty else {
        #expect(radius >= 2.5)
        continue
      }
      let a: Double = 10 - 2 * radius
      let c: Double = 5 - 2 * radius
      let faces: Double = 2 * radius * (a * a + 2 * a * c)
      let edges: Double = .pi * radius * radius * (2 * a + c)
      let corners: Double = 4 / 3 * .pi * radius * radius * radius
      let expected: Double = a * a * c + faces + edges + corners
      let volume = try evaluated(node).properties.volume * 1e9
      #expect(abs(volume - expected) < 1e-3, "radius \(radius)")
    }
  }

  @Test func anImpossibleFilletLeavesTheRestStanding() throws {
    let model = ModelBuilder(cache: SolidCache(directory: nil)).model(
      of: document(
        .difference(
          from: .fillet(solid: Self.flat, edges: .all, radius: 4 * mm), minus: [moved(0, 0, 2, box(2, 2, 10))])))
    #expect(model.findings.map(\.rule) == ["solid.fillet"])
    let solid = try #require(model.shapes.first).solid
    let volume = solid.properties.volume * 1e9
    // The pocket is 2 × 2 and reaches from z = −3 up: through all 5 mm.
    #expect(abs(volume - 480) < 1e-6)
    #expect(model.findings.first?.expected?.max == 2.49)
    #expect(model.findings.first?.measured == Quantity(4, "mm"))
  }

  @Test func chamferAndEdges() {
    #expect(
      complaints(.chamfer(solid: box(10, 10, 10), edges: .parallel(to: [0, 0, 1]), distance: 6 * mm)) == [
        "solid.chamfer: chamfer of 6 mm does not fit: the largest that does here is 4.99 mm"
      ])
    #expect(
      complaints(.fillet(solid: .sphere(radius: 5 * mm), edges: .all, radius: mm)) == [
        "solid.fillet: the fillet of 1 mm finds no edge where two faces meet at an angle"
      ])
    #expect(
      complaints(.fillet(solid: cylinder(5, 10), edges: .side(outward: [1, 0, 0]), radius: mm)) == [
        "solid.fillet: the fillet of 1 mm finds no edge in a flat outermost face toward (1, 0, 0)"
      ])
  }

  @Test func nothingLeft() {
    #expect(
      complaints(.difference(from: box(5, 5, 5), minus: [box(10, 10, 10)])) == [
        "solid.empty: nothing is left after the cut"
      ])
    #expect(
      complaints(.intersection(of: [box(5, 5, 5), moved(10, 0, 0, box(5, 5, 5))])) == [
        "solid.empty: the solids of the intersection have nothing in common"
      ])
    #expect(
      complaints(.intersection(of: [box(5, 5, 5), moved(5, 0, 0, box(5, 5, 5))])) == [
        "solid.empty: the solids of the intersection have nothing in common"
      ])
    #expect(complaints(.union(of: [])) == ["solid.empty: a union of nothing"])
    #expect(complaints(.pattern(placements: [], solid: box(1, 1, 1))) == ["solid.empty: a pattern without copies"])
    #expect(
      complaints(.extrude(profile: .offset(by: -3 * mm, profile: rectangle(5, 9)), height: mm)) == [
        "solid.empty: nothing is left of an outline shrunk by 3 mm"
      ])
  }

  @Test func sizesThatCannotBe() {
    #expect(complaints(box(10, 0, 10)) == ["solid.failed: a box of 10 mm × 0 mm × 10 mm cannot be made"])
    #expect(
      complaints(cylinder(-1, 10)) == ["solid.failed: a cylinder of radius -1 mm and height 10 mm cannot be made"])
    #expect(complaints(.sphere(radius: 1e300)) == ["solid.failed: a sphere of radius 1e+303 mm cannot be made"])
    #expect(complaints(.sphere(radius: .nan)) == ["solid.failed: part/shape has a number that is not finite"])
    #expect(
      complaints(.torus(major: 5 * mm, minor: 5 * mm)) == [
        "solid.failed: a torus of radii 5 mm and 5 mm crosses itself"
      ])
    #expect(
      complaints(.extrude(profile: rectangle(10, 6, 4), height: mm)) == [
        "solid.failed: a corner radius of 4 mm does not fit the rectangle: the largest is 3 mm"
      ])
    #expect(
      complaints(.extrude(profile: .polygon(points: [[0, 0], [0.01, 0]], radius: 0), height: mm)) == [
        "solid.failed: a polygon needs 3 different points, this one has 2"
      ])
    #expect(
      complaints(
        .extrude(profile: .polygon(points: [[0, 0], [0.01, 0.01], [0.01, 0], [0, 0.01]], radius: 0), height: mm)) == [
          "solid.failed: the polygon failed: the outline crosses itself"
        ])
    #expect(
      complaints(.pattern(placements: Array(repeating: .identity, count: 20_000), solid: box(1, 1, 1))) == [
        "solid.failed: a pattern of 20000 copies is more than the 10000 that are accepted"
      ])
    let squeezed = RigidTransform(x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 0.5])
    #expect(
      complaints(.placed(at: squeezed, solid: box(1, 1, 1))) == [
        "solid.failed: a placement is not a rigid motion"
      ])
    #expect(
      complaints(.revolve(profile: rectangle(4, 4), angle: 1)) == [
        "solid.failed: the profile reaches 2 mm across the axis it is turned about"
      ])
  }

  @Test func sweepsThatCannotBe() {
    func sweep(_ profile: ProfileNode, _ path: [Vector3], bend: Double, closed: Bool = false) -> [String] {
      complaints(.sweep(profile: profile, path: path.map { $0 * mm }, bend: bend * mm, closed: closed, up: [0, 0, 1]))
    }
    #expect(
      sweep(circle(3), [[0, 0, 0], [50, 0, 0], [50, 50, 0]], bend: 2) == [
        "solid.failed: a bend of 2 mm is tighter than the profile, which reaches 3 mm inward"
      ])
    #expect(
      sweep(circle(3), [[0, 0, 0], [50, 0, 0], [50, 50, 0]], bend: 60) == [
        "solid.failed: bends of 60 mm take 60 mm from a straight of 50 mm"
      ])
    #expect(
      sweep(circle(3), [[0, 0, 0], [50, 0, 0], [50, 30, 0], [20, 30, 0], [20, -30, 0]], bend: 5).map {
        $0.hasPrefix("solid.failed: the sweep crosses itself: ")
      } == [true])
    #expect(
      sweep(circle(3), [[0, 0, 0], [50, 0, 0], [0, 0, 0]], bend: 0) == [
        "solid.failed: the path of a sweep turns back on itself at point 2"
      ])
    #expect(
      sweep(rectangle(4, 4), [[0, 0, 0], [50, 0, 0], [50, 1, 0], [0, 1, 0]], bend: 0) == [
        "solid.failed: a straight of 1 mm is too short for the mitres of its corners"
      ])
    #expect(
      sweep(circle(3), [[0, 0, 0], [0, 0, 0]], bend: 0) == [
        "solid.failed: the path of a sweep needs 2 different points, this one has 1"
      ])
  }

  @Test func aMeshFileIsSaidToBeUnsupported() {
    let model = ModelBuilder(cache: SolidCache(directory: nil)).model(
      of: document(.mesh(reference: MeshReference(path: "bunny.obj"))))
    #expect(model.shapes.isEmpty)
    #expect(model.findings.map(\.rule) == ["mesh.unsupported"])
    #expect(model.findings.map(\.verdict) == [.unverified])
  }

  @Test func aMemoryFaultInTheKernelIsAnError() {
    #expect(throws: KernelError.self) { try Brep.crash() }
  }

  @Test func whatTakesTooLongIsUnverifiedAndNotKept() throws {
    let cache = SolidCache(directory: nil)
    var builder = ModelBuilder(cache: cache)
    builder.limits.operationTime = .zero
    let asset = document(.union(of: [box(10, 10, 10), moved(5, 5, 5, box(10, 10, 10))]))
    let late = builder.model(of: asset)
    #expect(late.findings.map(\.rule) == ["solid.budget"])
    #expect(late.findings.map(\.verdict) == [.unverified])
    #expect(late.shapes.isEmpty)
    let inTime = ModelBuilder(cache: cache).model(of: asset)
    #expect(inTime.findings == [])
    builder.limits.operationTime = .seconds(20)
    builder.limits.time = .zero
    let tooMuch = document(.union(of: [box(10, 10, 10), moved(5, 5, 4, box(10, 10, 10))]))
    #expect(builder.model(of: tooMuch).findings.map(\.rule) == ["solid.budget"])
  }

  @Test func placesInTheSource() throws {
    // cut( fillet( box ), pattern( box ) ): the fillet is at line 12, the whole at 10, the tool at 14.
    let node = SolidNode.difference(
      from: .fillet(solid: Self.flat, edges: .all, radius: 4 * mm), minus: [moved(0, 0, 2, box(2, 2, 10))])
    var asset = document(node)
    asset.sources = [8, 10, 12, 14].map { SourceLocation(file: "box.swift", line: $0, column: 3) }
    asset.parts[0].shapes[0].source = 0
    asset.parts[0].shapes[0].trace = [
      .init(path: [], source: 1), .init(path: [0], source: 2), .init(path: [1], source: 3),
    ]
    func line(_ d: Document) -> Int? {
      ModelBuilder(cache: SolidCache(directory: nil)).model(of: d).findings.first?.source?.line
    }
    #expect(line(asset) == 12)
    asset.parts[0].shapes[0].trace.remove(at: 1)
    #expect(line(asset) == 10)
    asset.parts[0].shapes[0].trace = []
    #expect(line(asset) == 8)
  }

  @Test func aSharedSolidIsOneFindingPerLine() {
    var asset = document(.fillet(solid: Self.flat, edges: .all, radius: 4 * mm))
    asset.parts[0].shapes.append(ShapeRecord(id: "other", solid: "s1", at: RigidTransform(translation: [0.1, 0, 0])))
    let model = ModelBuilder(cache: SolidCache(directory: nil)).model(of: asset)
    #expect(model.findings.map(\.shapes) == [["part/shape", "part/other"]])
  }

  @Test func aSolidThatIsNotThere() {
    var asset = document(Self.flat)
    asset.parts[0].shapes[0].solid = "s9"
    let model = ModelBuilder(cache: SolidCache(directory: nil)).model(of: asset)
    #expect(model.findings.map(\.message) == ["part/shape uses the solid s9, which does not exist"])
    #expect(model.shapes.isEmpty && model.parts.count == 1)
  }
}

extension Brep {
  /// Hands the kernel what is not there.
  static func crash() throws { _ = try make { crashKernel($0) } }
}
