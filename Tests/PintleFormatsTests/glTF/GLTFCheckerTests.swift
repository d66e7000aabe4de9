import PintleDocument
import PintleKinematics
import TestSupport
import Testing

@testable import PintleFormats

/// One way to break a sound file.
struct BrokenGLB: Sendable, CustomTestStringConvertible {
  /// `rule message`, as the checker says it.
  let expected: String
  /// Works on the JSON tree and the binary; the file is packed again afterwards.
  let breaking: @Sendable (inout JSONValue, inout [UInt8]) -> Void
  var testDescription: String { expected }

  init(_ expected: String, _ breaking: @escaping @Sendable (inout JSONValue, inout [UInt8]) -> Void) {
    self.expected = expected
    self.breaking = breaking
  }

  /// Sets (or, with nil, removes) what stands at a JSON pointer.
  init(_ expected: String, set pointer: String, to value: JSONValue?) {
    self.init(expected) { json, _ in json.set(pointer, to: value) }
  }
}

extension JSONValue {
  mutating func set(_ pointer: String, to value: JSONValue?) {
    var steps = pointer.split(separator: "/").map(String.init)
    guard let first = steps.first else { return }
    steps.removeFirst()
    let rest = "/" + steps.joined(separator: "/")
    switch self {
    case .object(var o):
      if steps.isEmpty {
        o[first] = value
      } else {
        var inner = o[first] ?? .object([:])
        inner.set(rest, to: value)
        o[first] = inner
      }
      self = .object(o)
    case .array(var a):
      guard let i = Int(first) else { return }
      if steps.isEmpty, let value {
        if i < a.count { a[i] = value } else { a.append(value) }
      } else if !steps.isEmpty {
        a[i].set(rest, to: value)
      }
      self = .array(a)
    default: break
    }
  }

  func at(_ pointer: String) -> JSONValue? {
    pointer.split(separator: "/").reduce(self) { value, step in
      value?[String(step)] ?? Int(step).flatMap { i in value?.array.flatMap { $0.indices.contains(i) ? $0[i] : nil } }
    }
  }
}

/// Where the n-th number of a float accessor stands in the binary.
private func place(_ json: JSONValue, accessor: Int, _ n: Int) -> Int {
  let a = json.at("/accessors/\(accessor)")
  let view = json.at("/bufferViews/\(a?["bufferView"]?.integer ?? 0)")
  return (view?["byteOffset"]?.integer ?? 0) + (a?["byteOffset"]?.integer ?? 0) + 4 * n
}

private func write(_ value: Float, _ bytes: inout [UInt8], at: Int) {
  for k in 0..<4 { bytes[at + k] = UInt8(truncatingIfNeeded: value.bitPattern >> UInt32(8 * k)) }
}

@Suite struct GLTFCheckerTests {
  static let sound: [UInt8] = {
    let model = literalModel(of: .trolley)
    return (try? GLBWriter.write(model, Mechanism(model), profile: .web)) ?? []
  }()

  @Test func whatPintleWritesIsSound() {
    #expect(GLTFChecker.check(Self.sound).map(\.message) == [])
  }

  /// Accessors 0, 1 and 2 are positions, normals and indices of the first mesh; 120 bars of 24 vertices.
  static let breakages = [
    BrokenGLB("gltf.bounds /accessors/0: max says 2.0 where the data has", set: "/accessors/0/max/0", to: .number(2)),
    BrokenGLB("gltf.bounds /meshes/0/primitives/0/attributes/POSITION: POSITION has no min and max") {
      $0.set("/accessors/0/min", to: nil)
      _ = $1
    },
    BrokenGLB("gltf.finite /accessors/0: element 1 is not finite") { json, bytes in
      write(.nan, &bytes, at: place(json, accessor: 0, 4))
    },
    BrokenGLB("gltf.normals /meshes/0/primitives/0/attributes/NORMAL: element 0 has length") { json, bytes in
      write(3, &bytes, at: place(json, accessor: 1, 0))
    },
    BrokenGLB("gltf.indices /meshes/0/primitives/0/indices: element 0 names vertex 65535 of 2880") { json, bytes in
      let at = place(json, accessor: 2, 0)
      (bytes[at], bytes[at + 1]) = (255, 255)
    },
    BrokenGLB(
      "gltf.indices /meshes/0/primitives/0/indices: 4319 indices", set: "/accessors/2/count", to: .number(4319)),
    BrokenGLB("gltf.degenerate /meshes/0/primitives/0/indices: 1 triangles name a vertex twice") { json, bytes in
      let at = place(json, accessor: 2, 0)
      for k in 0..<6 { bytes[at + k] = 0 }
    },
    BrokenGLB(
      "gltf.indices /meshes/0/primitives/0/indices: not unsigned", set: "/accessors/2/componentType", to: .number(5122)),
    BrokenGLB(
      "gltf.accessor /accessors/0: componentType is none", set: "/accessors/0/componentType", to: .number(5124)),
    BrokenGLB("gltf.accessor /accessors/0: type is none", set: "/accessors/0/type", to: .string("VEC5")),
    BrokenGLB("gltf.accessor /accessors/0: does not fit", set: "/accessors/0/count", to: .number(1e9)),
    BrokenGLB("gltf.accessor /accessors/0: count is not positive", set: "/accessors/0/count", to: .number(0)),
    BrokenGLB("gltf.accessor /accessors/0: does not lie", set: "/accessors/0/byteOffset", to: .number(9e18)),
    BrokenGLB("gltf.alignment /accessors/0: does not begin", set: "/accessors/0/byteOffset", to: .number(2)),
    BrokenGLB("gltf.alignment /bufferViews/0: byteStride is missing", set: "/bufferViews/0/byteStride", to: nil),
    BrokenGLB("gltf.buffer /bufferViews/0: byteStride is not", set: "/bufferViews/0/byteStride", to: .number(13)),
    BrokenGLB("gltf.buffer /bufferViews/0: does not fit", set: "/bufferViews/0/byteLength", to: .number(1e8)),
    BrokenGLB("gltf.buffer /bufferViews/0: target is neither", set: "/bufferViews/0/target", to: .number(1)),
    BrokenGLB("gltf.buffer /bufferViews/2: target is not ELEMENT", set: "/bufferViews/2/target", to: nil),
    BrokenGLB("gltf.buffer /buffers/0: byteLength 12 does not fit", set: "/buffers/0/byteLength", to: .number(12)),
    BrokenGLB("gltf.buffer /buffers/0: data outside", set: "/buffers/0/uri", to: .string("a.bin")),
    BrokenGLB(
      "gltf.mesh /meshes/0/primitives/0: has no POSITION", set: "/meshes/0/primitives/0/attributes/POSITION", to: nil),
    BrokenGLB("gltf.mesh /meshes/0: has no primitives", set: "/meshes/0/primitives", to: .array([])),
    BrokenGLB("gltf.reference /nodes/0/mesh: does not name one of the", set: "/nodes/0/mesh", to: .number(99)),
    BrokenGLB(
      "gltf.reference /meshes/0/primitives/0/material: does", set: "/meshes/0/primitives/0/material", to: .number(-1)),
    BrokenGLB("gltf.reference /scene: does not name one of the 1 scenes", set: "/scene", to: .number(1)),
    BrokenGLB("gltf.nodes /nodes/0: is its own ancestor", set: "/nodes/2/children", to: .array([.number(0)])),
    BrokenGLB(
      "gltf.nodes /nodes/3: node 2 hangs on node 1 already", set: "/nodes/3/children", to: .array([.number(2)])),
    BrokenGLB(
      "gltf.nodes /nodes/1: its rotation has length", set: "/nodes/1/rotation",
      to: .array([0, 0, 0, 2].map { .number($0) })),
    BrokenGLB(
      "gltf.nodes /nodes/1: has a matrix beside", set: "/nodes/1/matrix",
      to: .array((0..<16).map { .number($0 % 5 == 0 ? 1 : 0) })),
    BrokenGLB("gltf.nodes /nodes/1: is scaled by", set: "/nodes/1/scale", to: .array([1, 1, 2].map { .number($0) })),
    BrokenGLB("gltf.nodes /scenes/0/nodes/0: node 1 is no root", set: "/scenes/0/nodes/0", to: .number(1)),
    BrokenGLB("gltf.names /nodes/2: `BODY` is the name of /nodes/0, too", set: "/nodes/2/name", to: .string("BODY")),
    BrokenGLB("gltf.names /nodes/1: `do.or` has signs that engines change", set: "/nodes/1/name", to: .string("do.or")),
    BrokenGLB("gltf.names /materials/0: has no name", set: "/materials/0/name", to: nil),
    BrokenGLB("gltf.animation /animations/0/samplers/0/input: key 2 at 2.0 s does not come after 2.0 s") {
      json, bytes in
      let input = json.at("/animations/0/samplers/0/input")?.integer ?? 0
      write(2, &bytes, at: place(json, accessor: input, 1))
      write(2, &bytes, at: place(json, accessor: input, 2))
    },
    BrokenGLB("gltf.bounds /animations/0/samplers/0/input: key times have no min") { json, _ in
      let input = json.at("/animations/0/samplers/0/input")?.integer ?? 0
      json.set("/accessors/\(input)/max", to: nil)
    },
    BrokenGLB("gltf.animation /animations/0/samplers/0/output: element 0 has length") { json, bytes in
      let output = json.at("/animations/0/samplers/0/output")?.integer ?? 0
      write(9, &bytes, at: place(json, accessor: output, 0))
    },
    BrokenGLB("gltf.animation /animations/0/samplers/0/output: 3 values for") { json, _ in
      let output = json.at("/animations/0/samplers/0/output")?.integer ?? 0
      json.set("/accessors/\(output)/count", to: .number(3))
    },
    BrokenGLB("gltf.animation /animations/0/channels/1: the rotation of node") { json, _ in
      json.set("/animations/0/channels/1", to: json.at("/animations/0/channels/0"))
    },
    BrokenGLB(
      "gltf.animation /animations/0/samplers/0: moves `colour`", set: "/animations/0/channels/0/target/path",
      to: .string("colour")),
    BrokenGLB(
      "gltf.animation /animations/0/samplers/0: interpolation is none", set: "/animations/0/samplers/0/interpolation",
      to: .string("SLOW")),
    BrokenGLB("gltf.unused /animations/0/samplers/1: no channel uses it") { json, _ in
      json.set("/animations/0/samplers/1", to: json.at("/animations/0/samplers/0"))
    },
    BrokenGLB(
      "gltf.material /materials/0: baseColorFactor is not within",
      set: "/materials/0/pbrMetallicRoughness/baseColorFactor/0", to: .number(1.5)),
    BrokenGLB(
      "gltf.material /materials/0: roughnessFactor is not within",
      set: "/materials/0/pbrMetallicRoughness/roughnessFactor", to: .number(-1)),
    BrokenGLB("gltf.material /materials/0: alphaMode is none", set: "/materials/0/alphaMode", to: .string("GLASS")),
    BrokenGLB(
      "gltf.material /materials/0: is to be seen through", set: "/materials/0/pbrMetallicRoughness/baseColorFactor/3",
      to: .number(0.5)),
    BrokenGLB("gltf.unused /materials/9: nothing refers to it") { json, _ in
      for i in 3...9 { json.set("/materials/\(i)", to: .object(["name": .string("m\(i)")])) }
    },
    BrokenGLB(
      "gltf.extensions /extensionsUsed: `KHR_x` is used and not declared", set: "/nodes/0/extensions",
      to: .object(["KHR_x": .object([:])])),
    BrokenGLB(
      "gltf.extensions /extensionsUsed: `KHR_x` is declared and not used", set: "/extensionsUsed",
      to: .array([.string("KHR_x")])),
    BrokenGLB(
      "gltf.extensions /extensionsRequired: readers that do not know", set: "/extensionsRequired",
      to: .array([.string("KHR_x")])),
    BrokenGLB("gltf.property /nodes/0: glTF has no property `colour` here", set: "/nodes/0/colour", to: .number(1)),
    BrokenGLB("gltf.asset /asset/version: not 2.0", set: "/asset/version", to: .string("1.0")),
    BrokenGLB("gltf.json /cameras: an empty list", set: "/cameras", to: .array([])),
    BrokenGLB(
      "gltf.json /nodes/1/translation: not a list of 3 numbers", set: "/nodes/1/translation", to: .array([.number(1)])),
  ]

  @Test(arguments: breakages)
  func everyBreakIsFoundByItsRule(_ broken: BrokenGLB) throws {
    let opened = try OpenedGLB(Self.sound)
    let length = Int(Self.sound[12]) | Int(Self.sound[13]) << 8 | Int(Self.sound[14]) << 16
    var json = try JSONParser.parse(Array(Self.sound[20..<20 + length]))
    var binary = opened.binary
    broken.breaking(&json, &binary)
    let file = try #require(GLBContainer.pack(json: CanonicalJSON.encode(json), binary: binary))
    let found = GLTFChecker.check(file).map { "\($0.rule) \($0.message)" }
    #expect(found.contains { $0.hasPrefix(broken.expected) }, "\(found.prefix(5))")
  }

  static let containers: [(String, @Sendable (inout [UInt8]) -> Void)] = [
    ("GLB: 0 bytes are too few for a header and a chunk", { $0 = [] }),
    ("GLB: does not begin with glTF", { $0[0] = 0 }),
    ("GLB: version 3 of the container is not 2", { $0[4] = 3 }),
    ("GLB: chunk 1 goes beyond the end of the file", { $0.removeLast(8) }),
    ("GLB: the first chunk is not JSON", { $0[16] = 0 }),
    (
      "GLB: the second chunk is not BIN",
      { bytes in
        let json = Int(bytes[12]) | Int(bytes[13]) << 8 | Int(bytes[14]) << 16
        bytes[24 + json] = 0
      }
    ),
    ("JSON: line 1, column 1: unexpected `x`", { $0[20] = UInt8(ascii: "x") }),
  ]

  @Test(arguments: 0..<7)
  func aBrokenContainerIsFound(_ index: Int) {
    let (message, breaking) = Self.containers[index]
    var bytes = Self.sound
    breaking(&bytes)
    #expect(GLTFChecker.check(bytes).map(\.message).contains(message))
  }

  @Test func aWrongLengthIsFoundAndTheRestIsReadAllTheSame() {
    #expect(
      GLTFChecker.check(Self.sound + [0, 0, 0, 0]).first?.message
        == "GLB: the header says \(Self.sound.count) bytes, the file has \(Self.sound.count + 4)")
  }

  @Test(arguments: 1...2 as ClosedRange<UInt64>)
  func damagedFilesNeverTrap(_ seed: UInt64) throws {
    var mutator = JSONMutator(seed: seed)
    let length = Int(Self.sound[12]) | Int(Self.sound[13]) << 8 | Int(Self.sound[14]) << 16
    let json = try JSONParser.parse(Array(Self.sound[20..<20 + length]))
    let binary = try OpenedGLB(Self.sound).binary
    var caught = 0
    for _ in 0..<60 {
      let file = try #require(GLBContainer.pack(json: CanonicalJSON.encode(mutator.mutate(json)), binary: binary))
      if !GLTFChecker.check(file).isEmpty { caught += 1 }
      _ = GLTFChecker.check(mutator.mutate(Self.sound))
    }
    #expect(caught > 20)
  }
}
