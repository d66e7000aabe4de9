import Foundation
import PintleDocument
import PintleModel
import Testing

@testable import PintleFormats

@Suite struct OBJReaderTests {
  private func plain(_ text: String, scale: Vector3 = [1, 1, 1]) -> ImportedMesh? {
    OBJReader.mesh(Array(text.utf8), scale: scale, mostTriangles: 1000)
  }

  private static func triangles(_ mesh: ImportedMesh) -> [[Vector3]] {
    stride(from: 0, to: mesh.indices.count, by: 3).map { i in
      (0..<3).map { mesh.positions[Int(mesh.indices[i + $0])] }
    }
  }

  @Test func everyWayToWriteACorner() throws {
    let points = "# c\no t\nv 1 2.5 -3e-1 # w\r\nv\t+0.1 .5 5.\nv 1e2 1E+1 0 1\n\nusemtl m\ns off\nvt 0 0\nvn 0 0 2\n"
    for face in ["f 1 2 3", "f -3 -2 -1", "f 1/1 2/1 3/1", "f 1/1/1 2/1/1 3/1/1", "f 1//1 2//1 3//1\r"] {
      let mesh = try #require(plain(points + face), "\(face)")
      #expect(Self.triangles(mesh) == [[[1, 2.5, -0.3], [0.1, 0.5, 5], [100, 10, 0]]])
      #expect(mesh.normals.count == (face.contains("1/1/1") || face.contains("//") ? 3 : 0))
    }
  }

  @Test(arguments: [
    "0.1", "123456.789012345678901234", "-4.9e-324", "1.7976931348623157e308", "9007199254740993",
    "0.30000000000000004",
    "1e-22", "1e23", "00012.50", "5e-5",
  ]) func numbersAreRoundedCorrectly(_ text: String) throws {
    let mesh = try #require(plain("v \(text) 0 0\nv 0 0 0\nv 0 1 0\nf 1 2 3"))
    #expect(mesh.positions[0].x == Double(text))
  }

  @Test(arguments: [
    "", "v 0 0 0", "v 0 0\nf 1 1 1", "v 0 0 0\nf 1 1 2", "v 0 0 0\nf 0 1 1", "v 0 0 0\nf 1 1", "v 0 0 0\nf 1 1 1 1",
    "v 0 0 nan\nf 1 1 1", "v 0 0 1e999\nf 1 1 1", "v 0 0 0\nf 1 1 \\\n1", "v 0 0 0\nf 1/ 1/ 1/", "v 0 0 0\nf a b c",
    "v 0x1 0 0\nf 1 1 1", "v 0 0 0\nf 99999999999 1 1", "v 0 0 0\nf -2 1 1", "v 0 0 0\nf 1 1 1x",
  ]) func whatIsNotPlainIsLeftAlone(_ text: String) { #expect(plain(text) == nil) }

  @Test func theLimitHolds() {
    let text = "v 0 0 0\n" + String(repeating: "f 1 1 1\n", count: 1001)
    #expect(plain(text) == nil)
  }

  @Test func mirrorImagesAreTurned() throws {
    let mesh = try #require(plain("v 0 0 0\nv 1 0 0\nv 0 1 0\nvn 1 0 1\nf 1//1 2//1 3//1", scale: [-2, 1, 1]))
    #expect(Self.triangles(mesh) == [[[0, 0, 0], [0, 1, 0], [-2, 0, 0]]])
    #expect(mesh.normals[0] == [-0.5, 0, 1])
  }

  /// assimp is the reference: the same triangles, to its single precision.
  @Test(.enabled(if: !URDFLibraryTests.files.isEmpty)) func plainFilesAreReadAsAssimpReadsThem() throws {
    let folder = URDFLibraryTests.root.appendingPathComponent("articraft")
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
    let files = (all ?? []).filter { $0.pathExtension == "obj" }.sorted { $0.path < $1.path }
    #expect(files.count > 100)
    for file in files.enumerated().filter({ $0.offset % 8 == 0 }).map(\.element) {
      let bytes = Array(try Data(contentsOf: file))
      let own = try #require(OBJReader.mesh(bytes, scale: [1, 1, 1], mostTriangles: 1 << 20), "\(file.path)")
      let reference = try AssimpReader.mesh(
        bytes, path: file.path, scale: [1, 1, 1], name: nil, mostTriangles: 1 << 20)
      let (a, b) = (Self.triangles(own), Self.triangles(reference))
      #expect(a.count == b.count, "\(file.path)")
      for (p, q) in zip(a, b) {
        #expect(zip(p, q).allSatisfy { ($0 - $1).length < 1e-6 * (1 + $0.length) }, "\(file.path)")
      }
    }
  }

  @Test func everyBeginningOfAFileEnds() {
    let text = Array((MeshFilesTests.tetrahedron + "\nvn 0 0 1\nf 1//1 2//1 3/1/1").utf8)
    for n in 0..<text.count { _ = OBJReader.mesh(Array(text[..<n]), scale: [1, 1, 1], mostTriangles: 10) }
  }
}
