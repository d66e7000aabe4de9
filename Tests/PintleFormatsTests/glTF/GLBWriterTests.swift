import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import Testing
import TestSupport

@testable import PintleFormats

/// A GLB taken apart with Foundation alone, so that the writer is not read by its own reader.
struct OpenedGLB {
  let json: [String: Any]
  let binary: [UInt8]

  init(_ bytes: [UInt8]) throws {
    func word(_ at: Int) -> Int { (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) } }
    try #require(bytes.count >= 20 && word(0) == 0x4654_6C67 && word(4) == 2 && word(8) == bytes.count)
    let n = word(12)
    json = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes[20..<20 + n])) as? [String: Any])
    binary = bytes.count > 20 + n ? Array(bytes[(28 + n)...]) : []
  }

  func list(_ key: String) -> [[String: Any]] { json[key] as? [[String: Any]] ?? [] }
  func named(_ key: String, _ name: String) -> [String: Any]? { list(key).first { $0["name"] as? String == name } }

  /// The numbers of an accessor, element by element.
  func floats(_ accessor: Int) -> [[Float]] {
    let a = list("accessors")[accessor]
    let view = list("bufferViews")[a["bufferView"] as? Int ?? 0]
    let width = ["SCALAR": 1, "VEC3": 3, "VEC4": 4][a["type"] as? String ?? ""] ?? 0
    let start = (view["byteOffset"] as? Int ?? 0) + (a["byteOffset"] as? Int ?? 0)
    return (0..<(a["count"] as? Int ?? 0)).map { i in
      (0..<width).map { k in
        let at = start + (i * width + k) * 4
        return Float(bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(binary[at + $1]) << UInt32(8 * $1) })
      }
    }
  }
}

@Suite struct GLBWriterTests {
  let model = literalModel(of: .trolley)
  func opened() throws -> OpenedGLB { try OpenedGLB(try GLBWriter.write(model, Mechanism(model), profile: .web)) }

  @Test func theSameAssetGivesTheSameBytes() throws {
    let again = literalModel(of: .trolley)
    #expect(try GLBWriter.write(model, Mechanism(model)) == GLBWriter.write(again, Mechanism(again)))
  }

  @Test func everyPartIsANodeUnderItsParent() throws {
    let glb = try opened()
    let nodes = glb.list("nodes")
    let names = nodes.map { $0["name"] as? String ?? "" }
    #expect(Array(names.prefix(12)) == model.parts.map(\.record.id))
    func children(_ name: String) -> [String] {
      (glb.named("nodes", name)?["children"] as? [Int] ?? []).map { names[$0] }
    }
    #expect(children("door") == ["handle"])
    #expect(children("drawer") == ["knob"])
    #expect(children("lid") == ["stem"])
    #expect(
      children("body") == [
        "door", "drawer", "lid", "jack", "wheel_1", "wheel_2", "wheel_3", "wheel_4", "body_bristles_0",
        "body_bristles_1", "body_bristles_2", "body_bristles_3",
      ])
    #expect(glb.list("scenes")[0]["nodes"] as? [Int] == [0])
    #expect(nodes.allSatisfy { $0["scale"] == nil && $0["matrix"] == nil })
  }

  @Test func thePivotLiesOnTheHingeAndItsAxisOnAnAxisOfTheNode() throws {
    let glb = try opened()
    // (−0.3, −0.2, 0.1) with z up is (−0.3, 0.1, 0.2) with y up.
    #expect(glb.named("nodes", "door")?["translation"] as? [Double] == [-0.3, 0.1, 0.2])
    #expect(glb.named("nodes", "door")?["rotation"] == nil)
    let extras = glb.list("scenes")[0]["extras"] as? [String: Any]
    let joints = (extras?["articulation"] as? [String: Any])?["joints"] as? [[String: Any]] ?? []
    #expect(joints.count == model.document.joints.count)
    for joint in joints {
      let freedoms = (joint["dofs"] as? [[String: Any]]) ?? [joint]
      for freedom in freedoms {
        guard let axis = freedom["nodeAxis"] as? [Double] else {
          #expect(joint["kind"] as? String == "fixed")
          continue
        }
        #expect(axis.map(abs).sorted().last! > 1 - 1e-9, "\(joint["name"] ?? "")")
      }
    }
    let hinge = try #require(joints.first { $0["name"] as? String == "door_hinge" })
    #expect(hinge["axis"] as? [Double] == [0, -1, 0])
    #expect(hinge["origin"] as? [Double] == [-0.3, 0.1, 0.2])
    #expect(hinge["range"] as? [Double] == [0, 1.9])
    #expect(hinge["home"] as? Double == 0)
    #expect(hinge["parent"] as? String == "body")
    #expect(hinge["child"] as? String == "door")
  }

  @Test func equalPartsShareAMeshAndLargeSolidsAreShownInTheirPlaces() throws {
    let glb = try opened()
    let wheels = Set((1...4).compactMap { glb.named("nodes", "wheel_\($0)")?["mesh"] as? Int })
    #expect(wheels.count == 1)
    let bristles = Set((0..<4).compactMap { glb.named("nodes", "body_bristles_\($0)")?["mesh"] as? Int })
    #expect(bristles.count == 1)
    // The body has a mesh of its own beside them, and the door one mesh with a primitive for each material.
    let door = try #require(glb.named("nodes", "door")?["mesh"] as? Int)
    #expect((glb.list("meshes")[door]["primitives"] as? [Any])?.count == 2)
    #expect(glb.list("meshes").count == 10)
  }

  @Test func vertexBoundsAreTheBoundsOfTheModel() throws {
    // Without joints every node stands at the origin, so that accessors speak in the scene's coordinates.
    var document = Document.trolley
    document.joints = []
    document.home = [:]
    document.parts = Array(document.parts.prefix(1))
    document.parts[0].shapes = Array(document.parts[0].shapes.prefix(1))
    let model = literalModel(of: document)
    let glb = try OpenedGLB(try GLBWriter.write(model, Mechanism(model)))
    let primitive = (glb.list("meshes")[0]["primitives"] as? [[String: Any]])?[0]
    let position = try #require((primitive?["attributes"] as? [String: Int])?["POSITION"])
    // The body: 0.6 wide, 0.4 deep, from 0.1 to 0.6.
    let expected = (lower: [-0.3, 0.1, -0.2], upper: [0.3, 0.6, 0.2])
    for (k, key) in ["min", "max"].enumerated() {
      let declared = glb.list("accessors")[position][key] as? [Double] ?? []
      for i in 0..<3 {
        #expect(abs(declared[i] - (k == 0 ? expected.lower : expected.upper)[i]) < 1e-7)
      }
    }
  }

  @Test func materialsAreLinearColoursAndGlassIsBlended() throws {
    let glb = try opened()
    let glass = try #require(glb.named("materials", "glass"))
    #expect(glass["alphaMode"] as? String == "BLEND")
    let pbr = glass["pbrMetallicRoughness"] as? [String: Any]
    #expect(pbr?["baseColorFactor"] as? [Double] == [0.9, 0.95, 1, 0.25])
    #expect(glb.named("materials", "birch")?["alphaMode"] == nil)
    let steel = glb.named("materials", "steel")?["pbrMetallicRoughness"] as? [String: Any]
    #expect(steel?["metallicFactor"] as? Double == 1)
    #expect(steel?["roughnessFactor"] as? Double == 0.3)
  }

  @Test func clipsAreNamedAfterTheirJointsAndStartAtZero() throws {
    let glb = try opened()
    let names = glb.list("animations").compactMap { $0["name"] as? String }
    #expect(
      names == [
        "axle_1_cycle", "axle_2_cycle", "axle_3_cycle", "axle_4_cycle", "door_hinge_open", "door_hinge_close",
        "drawer_slide_open", "drawer_slide_close", "knob_turn_open", "knob_turn_close", "lid_hinge_open",
        "lid_hinge_close", "jack_screw_open", "jack_screw_close", "stem_turn_open", "stem_turn_close",
        "stem_lift_open", "stem_lift_close",
      ])
    for clip in glb.list("animations") {
      for sampler in clip["samplers"] as? [[String: Any]] ?? [] {
        let times = glb.floats(try #require(sampler["input"] as? Int)).map { $0[0] }
        #expect(times[0] == 0)
        #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
        let values = glb.floats(try #require(sampler["output"] as? Int))
        guard values[0].count == 4 else { continue }
        for (a, b) in zip(values, values.dropFirst()) {
          let dot = zip(a, b).reduce(Float(0)) { $0 + $1.0 * $1.1 }
          #expect(dot >= 0.5 - 1e-6, "keys more than 120° apart in \(clip["name"] ?? "")")
        }
      }
    }
  }

  @Test func aLonelyJointNeedsOneKeyPerQuarterTurn() throws {
    let glb = try opened()
    func keys(_ name: String) -> Int {
      let sampler = (glb.named("animations", name)?["samplers"] as? [[String: Any]])?.first
      return glb.list("accessors")[sampler?["input"] as? Int ?? 0]["count"] as? Int ?? 0
    }
    #expect(keys("drawer_slide_open") == 2)
    #expect(keys("door_hinge_open") == 3)  // 1.9 rad = 109°
    #expect(keys("axle_1_cycle") == 5)
    #expect(keys("jack_screw_open") == 21)  // 31 rad = 19.7 quarter turns
  }

  @Test func anAssetWithoutPartsCannotBeWritten() {
    let empty = literalModel(of: Document(asset: "Nothing"))
    #expect(throws: GLBWriteError.empty) { try GLBWriter.write(empty, Mechanism(empty)) }
  }

  @Test func namesAreMadeFitForEngines() {
    var names = PlainNames()
    #expect(names.claim("a.b:c/d", fallback: "part") == "a_b_c_d")
    #expect(names.claim("Lid", fallback: "part") == "Lid")
    #expect(names.claim("lid", fallback: "part") == "lid_2")
    #expect(names.claim("ü", fallback: "part") == "part")
    #expect(names.claim("", fallback: "part") == "part_2")
  }
}
