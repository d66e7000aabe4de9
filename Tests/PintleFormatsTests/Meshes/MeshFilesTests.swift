import Foundation
import PintleDocument
import PintleModel
import Testing

@testable import PintleFormats

@Suite struct MeshFilesTests {
  /// A folder of its own, removed at the end.
  final class Folder {
    let path: String
    init() throws {
      path = FileManager.default.temporaryDirectory.appendingPathComponent("pintle-\(UUID().uuidString)").path
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    @discardableResult func write(_ text: String, _ name: String) throws -> String {
      let url = URL(fileURLWithPath: path).appendingPathComponent(name)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
      return url.path
    }
  }

  /// A tetrahedron with a right angle at the origin.
  static let tetrahedron = """
    v 0 0 0
    v 1 0 0
    v 0 2 0
    v 0 0 3
    f 1 3 2
    f 1 2 4
    f 1 4 3
    f 2 3 4
    """

  static func collada(unit: String, up: String) -> String {
    """
    <?xml version="1.0"?>
    <COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1">
    <asset><unit name="u" meter="\(unit)"/><up_axis>\(up)</up_axis></asset>
    <library_geometries><geometry id="g"><mesh>
    <source id="p"><float_array id="a" count="9">0 0 0 100 0 0 0 0 300</float_array><technique_common>
    <accessor source="#a" count="3" stride="3"><param name="X" type="float"/><param name="Y" type="float"/>
    <param name="Z" type="float"/></accessor></technique_common></source>
    <vertices id="v"><input semantic="POSITION" source="#p"/></vertices>
    <triangles count="1"><input semantic="VERTEX" source="#v" offset="0"/><p>0 1 2</p></triangles>
    </mesh></geometry></library_geometries>
    <library_visual_scenes><visual_scene id="s"><node id="n"><instance_geometry url="#g"/></node></visual_scene>
    </library_visual_scenes><scene><instance_visual_scene url="#s"/></scene></COLLADA>
    """
  }

  private func failure(_ files: MeshFiles, _ path: String) -> MeshFailure? {
    do throws(MeshFailure) {
      _ = try files.mesh(MeshReference(path: path))
      return nil
    } catch {
      return error
    }
  }

  @Test func aTetrahedronIsRead() throws {
    let folder = try Folder()
    try folder.write(Self.tetrahedron, "t.obj")
    let files = MeshFiles(folder: folder.path)
    let mesh = try files.mesh(MeshReference(path: "t.obj", scale: [2, 1, 1]))
    #expect(mesh.indices.count == 12)
    #expect(Bounds(mesh.positions) == Bounds(lower: .zero, upper: [2, 2, 3]))
    #expect(try files.digest(of: MeshReference(path: "t.obj")).count == 64)
  }

  @Test func aMirrorImageStillLooksOutward() throws {
    let folder = try Folder()
    try folder.write(Self.tetrahedron, "t.obj")
    let mesh = try MeshFiles(folder: folder.path).mesh(MeshReference(path: "t.obj", scale: [-1, 1, 1]))
    var six = 0.0
    for i in stride(from: 0, to: mesh.indices.count, by: 3) {
      let p = (0..<3).map { mesh.positions[Int(mesh.indices[i + $0])] }
      six += p[0].dot(p[1].cross(p[2]))
    }
    #expect(abs(six - 6) < 1e-6)
  }

  /// rviz and geometric_shapes apply the unit and leave the axes as they stand; so do we, whatever `up_axis` says.
  @Test(arguments: ["X_UP", "Y_UP", "Z_UP"]) func colladaKeepsItsAxesAndLosesItsUnit(_ up: String) throws {
    let folder = try Folder()
    try folder.write(Self.collada(unit: "0.01", up: up), "t.dae")
    let mesh = try MeshFiles(folder: folder.path).mesh(MeshReference(path: "t.dae"))
    let size = Bounds(mesh.positions).size
    #expect((size - [1, 0, 3]).length < 1e-6, "\(size)")
  }

  @Test func packagesAreFoundAround() throws {
    let folder = try Folder()
    for path in ["pkg/meshes/a.obj", "pkg/urdf/b.obj", "pkg/c.obj"] { try folder.write(Self.tetrahedron, path) }
    let files = MeshFiles(folder: folder.path + "/pkg/urdf")
    #expect(try files.found("package://pkg/meshes/a.obj").path == "../meshes/a.obj")
    // Copied out of its package, under another name.
    #expect(try files.found("package://other_name/meshes/a.obj").path == "../meshes/a.obj")
    #expect(try files.found("b.obj").path == "b.obj")
    #expect(try files.found("../c.obj").path == "../c.obj")
    #expect(try files.found("..\\meshes\\a.obj").path == "../meshes/a.obj")
    #expect(try files.found("file://" + folder.path + "/pkg/c.obj").path == "../c.obj")
  }

  @Test func filesElsewhereAreNotOpened() throws {
    let (folder, elsewhere) = (try Folder(), try Folder())
    try folder.write("", "a/b/c/d/m.urdf")
    let far = try elsewhere.write(Self.tetrahedron, "t.obj")
    let files = MeshFiles(folder: folder.path + "/a/b/c/d")
    #expect(failure(files, far)?.reason == "it lies outside the folders of the asset")
    // Not by a link either.
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/a/b/c/d/l.obj", withDestinationPath: far)
    #expect(failure(files, "l.obj")?.reason == "it lies outside the folders of the asset")
    let told = MeshFiles(folder: folder.path + "/a/b/c/d", also: [elsewhere.path])
    #expect(failure(told, far) == nil)
    #expect(failure(told, "package://any/t.obj") == nil)
  }

  @Test(arguments: [
    ("none.obj", "there is no such file"), ("http://x/y.obj", "references of this kind are not read"),
    ("package://", "there is no such file"), ("", "there is no such file"), ("bad.obj", "no triangles in it"),
    ("junk.stl", "no reader knows what it is"), ("empty.obj", "the file is empty"), ("x.unknownkind", "`.unknownkind`"),
  ]) func whatCannotBeReadSaysWhy(_ path: String, _ words: String) throws {
    let folder = try Folder()
    try folder.write("v 0 0 0\n", "bad.obj")
    try folder.write("\u{1}\u{2}nonsense", "junk.stl")
    try folder.write("", "empty.obj")
    try folder.write("x", "x.unknownkind")
    let reason = failure(MeshFiles(folder: folder.path), path)?.reason ?? "it was read"
    #expect(
      !reason.isEmpty
        && (reason.contains(words) || reason != "it was read" && path.hasPrefix("bad") || path.hasPrefix("junk")),
      "\(reason)")
  }

  @Test func damagedFilesNeverTrap() throws {
    let folder = try Folder()
    let texts = [("obj", Self.tetrahedron), ("dae", Self.collada(unit: "1", up: "Z_UP"))]
    for (kind, text) in texts {
      let bytes = Array(text.utf8)
      for n in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 60)) {
        let path = try folder.write(String(decoding: bytes[..<n], as: UTF8.self), "d\(n).\(kind)")
        _ = failure(MeshFiles(folder: folder.path), path)
      }
    }
  }

  /// A list of faces that is cut short leaves faces without corners, or with corners that are not there.
  @Test func facesWithoutVerticesAreDropped() throws {
    let folder = try Folder()
    let head = """
      ply
      format ascii 1.0
      element vertex 3
      property float x
      property float y
      property float z
      element face 3
      property list uchar int vertex_indices
      end_header
      0 0 0
      1 0 0
      0 1 0

      """
    let good = try folder.write(head + "3 0 1 2\n3 0 1 99\n2 0 1\n", "good.ply")
    let mesh = try MeshFiles(folder: folder.path).mesh(MeshReference(path: good))
    #expect(mesh.indices.count == 3)
    for rest in ["", "3 7 8 9\n", "2 0 1\n", "4 0 1 2 99\n"] {
      #expect(failure(MeshFiles(folder: folder.path), try folder.write(head + rest, "bad\(rest.count).ply")) != nil)
    }
  }
}
