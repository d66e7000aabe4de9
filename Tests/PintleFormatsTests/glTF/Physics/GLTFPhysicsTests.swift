import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

@testable import PintleFormats

@Suite struct GLTFPhysicsTests {
  private let model: Model
  private let mechanism: Mechanism

  init() {
    // The trolley with masses: unit spheres of a kilogram for each part, in the middle of its box.
    let plain = literalModel(of: .trolley)
    model = Model(
      document: plain.document, documentHash: plain.documentHash,
      parts: plain.parts.enumerated().map { i, part in
        ModelPart(
          record: part.record, shapes: part.shapes, bounds: part.bounds,
          mass: MassProperties(
            mass: Double(i + 1), centre: part.bounds.centre, moments: [0.4, 0.4, 0.4] * Double(i + 1), products: .zero))
      }, shapes: plain.shapes, findings: [])
    mechanism = Mechanism(model)
  }

  private func opened(_ profile: GLTFProfile) throws -> OpenedGLB {
    let bytes = try GLBWriter.write(model, mechanism, profile: profile)
    #expect(GLTFChecker.check(bytes).map(\.message) == [])
    try GLBReadBack.check(bytes, model, mechanism)
    return try OpenedGLB(bytes)
  }

  private func said(_ node: [String: Any]?, _ ext: String, _ key: String) -> [String: Any]? {
    ((node?["extensions"] as? [String: Any])?[ext] as? [String: Any])?[key] as? [String: Any]
  }

  @Test(arguments: [
    (GLTFProfile.generic, ["KHR_implicit_shapes", "KHR_physics_rigid_bodies"]),
    (.unity, ["KHR_implicit_shapes", "KHR_physics_rigid_bodies"]),
    (.godot, ["OMI_physics_body", "OMI_physics_joint", "OMI_physics_shape"]),
    (.cesium, ["AGI_articulations"]), (.unreal, []), (.web, []),
  ])
  func everyProfileHasItsOwnAndRequiresNothing(_ profile: GLTFProfile, _ extensions: [String]) throws {
    let glb = try opened(profile)
    #expect(glb.json["extensionsUsed"] as? [String] ?? [] == extensions)
    #expect(glb.json["extensionsRequired"] == nil)
    #expect(glb.list("nodes").allSatisfy { $0["scale"] == nil })
    let colliders = glb.list("nodes").count { ($0["name"] as? String)?.contains("_collider") == true }
    #expect((colliders > 0) == (profile.physics != .none))
    let named = glb.list("nodes").count { ["UBX", "UCX", "USP"].contains(($0["name"] as? String)?.prefix(3) ?? "") }
    #expect((named > 0) == (profile == .unreal))
  }

  @Test func bodiesHaveTheMassOfAllThatTheyCarry() throws {
    let glb = try opened(.generic)
    // The handle is fixed to the door: 2 and 3 kg, and no body of its own.
    let door = try #require(said(glb.named("nodes", "door"), "KHR_physics_rigid_bodies", "motion"))
    #expect(door["mass"] as? Double == 5)
    #expect(said(glb.named("nodes", "handle"), "KHR_physics_rigid_bodies", "motion") == nil)
    #expect(said(glb.named("nodes", "handle_collider"), "KHR_physics_rigid_bodies", "collider") != nil)
    let (a, b) = (model.parts[1].bounds.centre, model.parts[2].bounds.centre)
    let centre = GLTFCoordinates.vector((a * 2 + b * 3) / 5) - [-0.3, 0.1, 0.2]
    let written = try #require(door["centerOfMass"] as? [Double])
    for i in 0..<3 { #expect(abs(written[i] - centre[i]) < 1e-9) }
    // Two spheres: along the line between them nothing is added, across it the reduced mass times its square.
    let moments = try #require(door["inertiaDiagonal"] as? [Double]).sorted()
    let across = 2.0 + 6.0 / 5 * (a - b).lengthSquared
    #expect(abs(moments[0] - 2) < 1e-9 && abs(moments[1] - across) < 1e-9 && abs(moments[2] - across) < 1e-9)
  }

  @Test func limitsAreThoseOfTheJointInTheSenseOfTheNode() throws {
    let glb = try opened(.generic)
    let root = (glb.json["extensions"] as? [String: Any])?["KHR_physics_rigid_bodies"] as? [String: Any]
    let joints = try #require(root?["physicsJoints"] as? [[String: Any]])
    func limits(_ name: String) throws -> [[String: Any]] {
      let joint = try #require(said(glb.named("nodes", name), "KHR_physics_rigid_bodies", "joint"))
      let index = try #require(joint["joint"] as? Int)
      return try #require(joints[index]["limits"] as? [[String: Any]])
    }
    // About −z of the asset, −y of glTF: 0…1.9 becomes −1.9…0 about +y.
    let door = try limits("door_hinge")
    #expect(door.count == 4)
    let free = try #require(door.last)
    #expect(free["angularAxes"] as? [Int] == [1] && free["min"] as? Double == -1.9 && free["max"] as? Double == 0)
    #expect(door[0]["linearAxes"] as? [Int] == [0, 1, 2])
    // A spin without range leaves its axis alone.
    #expect(try limits("axle_1").count == 3)
    // Turn and slide: two locked ways, two locked turns, two ranges.
    #expect(try limits("stem_joint").count == 6)
  }

  @Test func cylindersLieAlongTheirOwnAxes() throws {
    let glb = try opened(.generic)
    // Wheels on x: their colliders' y must lie along x, in a node that is not turned.
    let r = try #require(glb.named("nodes", "wheel_1_collider")?["rotation"] as? [Double])
    let q = Quaternion([r[0], r[1], r[2], r[3]]).rotation
    #expect(abs(abs(q.y.x) - 1) < 1e-9)
    let shapes = ((glb.json["extensions"] as? [String: Any])?["KHR_implicit_shapes"] as? [String: Any])?["shapes"]
    let cylinders = (shapes as? [[String: Any]] ?? []).compactMap { $0["cylinder"] as? [String: Double] }
    #expect(cylinders.contains(["height": 0.03, "radiusTop": 0.06, "radiusBottom": 0.06]))
  }

  @Test func articulationsSayDegreesFromWhereTheFileStands() throws {
    let glb = try opened(.cesium)
    let root = (glb.json["extensions"] as? [String: Any])?["AGI_articulations"] as? [String: Any]
    let list = try #require(root?["articulations"] as? [[String: Any]])
    let lid = try #require(list.first { $0["name"] as? String == "lid_hinge" })
    let stage = try #require((lid["stages"] as? [[String: Any]])?.first)
    // −0.1…1.7 with home at 0.4.
    #expect(stage["type"] as? String == "xRotate")
    #expect(abs((stage["minimumValue"] as? Double ?? 0) + 0.5 * 180 / .pi) < 1e-9)
    #expect(abs((stage["maximumValue"] as? Double ?? 0) - 1.3 * 180 / .pi) < 1e-9)
    #expect(!list.contains { $0["name"] as? String == "jack_screw" })
    #expect(GLBWriter.findings(mechanism, profile: .cesium).map(\.joint) == ["jack_screw"])
    #expect(GLBWriter.findings(mechanism, profile: .generic).map(\.rule) == ["export.thread"])
  }

  @Test func closingHoldsLeaveWhatTheirKindLeaves() throws {
    func locked(_ kind: ClosureRecord.Kind) -> Int {
      (GLTFJointLimits.closing(kind)["limits"]?.array ?? []).reduce(0) {
        $0 + ($1["linearAxes"]?.array?.count ?? 0) + ($1["angularAxes"]?.array?.count ?? 0)
      }
    }
    #expect(ClosureRecord.Kind.allCases.map(locked) == [5, 4, 3, 5, 1, 1, 6])
  }

  // MARK: what is broken is seen

  private static let breakages = [
    BrokenGLB(
      "gltf.shape /extensions/KHR_implicit_shapes/shapes/0/box",
      set: "/extensions/KHR_implicit_shapes/shapes/0/box/size/0", to: .number(0)),
    BrokenGLB(
      "gltf.joint /extensions/KHR_physics_rigid_bodies/physicsJoints/0/limits/0: does not name",
      set: "/extensions/KHR_physics_rigid_bodies/physicsJoints/0/limits/0/linearAxes/0", to: .number(3)),
    BrokenGLB(
      "gltf.joint /extensions/KHR_physics_rigid_bodies/physicsJoints/0/limits/0: min 1.0 is above max 0.0",
      set: "/extensions/KHR_physics_rigid_bodies/physicsJoints/0/limits/0/min", to: .number(1)),
    BrokenGLB(
      "gltf.physics /extensions/KHR_physics_rigid_bodies/physicsMaterials/0: restitution",
      set: "/extensions/KHR_physics_rigid_bodies/physicsMaterials/0/restitution", to: .number(2)),
    BrokenGLB(
      "gltf.motion /nodes/0/extensions/KHR_physics_rigid_bodies/motion: its mass",
      set: "/nodes/0/extensions/KHR_physics_rigid_bodies/motion/mass", to: .number(-1)),
    BrokenGLB(
      "gltf.motion /nodes/0/extensions/KHR_physics_rigid_bodies/motion: no body",
      set: "/nodes/0/extensions/KHR_physics_rigid_bodies/motion/inertiaDiagonal/0", to: .number(1000)),
    BrokenGLB(
      "gltf.motion /nodes/0/extensions/KHR_physics_rigid_bodies/motion: its orientation",
      set: "/nodes/0/extensions/KHR_physics_rigid_bodies/motion/inertiaOrientation/3", to: .number(2)),
    BrokenGLB(
      "gltf.extensions /extensionsUsed: `KHR_implicit_shapes` is used and not declared", set: "/extensionsUsed/0",
      to: .string("KHR_physics_rigid_bodies")),
  ]

  private func broken(_ bytes: [UInt8], _ breaking: (inout JSONValue, inout [UInt8]) -> Void) throws -> [UInt8] {
    var check = GLTFCheck(limit: 1)
    let chunks = check.container(bytes)
    let (json, binary) = try #require(chunks)
    var tree = try JSONParser.parse(Array(json))
    var data = binary
    breaking(&tree, &data)
    return try #require(GLBContainer.pack(json: try CanonicalJSON.encode(tree), binary: data))
  }

  @Test(arguments: breakages) func faultsOfPhysicsAreSeen(_ fault: BrokenGLB) throws {
    let bytes = try broken(try GLBWriter.write(model, mechanism), fault.breaking)
    let found = GLTFChecker.check(bytes).map { "\($0.rule) \($0.message)" }
    #expect(found.contains { $0.hasPrefix(fault.expected) }, "\(found)")
  }

  @Test(arguments: [
    ("/nodes/1/name", JSONValue.string("gate")), ("/nodes/1/translation/0", .number(0.3)),
    ("/nodes/1/extensions/KHR_physics_rigid_bodies/motion/mass", .number(4)), ("/animations/0/name", .string("x_open")),
    ("/nodes/1/mesh", .number(3)),
  ])
  func theReadBackRefusesWhatDiffers(_ pointer: String, _ value: JSONValue) throws {
    let sound = try GLBWriter.write(model, mechanism)
    try GLBReadBack.check(sound, model, mechanism)
    let bytes = try broken(sound) { json, _ in json.set(pointer, to: value) }
    #expect(throws: GLBWriteError.self) { try GLBReadBack.check(bytes, model, mechanism) }
  }

  @Test func theReadBackRefusesAClipThatEndsElsewhere() throws {
    let sound = try GLBWriter.write(model, mechanism)
    let bytes = try broken(sound) { json, _ in
      // The door opens as it closes.
      let names = (json.at("/animations")?.array ?? []).map { $0["name"]?.string }
      let (open, close) = (names.firstIndex(of: "door_hinge_open") ?? 0, names.firstIndex(of: "door_hinge_close") ?? 0)
      json.set("/animations/\(open)/samplers/0/output", to: json.at("/animations/\(close)/samplers/0/output"))
    }
    #expect(throws: GLBWriteError.self) { try GLBReadBack.check(bytes, model, mechanism) }
  }

  @Test func damagedPhysicsNeverTraps() throws {
    let sound = try GLBWriter.write(model, mechanism)
    var mutator = JSONMutator(seed: 5)
    for _ in 0..<60 {
      let bytes = try broken(sound) { json, _ in json = mutator.mutate(json) }
      _ = GLTFChecker.check(bytes)
      _ = try? GLBReadBack.check(bytes, model, mechanism)
    }
  }

  @Test func principalAxesGiveTheTensorBack() {
    let tensor = SymmetricTensor(diagonal: [2, 3, 4], mixed: [0.5, -0.3, 0.7])
    let (values, axes) = tensor.principal
    #expect(abs(axes.x.cross(axes.y).dot(axes.z) - 1) < 1e-12)
    #expect(abs(values.x + values.y + values.z - 9) < 1e-12)
    let back = SymmetricTensor(diagonal: values).seen(along: axes.inverse)
    for i in 0..<3 {
      #expect(abs(back.diagonal[i] - tensor.diagonal[i]) < 1e-12 && abs(back.mixed[i] - tensor.mixed[i]) < 1e-12)
    }
    #expect(SymmetricTensor(diagonal: [1, 2, 3]).principal.axes == .identity)
  }
}
