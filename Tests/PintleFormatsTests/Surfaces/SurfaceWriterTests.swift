import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

@testable import PintleFormats

/// Files of triangles, read by assimp: right side up, in their unit, closed where the asset is.
@Suite struct SurfaceWriterTests {
  private static let cube = solid(boxMesh([0, 0, 0], [0.2, 0.3, 0.4]), node: .box(size: [0.2, 0.3, 0.4]))

  /// A block, and a bar on a hinge along x through the origin, both with names that formats dislike.
  private var sketch: ModelSketch {
    var s = ModelSketch("Tür \"A\"")
    s.add("the base", "block", Self.cube)
    s.add(
      "the base", "ball & <more>", solid(sphereMesh(radius: 0.05, segments: 12)),
      at: RigidTransform(translation: [1, 0, 0]))
    s.add("ärm", "bar", Self.cube, at: RigidTransform(translation: [-2, 0, 0]))
    s.joint("hinge", "ärm", on: "the base", .rotation, at: .zero, along: [1, 0, 0], range: 0...3)
    return s
  }

  private func export(
    _ format: SurfaceFormat, pose values: [String: Double] = [:], change: ([UInt8]) -> [UInt8] = { $0 }
  ) throws -> SurfaceExport {
    let model = sketch.model
    let mechanism = Mechanism(model)
    let made = try SurfaceWriter.write(model, in: mechanism.pose(values), as: format, name: "x")
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (i, file) in made.files.enumerated() {
      let bytes = i == made.files.count - 1 ? change(file.bytes) : file.bytes
      try Data(bytes).write(to: folder.appendingPathComponent(file.path))
    }
    try made.readBack(in: folder.path)
    return made
  }

  private func text(_ export: SurfaceExport, _ file: Int = 0) -> String {
    String(decoding: export.files[file].bytes, as: UTF8.self)
  }

  @Test(arguments: SurfaceFormat.allCases) func whatIsWrittenIsThere(_ format: SurfaceFormat) throws {
    let made = try export(format)
    #expect(made.triangles == 12 + 12 + sketch.model.shapes[1].solid.surface.triangles.count)
    #expect(try export(format).files.map(\.bytes) == made.files.map(\.bytes))
    // A pose in which nothing is where it was.
    _ = try export(format, pose: ["hinge": 1.1])
  }

  @Test func stlIsInMillimetresAndFollowsThePose() throws {
    // A quarter turn about x: y becomes z.
    let bytes = try export(.stl, pose: ["hinge": .pi / 2]).files[0].bytes
    let count = bytes[80..<84].reversed().reduce(0) { $0 << 8 | Int($1) }
    #expect(bytes.count == 84 + 50 * count && !bytes.starts(with: "solid".utf8))
    func number(_ at: Int) -> Float {
      Float(bitPattern: bytes[at..<at + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) })
    }
    // The bar's are the last twelve triangles.
    let corners = (count - 12..<count).flatMap { t in
      (1...3).map { k in SIMD3(number(84 + 50 * t + 12 * k), number(88 + 50 * t + 12 * k), number(92 + 50 * t + 12 * k))
      }
    }
    let (y, z) = (corners.map(\.y), corners.map(\.z))
    #expect(y.min() == -400 && y.max() == 0 && z.min() == 0 && z.max() == 300)
    #expect(Set(corners).count == 8)
  }

  @Test func objHasObjectsGroupsAndMaterials() throws {
    let made = try export(.obj)
    #expect(made.files.map(\.path) == ["x.mtl", "x.obj"])
    let lines = text(made, 1).split(separator: "\n").map(String.init)
    #expect(lines.filter { $0.hasPrefix("o ") } == ["o the_base", "o _rm"])
    #expect(lines.filter { $0.hasPrefix("g ") } == ["g the_base_block", "g the_base_ball____more_", "g _rm_bar"])
    #expect(lines.contains("mtllib x.mtl") && lines.filter { $0 == "usemtl m" }.count == 3)
    // Eight corners a box, six directions in all of them, and what the ball has.
    let ball = sketch.model.shapes[1].solid.surface.positions.count
    #expect(lines.filter { $0.hasPrefix("v ") }.count == 16 + ball)
    #expect(lines.filter { $0.hasPrefix("vn ") && $0.split(separator: " ").contains("1") }.count >= 3)
    #expect(text(made, 0).contains("newmtl m\nKd 1 1 1\nd 1\nillum 1\n"))
  }

  @Test func plyHasColours() throws {
    let made = try export(.ply)
    let header = text(made).components(separatedBy: "end_header\n")[0]
    #expect(header.hasPrefix("ply\nformat binary_little_endian 1.0\n") && header.contains("property uchar alpha\n"))
    let start = header.utf8.count + "end_header\n".utf8.count
    #expect(made.files[0].bytes[start + 12..<start + 16] == [255, 255, 255, 255])
  }

  @Test func threeMFHasNamesAndABuild() throws {
    let made = try export(.threeMF)
    let model = String(
      decoding: try ZipArchive.entry(ThreeMFWriter.place, of: made.files[0].bytes, limit: 1 << 20), as: UTF8.self)
    #expect(
      model.contains("unit=\"millimeter\"") && model.contains("Tür \"A\"</metadata>")
        || model.contains("Tür &quot;A&quot;</metadata>"))
    #expect(model.contains("name=\"the base/ball &amp; &lt;more&gt;\"") && model.contains("displaycolor=\"#FFFFFFFF\""))
    #expect(model.components(separatedBy: "<item ").count == 3)
    #expect(throws: ZipArchive.Failure.self) {
      try ZipArchive.entry("nowhere", of: made.files[0].bytes, limit: 1 << 20)
    }
    #expect(throws: ZipArchive.Failure.self) {
      try ZipArchive.entry(ThreeMFWriter.place, of: made.files[0].bytes, limit: 10)
    }
  }

  /// Where a triangle is turned, moved, coloured or lost, or the file is none, the read-back says so.
  @Test func anotherFileIsRefused() throws {
    func message(_ format: SurfaceFormat, _ change: ([UInt8]) -> [UInt8]) -> String? {
      do {
        _ = try export(format, change: change)
        return nil
      } catch {
        return "\(error)"
      }
    }
    func edited(_ from: String, _ to: String) -> ([UInt8]) -> [UInt8] {
      { Array(String(decoding: $0, as: UTF8.self).replacingOccurrences(of: from, with: to).utf8) }
    }
    for format in SurfaceFormat.allCases {
      let prefix = "what was written reads back as something else: "
      #expect(message(format) { Array($0.prefix($0.count / 2)) }?.hasPrefix(prefix) == true)
      #expect(message(format) { _ in Array("nothing".utf8) }?.hasPrefix(prefix) == true)
    }
    // The last number of the last triangle; the last triangle but one in place of the last, which is in its plane.
    #expect(message(.stl) { $0.dropLast(3) + [0x47, 0, 0] }?.contains("lies elsewhere, by") == true)
    #expect(message(.ply) { $0.dropLast(13) + $0.suffix(26).prefix(13) }?.contains("lies elsewhere") == true)
    #expect(message(.obj, edited("usemtl m\n", "usemtl n\n"))?.contains("has another colour") == true)
    #expect(message(.obj, edited("g _rm_bar", "g _rm_baz"))?.contains("`_rm_baz` stands where") == true)
    #expect(message(.obj, edited("v -2 0 0\n", "v -2.00001 0 0\n"))?.contains("lies elsewhere, by") == true)
  }

  @Test func nothingIsNotWritten() {
    let model = ModelSketch().model
    #expect(throws: SurfaceWriteError.empty) {
      try SurfaceWriter.write(model, in: Mechanism(model).home, as: .stl, name: "x")
    }
  }

  @Test func coloursAreDisplayReferred() {
    let colour = SRGBColour(MaterialRecord(label: "m", density: 1, baseColor: [0.2158605, 0, 2], opacity: .nan))
    #expect(colour.text == "0.502 0 1 1" && colour.hexadecimal == "#8000FFFF")
  }
}
