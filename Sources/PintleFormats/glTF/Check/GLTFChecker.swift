public import PintleDocument

/// Holds a GLB file against the core rules of glTF 2.0 (Khronos, glTF 2.0.1; the rules of its validator).
///
/// Checked: container, JSON, buffers and views, accessors (format, alignment, bounds, finite values), meshes, indices,
/// unit normals, nodes as a forest with unit quaternions, clips, materials, names, extensions, unused objects, and the extensions of physics and articulation that are written. Images,
/// textures, skins, cameras and morph targets are not looked into: Pintle does not write them.
public enum GLTFChecker {
  /// Everything that is wrong, at most `limit` findings, in the order of the rules; empty for a sound file. Messages begin
  /// with a JSON pointer. Errors break the specification, warnings engines and people.
  public static func check(_ bytes: [UInt8], limit: Int = 200) -> [Finding] {
    var check = GLTFCheck(limit: limit)
    guard let (json, binary) = check.container(bytes), let root = check.parse(json) else { return check.findings }
    check.root = root
    check.binary = binary
    check.checkRoot()
    check.checkBuffers()
    check.checkAccessors()
    check.checkMaterials()
    check.checkMeshes()
    check.checkNodes()
    check.checkAnimations()
    check.checkPhysics()
    check.checkExtensions()
    check.checkUnused()
    return check.findings
  }
}

/// The state of one check: what is read, what was found, what was used.
struct GLTFCheck {
  var root: JSONValue = .null
  var binary: [UInt8] = []
  /// Indices that something refers to, by the name of their list.
  var used: [String: Set<Int>] = [:]
  /// Accessors that passed their own checks, by index.
  var accessors: [Int: GLTFCheckedAccessor] = [:]
  private(set) var findings: [Finding] = []
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  mutating func error(_ rule: String, _ pointer: String, _ message: String) {
    add(rule, .error, pointer, message)
  }

  mutating func warn(_ rule: String, _ pointer: String, _ message: String) {
    add(rule, .warning, pointer, message)
  }

  private mutating func add(_ rule: String, _ severity: Severity, _ pointer: String, _ message: String) {
    guard findings.count < limit else { return }
    findings.append(Finding("gltf." + rule, severity, .fail, "\(pointer): \(message)"))
  }

  /// A list of the root; empty where there is none.
  func list(_ name: String) -> [JSONValue] { root[name]?.array ?? [] }

  /// An index into a list of the root, noted as used; an error where it is none.
  mutating func reference(_ value: JSONValue?, _ list: String, _ pointer: String) -> Int? {
    guard let value else { return nil }
    guard let index = value.integer, index >= 0, index < self.list(list).count else {
      error("reference", pointer, "does not name one of the \(self.list(list).count) \(list)")
      return nil
    }
    used[list, default: []].insert(index)
    return index
  }

  /// Only these keys, beside `extras` and `extensions`.
  mutating func keys(_ value: JSONValue, _ allowed: Set<String>, _ pointer: String) {
    guard let object = value.object else {
      error("json", pointer, "not an object")
      return
    }
    for key in object.keys.sorted() where !allowed.contains(key) && key != "extras" && key != "extensions" {
      warn("property", pointer, "glTF has no property `\(key)` here")
    }
  }

  /// A list of so many finite numbers; an error where it is there and is none.
  mutating func numbers(_ value: JSONValue?, _ count: Int, _ pointer: String) -> [Double]? {
    guard let value else { return nil }
    guard let list = value.array?.compactMap(\.number), list.count == count, value.array?.count == count else {
      error("json", pointer, "not a list of \(count) numbers")
      return nil
    }
    return list
  }
}
