import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleFormats

@Suite struct CollidersTests {
  private func translated(_ x: Double, _ y: Double, _ z: Double) -> RigidTransform {
    RigidTransform(translation: [x, y, z])
  }

  /// What pieces are, told by their kind and their volume.
  private func derived(_ node: SolidNode) throws -> [Collider] {
    var derivation = ColliderDerivation()
    return try derivation.pieces(node)
  }

  private func volume(_ pieces: [Collider]) -> Double { pieces.reduce(0) { $0 + $1.volume } }

  private func boxes(_ pieces: [Collider]) -> Int {
    pieces.count { if case .box = $0.shape { true } else { false } }
  }

  // MARK: what stays what it is

  @Test func primitivesStayPrimitives() throws {
    #expect(try derived(.box(size: [1, 2, 3])) == [Collider(.box(size: [1, 2, 3]))])
    #expect(try derived(.sphere(radius: 0.2)) == [Collider(.sphere(radius: 0.2))])
    // Cylinders stand on z = 0, colliders are centred.
    #expect(
      try derived(.cylinder(radius: 0.1, height: 0.4))
        == [Collider(.cylinder(radius: 0.1, height: 0.4), at: translated(0, 0, 0.2))])
    let turned = RigidTransform(turning: 0.3, about: [1, 2, 3])
    #expect(try derived(.placed(at: turned, solid: .box(size: [1, 1, 1]))).map(\.at) == [turned])
    let row = SolidNode.pattern(placements: [.identity, translated(1, 0, 0)], solid: .sphere(radius: 0.1))
    #expect(try derived(row).map(\.at.translation) == [.zero, [1, 0, 0]])
  }

  @Test func mirrorImagesAreProperMotions() throws {
    let wedge = SolidNode.wedge(size: [1, 1, 1], topLower: [-0.5, -0.5], topUpper: [0, 0.5])
    let plane = SolidNode.mirrored(point: [2, 0, 0], normal: [1, 1, 0], solid: wedge)
    let pieces = try derived(plane)
    let X = try #require(pieces.first).at
    #expect(abs(X.x.cross(X.y).dot(X.z) - 1) < 1e-12)
    let corner = Vector3(0.5, -0.5, -0.5)
    let n = Vector3(1, 1, 0).normalized ?? .zero
    let image = corner - n * (2 * n.dot(corner - [2, 0, 0]))
    #expect(abs(pieces[0].depthOutside(image)) < 1e-12)
    #expect(abs(pieces[0].volume - 0.75) < 1e-12)
  }

  @Test func profilesFallIntoConvexPieces() throws {
    // An L of three unit squares.
    let l = ProfileNode.polygon(points: [[0, 0], [2, 0], [2, 1], [1, 1], [1, 2], [0, 2]], radius: 0)
    let pieces = try derived(.extrude(profile: l, height: 0.5))
    #expect(pieces.count == 2 && boxes(pieces) == 2)
    #expect(abs(volume(pieces) - 1.5) < 1e-12)
    let frame = ProfileNode.difference(
      from: .rectangle(width: 4, height: 3, radius: 0), minus: [.rectangle(width: 3, height: 2, radius: 0)])
    let boards = try derived(.extrude(profile: frame, height: 1))
    #expect(boards.count == 4 && boxes(boards) == 4)
    #expect(abs(volume(boards) - 6) < 1e-12)
    #expect(throws: ColliderDerivation.Unknown.self) {
      try derived(.extrude(profile: .text(string: "A", size: 1), height: 1))
    }
    let crossed = ProfileNode.polygon(points: [[0, 0], [1, 1], [1, 0], [0, 1]], radius: 0)
    #expect(throws: ColliderDerivation.Unknown.self) { try derived(.extrude(profile: crossed, height: 1)) }
  }

  // MARK: taking away

  @Test func aCabinetBecomesItsBoards() throws {
    let body = SolidNode.difference(
      from: .box(size: [0.6, 0.4, 0.8]),
      minus: [.placed(at: translated(0, -0.02, 0), solid: .box(size: [0.564, 0.4, 0.764]))])
    let pieces = try derived(body)
    #expect(pieces.count == 5 && boxes(pieces) == 5)
    let truth: Double = 0.6 * 0.4 * 0.8 - 0.564 * 0.38 * 0.764
    #expect(abs(volume(pieces) - truth) < 1e-12)
  }

  @Test func smallHolesStayAndLargeOnesDoNot() throws {
    func plate(_ hole: Double) throws -> (pieces: [Collider], isExact: Bool) {
      var derivation = ColliderDerivation()
      let node = SolidNode.difference(
        from: .box(size: [0.2, 0.2, 0.01]),
        minus: [.placed(at: translated(0, 0, -0.1), solid: .cylinder(radius: hole, height: 0.2))])
      return (try derivation.pieces(node), derivation.isExact)
    }
    let screw = try plate(0.003)
    #expect(screw.pieces == [Collider(.box(size: [0.2, 0.2, 0.01]))] && !screw.isExact)
    let sink = try plate(0.08)
    #expect(sink.pieces.count > 3)
    let left = volume(sink.pieces)
    let truth: Double = 0.01 * (0.04 - Double.pi * 0.0064)
    // Never less than the solid, and not much more.
    #expect(left >= truth && left < truth * 1.12)
    #expect(sink.pieces.allSatisfy { $0.depthOutside(.zero) > 0.05 })
  }

  @Test func toolsThatMissLeaveThingsWhole() throws {
    let node = SolidNode.difference(
      from: .box(size: [1, 1, 1]), minus: [.placed(at: translated(1, 0, 0), solid: .box(size: [1, 1, 1]))])
    #expect(try derived(node) == [Collider(.box(size: [1, 1, 1]))])
  }

  // MARK: turned and swept

  @Test func ringsBecomeWedgesAndTurnedSolidsHulls() throws {
    let tube = SolidNode.revolve(
      profile: .placed(offset: [1, 0], angle: 0, profile: .rectangle(width: 0.2, height: 0.4, radius: 0)),
      angle: 2 * .pi)
    let wedges = try derived(tube)
    #expect(wedges.count == 12)
    #expect(Set(wedges.map(\.shape)).count == 1, "equal wedges share one hull")
    let truth: Double = 2 * Double.pi * 0.08
    #expect(abs(volume(wedges) / truth - 1) < 0.09)
    let disc = SolidNode.revolve(
      profile: .polygon(points: [[0, 0], [2, 0], [2, 1], [0, 1]], radius: 0), angle: 2 * .pi)
    #expect(try derived(disc) == [Collider(.cylinder(radius: 2, height: 1), at: translated(0, 0, 0.5))])
    let cone = SolidNode.revolve(profile: .polygon(points: [[0, 0], [2, 0], [0, 1]], radius: 0), angle: 2 * .pi)
    #expect(try derived(cone).count == 1)
  }

  @Test func pathsBecomeStraightsAndBends() throws {
    let path: [Vector3] = [[0, 0, 0], [1, 0, 0], [1, 1, 0]]
    let bent = try derived(
      .sweep(profile: .circle(radius: 0.01), path: path, bend: 0.1, closed: false, up: .up))
    #expect(bent.count { if case .cylinder = $0.shape { true } else { false } } == 2)
    #expect(bent.count == 5)
    let mitred = try derived(
      .sweep(
        profile: .rectangle(width: 0.1, height: 0.1, radius: 0), path: path, bend: 0, closed: false, up: .up))
    #expect(mitred.count == 2)
    // Each straight as long as the path in its middle.
    #expect(abs(volume(mitred) - 0.02) < 1e-12)
  }

  // MARK: meshes

  @Test func aTubeIsCutIntoPiecesThatCoverIt() {
    let tube = solid(tubeMesh(outer: 1, inner: 0.8, height: 0.5, segments: 48))
    let made = Colliders.of(tube)
    #expect(made.exactness == .decomposed && (8...32).contains(made.pieces.count))
    let fit = ColliderFit(made.pieces, tube)
    #expect(fit.gap < 1e-6)
    #expect((fit.excess ?? 1) < 0.2)
    #expect(made.pieces.allSatisfy { $0.depthOutside([0, 0, 0.25]) > 0.3 }, "the hole stays open")
  }

  @Test func convexMeshesBecomeTheirHull() {
    let ball = Colliders.of(solid(sphereMesh(radius: 0.5, segments: 24)))
    #expect(ball.exactness == .hull && ball.pieces.count == 1)
    let crate = Colliders.of(solid(boxMesh([0, 0, 0], [1, 2, 3])))
    #expect(crate.pieces == [Collider(.box(size: [1, 2, 3]), at: translated(0.5, 1, 1.5))])
  }

  @Test func openAndFlatMeshesAreCovered() {
    // A box without its lid.
    var open = boxMesh([0, 0, 0], [1, 1, 1])
    open.indices.removeSubrange(6..<12)
    open.faces.removeSubrange(2..<4)
    let sheet = mesh([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]], [[0, 1, 2, 3]])
    let line = mesh([[0, 0, 0], [1, 0, 0], [2, 0, 0]], [[0, 1, 2]])
    for m in [open, sheet, line] {
      let thing = solid(m)
      let made = Colliders.of(thing)
      #expect(!made.pieces.isEmpty && made.pieces.count <= 32)
      let fit = ColliderFit(made.pieces, thing)
      #expect(fit.gap <= Colliders.tolerance(of: thing) && fit.excess == nil)
    }
    #expect(Colliders.of(solid(TriangleMesh())).pieces.isEmpty)
    var bad = boxMesh([0, 0, 0], [1, 1, 1])
    bad.positions[3].x = .nan
    #expect(Colliders.of(solid(bad)).pieces.isEmpty)
  }

  @Test func anyMeshIsBoundedAndTheSameTwice() {
    var random = SeededGenerator(seed: 7)
    for n in [3, 12, 60, 400] {
      func number() -> Double { Double.random(in: -1...1, using: &random) }
      let points = (0..<n).map { _ -> Vector3 in
        let z: Double = (number() * 4).rounded() / 4
        return Vector3(number(), number(), z)
      }
      let corners = (0..<n).map { _ -> [Int] in (0..<3).map { _ in Int.random(in: 0..<n, using: &random) } }
      let soup = mesh(points, corners)
      let thing = solid(soup)
      let made = Colliders.of(thing)
      #expect(made.pieces.count <= 32)
      #expect(made == Colliders.of(thing))
      if !thing.surface.triangles.isEmpty {
        #expect(ColliderFit(made.pieces, thing).gap <= Colliders.tolerance(of: thing))
      }
    }
  }

  @Test func fitSeesWhatIsTooMuchAndWhatIsMissing() {
    let thing = solid(boxMesh([-1, -1, -1], [1, 1, 1]))
    let half = ColliderFit([Collider(.box(size: [2, 2, 1]))], thing)
    #expect(half.gap == 0.5 && half.excess == -0.5)
    let twice = Collider(.box(size: [2, 2, 2]))
    #expect(ColliderFit([twice, twice], thing) == ColliderFit([twice], thing))
    #expect(abs((ColliderFit([Collider(.box(size: [2, 2, 3]))], thing).excess ?? 0) - 0.5) < 1e-12)
  }

  @Test func hullsStayWithinTheCornersOfEngines() {
    let ball = ConvexHull(of: SphereDirections.points(2000))
    #expect((ball?.vertices.count ?? 0) > 1900)
    let simple = ball?.simplified(to: 96, tolerance: 0)
    #expect((simple?.vertices.count ?? 0) <= 96 && (simple?.volume ?? 0) > 0.9 * (ball?.volume ?? 1))
    #expect(ball?.mesh.welded.isClosed == true)
  }
}
