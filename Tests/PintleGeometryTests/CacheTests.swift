import Foundation
import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleGeometry

@Suite struct CacheTests {
  static let node = SolidNode.difference(
    from: .fillet(solid: box(30, 20, 10), edges: .all, radius: 2 * mm), minus: [moved(3, 0, -20, cylinder(4, 40))])

  static func build(_ cache: SolidCache) -> Model { ModelBuilder(cache: cache).model(of: document(node)) }

  static func sameGeometry(_ a: Model, _ b: Model) -> Bool {
    zip(a.shapes, b.shapes).allSatisfy {
      $0.solid.mesh == $1.solid.mesh && $0.solid.surface == $1.solid.surface
        && $0.solid.properties == $1.solid.properties && $0.solid.hash == $1.solid.hash
        && $0.solid.isClosed == $1.solid.isClosed
    } && a.shapes.count == b.shapes.count && a.findings == b.findings && a.parts.map(\.mass) == b.parts.map(\.mass)
  }

  @Test func memoryAndDiskGiveTheSameBytes() {
    let folder = TemporaryFolder()
    let first = SolidCache(directory: folder.path + "/a/b")
    #expect(first.isOnDisk)
    let cold = Self.build(first)
    #expect(Self.sameGeometry(cold, Self.build(first)))
    #expect(Self.sameGeometry(cold, Self.build(SolidCache(directory: folder.path + "/a/b"))))
    #expect(Self.sameGeometry(cold, Self.build(SolidCache(directory: nil))))
  }

  @Test func whatIsOnDiskIsNotMadeAgain() throws {
    let folder = TemporaryFolder()
    _ = Self.build(SolidCache(directory: folder.path))
    // A lie with a sound checksum is believed: so nothing was made anew.
    let cache = SolidCache(directory: folder.path)
    let key = try #require(cache.key(of: Self.node))
    var record = try #require(cache.find(SolidRecord.self, key))
    record.properties?.volume = 1
    SolidCache(directory: folder.path).keep(record, key)
    let warm = Self.build(SolidCache(directory: folder.path))
    #expect(warm.shapes.first?.solid.properties.volume == 1)
  }

  @Test func aHalfEmptyFolderGivesTheSameBytes() throws {
    var asset = document(Self.node)
    asset.solids["s2"] = .fillet(
      solid: .union(of: [cylinder(6, 30), moved(4, 0, 0, box(9, 9, 9))]), edges: .side(outward: [0, 0, 1]), radius: mm)
    asset.parts[0].shapes.append(
      ShapeRecord(id: "other", solid: "s2", at: RigidTransform(translation: [5 * mm, 0, 0])))
    let folder = TemporaryFolder()
    let cold = ModelBuilder(cache: SolidCache(directory: folder.path)).model(of: asset)
    #expect(cold.findings == [])
    for kind in ["common", "mesh", "solid"] {
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(kind) }
      #expect(!files.isEmpty)
      for file in files { try FileManager.default.removeItem(atPath: folder.path + "/" + file) }
      let again = ModelBuilder(cache: SolidCache(directory: folder.path)).model(of: asset)
      #expect(Self.sameGeometry(cold, again), "without \(kind)")
    }
  }

  @Test func findingsAreKeptToo() {
    let folder = TemporaryFolder()
    let bad = document(.fillet(solid: box(10, 10, 5), edges: .all, radius: 4 * mm))
    let cold = ModelBuilder(cache: SolidCache(directory: folder.path)).model(of: bad)
    let warm = ModelBuilder(cache: SolidCache(directory: folder.path)).model(of: bad)
    #expect(cold.findings.count == 1)
    #expect(cold.findings == warm.findings)
  }

  @Test func whatIsSpoiledIsMadeAgain() throws {
    let folder = TemporaryFolder()
    let cold = Self.build(SolidCache(directory: folder.path))
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(files.count == 2)
    for file in files {
      let url = URL(filePath: folder.path + "/" + file)
      let good = try Data(contentsOf: url)
      for spoil in [Data(), good.prefix(40), good.dropLast(), Data(good.prefix(good.count - 1) + [good.last! ^ 1])] {
        try spoil.write(to: url)
        #expect(Self.sameGeometry(cold, Self.build(SolidCache(directory: folder.path))))
        #expect(try Data(contentsOf: url) == good)
      }
    }
  }

  @Test func bytesThatAreNoRecordAreNone() {
    #expect(MeshRecord(bytes: []) == nil)
    #expect(MeshRecord(bytes: Array(repeating: 255, count: 400)) == nil)
    #expect(SolidRecord(bytes: Array(repeating: 255, count: 400)) == nil)
    let mesh = MeshRecord(
      mesh: TriangleMesh(
        positions: [[0, 0, 0], [1, 0, 0], [0, 1, 0]], normals: Array(repeating: [0, 0, 1], count: 3),
        indices: [0, 1, 2], faces: [0]))
    let bytes = mesh.bytes
    #expect(MeshRecord(bytes: bytes)?.mesh == mesh.mesh)
    for n in 0..<bytes.count { #expect(MeshRecord(bytes: Array(bytes.prefix(n))) == nil) }
  }

  @Test func aFolderThatCannotBeMeansMemoryOnly() {
    let cache = SolidCache(directory: "/proc/nowhere")
    #expect(!cache.isOnDisk)
    #expect(Self.build(cache).findings == [])
  }

  @Test func memoryIsBounded() {
    let store = MemoryStore(limit: 1000)
    for i in 0..<100 {
      store.keep("\(i)", i, bytes: 90)
      _ = store.find("0")
    }
    #expect(store.byteCount <= 1000)
    #expect(store.find("0") as? Int == 0, "what is used stays")
    #expect(store.find("99") as? Int == 99)
    #expect(store.find("50") == nil)
    store.keep("large", 1, bytes: 900)
    #expect(store.find("large") == nil, "one entry may not push out all others")
  }

  @Test func theFolderIsBounded() throws {
    let folder = TemporaryFolder()
    let store = try #require(DiskStore(directory: folder.path, limit: 100_000))
    for i in 0..<100 { store.write("entry\(i)", Array(repeating: UInt8(i), count: 5_000)) }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.count < 30)
    #expect(!names.contains { $0.hasPrefix(".") })
    #expect(store.read("entry99") == Array(repeating: 99, count: 5_000))
  }

  @Test func manyWritersAtOnce() async {
    let folder = TemporaryFolder()
    let path = folder.path
    let expected = Self.build(SolidCache(directory: nil))
    let same = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { Self.sameGeometry(expected, Self.build(SolidCache(directory: path))) } }
      return await group.reduce(true) { $0 && $1 }
    }
    #expect(same)
  }

  @Test func partsOfATreeAreKeptInMemory() throws {
    let cache = SolidCache(directory: nil)
    _ = Self.build(cache)
    guard case .difference(let inner, _) = Self.node else { return }
    #expect(cache.breps.find(inner) != nil)
    #expect(cache.breps.find(Self.node) != nil)
    #expect(cache.breps.find(box(1, 2, 3)) == nil)
  }

  @Test func aSmallEditKeepsTheMeshesOfTheRest() throws {
    func model(_ width: Double, _ cache: SolidCache) -> Model {
      var d = document(box(1000, 500, 300))
      d.solids["s2"] = box(width, 20, 20)
      d.parts[0].shapes.append(ShapeRecord(id: "other", solid: "s2", at: RigidTransform(translation: [0, 0, 0.3])))
      return ModelBuilder(cache: cache).model(of: d)
    }
    let cache = SolidCache(directory: nil)
    let a = model(100, cache)
    let b = model(101, cache)
    #expect(a.shapes[0].solid.hash == b.shapes[0].solid.hash)
    #expect(a.shapes[1].solid.hash != b.shapes[1].solid.hash)
  }
}
