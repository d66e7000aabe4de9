import Foundation
import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleGeometry

/// What Open CASCADE reads of the files that are written.
@Suite struct STEPWriterTests {
  private static let red = MaterialRecord(label: "red", density: 1000, baseColor: [0.8, 0.1, 0.05])
  private static let glass = MaterialRecord(label: "glass", density: 2500, baseColor: [0.2, 0.9, 0.4], opacity: 0.3)

  private func document(_ name: String, _ parts: [PartRecord], _ solids: [String: SolidNode]) -> Document {
    Document(asset: name, materials: ["red": Self.red, "glass": Self.glass], solids: solids, parts: parts)
  }

  private func model(_ document: Document) -> Model {
    ModelBuilder(cache: SolidCache(directory: nil)).model(of: document)
  }

  private func drawn(_ model: Model) -> STEPPose {
    STEPPose(
      parts: model.parts.map { _ in .identity }, shapes: model.shapes.map { _ in .identity })
  }

  private func write(_ model: Model, _ pose: STEPPose? = nil) throws -> STEPExport {
    try STEPWriter(cache: SolidCache(directory: nil)).write(model, in: pose ?? drawn(model))
  }

  /// A plate of 100 × 60 × 10 mm with a hole of 20 mm.
  private static let plate = SolidNode.difference(
    from: .box(size: [0.1, 0.06, 0.01]),
    minus: [.placed(at: RigidTransform(translation: [0, 0, -0.01]), solid: .cylinder(radius: 0.01, height: 0.02))])

  @Test func aBoxWithAHoleIsExact() throws {
    let model = model(
      document(
        "Plate", [PartRecord(id: "plate", material: "red", shapes: [ShapeRecord(id: "body", solid: "s1")])],
        ["s1": Self.plate]))
    let made = try write(model)
    #expect(made.findings.isEmpty && made.inexact == 0)
    let nodes = try STEPReadBack.nodes(of: made.bytes)
    #expect(nodes.map(\.name) == ["Plate", "plate", "body"])
    #expect(nodes.map(\.depth) == [0, 1, 2])
    #expect(abs(nodes[2].volume - (0.1 * 0.06 * 0.01 - .pi * 0.01 * 0.01 * 0.01)) < 1e-12)
    let text = String(decoding: made.bytes, as: UTF8.self)
    #expect(text.contains("SI_UNIT(.MILLI.,.METRE.)") && text.contains("CYLINDRICAL_SURFACE"))
    #expect(text.contains("'1970-01-01T00:00:00'") && text.contains("AUTOMOTIVE_DESIGN"))
  }

  @Test func equalShapesAreOneProduct() throws {
    let turned = RigidTransform(turning: 0.7, about: [1, 2, -0.5], through: [0.1, 0, 0])
    let places = [RigidTransform.identity, RigidTransform(translation: [0, 0, 0.5]), turned]
    let model = model(
      document(
        "Three",
        [
          PartRecord(
            id: "rack", material: "red",
            shapes: places.enumerated().map { ShapeRecord(id: "plate\($0 + 1)", solid: "s1", at: $1) })
        ], ["s1": Self.plate]))
    let made = try write(model)
    #expect((made.parts, made.shapes, made.solids) == (1, 3, 1))
    let nodes = try STEPReadBack.nodes(of: made.bytes)
    #expect(nodes.map(\.name) == ["Three", "rack", "plate1", "plate2", "plate3"])
    #expect(Set(nodes[2...].map(\.product)) == ["rack/plate1"])
    for (node, place) in zip(nodes[2...], places) {
      #expect((node.X.translation - place.translation).length < 1e-9 && (node.X.y - place.y).length < 1e-9)
    }
    let text = String(decoding: made.bytes, as: UTF8.self)
    #expect(text.split(separator: "MANIFOLD_SOLID_BREP(").count == 2)
  }

  @Test func partsLieWhereThePoseHasThem() throws {
    let model = model(
      document(
        "Posed",
        [
          PartRecord(id: "a", material: "red", shapes: [ShapeRecord(id: "s", solid: "s1")]),
          PartRecord(
            id: "b", material: "glass",
            shapes: [ShapeRecord(id: "s", solid: "s1", at: RigidTransform(translation: [0.3, 0, 0]))]),
        ], ["s1": Self.plate]))
    var pose = drawn(model)
    let X = RigidTransform(turning: .pi / 3, about: [0, 1, 1], through: [0, 0.2, 0])
    pose.parts[1] = X
    pose.shapes[1] = X
    let nodes = try STEPReadBack.nodes(of: write(model, pose).bytes)
    #expect((nodes[4].X.translation - X.apply([0.3, 0, 0])).length < 1e-9)
    #expect((nodes[3].X.z - X.z).length < 1e-9)
    // Another colour makes another product.
    #expect(nodes[4].product == "b/s")
    let colours = nodes.compactMap(\.colour)
    for (one, other) in zip(colours[0] + colours[1], [0.8, 0.1, 0.05, 1, 0.2, 0.9, 0.4, 0.3]) {
      #expect(abs(one - other) < 1e-4)
    }
  }

  @Test(arguments: [
    "Tür „links“", "it's a 'quote' \"here\"", "back\\slash and \\X2\\0041\\X0\\", "扉 🚪 Дверь", "a\tb", "ä", "🚪🚪",
    "a name that is longer than the seventy-two characters of a line, öäüßéèçñøåæœ"
      + String(repeating: "öß", count: 40),
  ])
  func namesComeBack(_ name: String) throws {
    let model = model(
      document(
        name, [PartRecord(id: name, material: "red", shapes: [ShapeRecord(id: name, solid: "s1")])],
        ["s1": .box(size: [0.1, 0.1, 0.1])]))
    let made = try write(model)
    // Control characters are blanks in STEP.
    let expected = name.replacingOccurrences(of: "\t", with: " ")
    #expect(try STEPReadBack.nodes(of: made.bytes).map(\.name) == [expected, expected, expected])
    #expect(made.bytes.allSatisfy { $0 < 0x80 })
  }

  @Test func whatHasNoExactFormIsFacets() throws {
    let coil = SolidNode.coil(radius: 0.01, wire: 0.001, turns: 4, height: 0.03)
    let model = model(
      document(
        "Coil", [PartRecord(id: "spring", material: "red", shapes: [ShapeRecord(id: "wire", solid: "s1")])],
        ["s1": coil]))
    let made = try write(model)
    #expect(made.inexact == 1)
    #expect(made.findings.map(\.rule) == ["export.step_faceted"])
    let solid = model.shapes[0].solid
    #expect(made.findings.first?.message.contains("\(solid.surface.triangles.count) flat facets") == true)
    let node = try #require(try STEPReadBack.nodes(of: made.bytes).last)
    #expect(abs(node.volume - solid.surface.volume) < 1e-6 * solid.surface.volume)
  }

  @Test func aThreadOfTooManyFacetsIsSmooth() throws {
    let corners = (0..<60).map { i in
      let angle = Double(i) / 60 * 2 * .pi
      return SIMD2(cos(angle), sin(angle)) * (0.01 + 0.001 * cos(angle))
    }
    let model = model(
      document(
        "Thread", [PartRecord(id: "screw", material: "red", shapes: [ShapeRecord(id: "thread", solid: "s1")])],
        ["s1": .twist(outline: corners, bore: 0, height: 0.1, angle: 250)]))
    let solid = try #require(model.shapes.first?.solid)
    #expect(solid.surface.triangles.count > STEPSolids.mostFacets)
    let made = try write(model)
    #expect(made.inexact == 1 && made.findings.map(\.rule) == ["export.step_smooth"])
    let node = try #require(try STEPReadBack.nodes(of: made.bytes).last)
    #expect(abs(node.volume / solid.properties.volume - 1) < 0.05)
  }

  @Test func theSameAssetHasTheSameBytes() throws {
    func once() throws -> [UInt8] {
      try write(
        model(
          document(
            "Same",
            (0..<6).map { i in
              PartRecord(
                id: "p\(i)", material: i % 2 == 0 ? "red" : "glass",
                shapes: [
                  ShapeRecord(id: "s", solid: i < 3 ? "s1" : "s2", at: RigidTransform(translation: [Double(i), 0, 0]))
                ])
            }, ["s1": Self.plate, "s2": .sphere(radius: 0.2)]))
      ).bytes
    }
    #expect(try once() == once())
  }

  @Test func anotherFileIsRefused() throws {
    let one = model(
      document(
        "Plate", [PartRecord(id: "plate", material: "red", shapes: [ShapeRecord(id: "body", solid: "s1")])],
        ["s1": Self.plate]))
    let made = try write(one)
    let solids = try STEPSolids(cache: SolidCache(directory: nil), limits: GeometryLimits()).solids(of: one, drawn(one))
    let assembly = try STEPAssembly(one, drawn(one), solids)
    try STEPReadBack(assembly, made.bytes).check()
    func message(_ change: (String) -> String) throws -> String? {
      do throws(STEPWriteError) {
        try STEPReadBack(assembly, Array(change(String(decoding: made.bytes, as: UTF8.self)).utf8)).check()
        return nil
      } catch {
        return "\(error)"
      }
    }
    let prefix = "what was written reads back as something else: "
    // A larger hole, another name, another colour, half a file, no file.
    let hole = try message { $0.replacingOccurrences(of: ",10.);", with: ",14.);") }
    #expect(hole?.hasPrefix(prefix + "`plate/body` has a volume of") == true, "\(hole ?? "")")
    #expect(
      try message { $0.replacingOccurrences(of: "'body'", with: "'bodi'") }
        == prefix + "`bodi` stands where the shape `plate/body` should")
    let colour = try message { $0.replacingOccurrences(of: "COLOUR_RGB('',0.9", with: "COLOUR_RGB('',0.5") }
    #expect(colour?.hasPrefix(prefix + "`plate/body` has the colour") == true, "\(colour ?? "")")
    #expect(try message { String($0.prefix($0.count / 2)) } != nil)
    #expect(try message { _ in "" } != nil)
    #expect(try message { _ in "solid nothing" } != nil)
  }

  @Test func nothingIsNotWritten() throws {
    let model = model(document("Nothing", [PartRecord(id: "p", material: "red")], [:]))
    #expect(throws: STEPWriteError.empty) { try self.write(model) }
  }
}
