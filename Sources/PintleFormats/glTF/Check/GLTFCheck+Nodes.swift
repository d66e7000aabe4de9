internal import PintleDocument

extension GLTFCheck {
  mutating func checkNodes() {
    let nodes = list("nodes")
    var parent = [Int?](repeating: nil, count: nodes.count)
    for (i, node) in nodes.enumerated() {
      let pointer = "/nodes/\(i)"
      keys(
        node, ["camera", "children", "matrix", "mesh", "name", "rotation", "scale", "skin", "translation", "weights"],
        pointer)
      _ = reference(node["mesh"], "meshes", pointer + "/mesh")
      _ = reference(node["skin"], "skins", pointer + "/skin")
      _ = reference(node["camera"], "cameras", pointer + "/camera")
      checkTransform(node, pointer)
      if node["children"]?.array?.isEmpty == true { error("json", pointer, "children is an empty list") }
      for (k, child) in (node["children"]?.array ?? []).enumerated() {
        guard let c = reference(child, "nodes", "\(pointer)/children/\(k)") else { continue }
        if let other = parent[c] {
          error("nodes", pointer, "node \(c) hangs on node \(other) already")
        } else {
          parent[c] = i
        }
      }
    }
    for start in nodes.indices {
      // Going up more often than there are nodes means going in a circle.
      var at = start
      var steps = 0
      while let next = parent[at], steps <= nodes.count {
        at = next
        steps += 1
      }
      if steps > nodes.count {
        error("nodes", "/nodes/\(start)", "is its own ancestor")
        break
      }
    }
    for (i, scene) in list("scenes").enumerated() {
      keys(scene, ["name", "nodes"], "/scenes/\(i)")
      for (k, node) in (scene["nodes"]?.array ?? []).enumerated() {
        let pointer = "/scenes/\(i)/nodes/\(k)"
        guard let n = reference(node, "nodes", pointer) else { continue }
        if let other = parent[n] { error("nodes", pointer, "node \(n) is no root: it hangs on node \(other)") }
      }
    }
    if let scene = root["scene"] { _ = reference(scene, "scenes", "/scene") }
    checkNames()
  }

  private mutating func checkTransform(_ node: JSONValue, _ pointer: String) {
    let translation = numbers(node["translation"], 3, pointer + "/translation")
    let scale = numbers(node["scale"], 3, pointer + "/scale")
    if let q = numbers(node["rotation"], 4, pointer + "/rotation") {
      let length = q.reduce(0) { $0 + $1 * $1 }.squareRoot()
      if abs(length - 1) > 5e-5 { error("nodes", pointer, "its rotation has length \(length), not 1") }
    }
    if node["matrix"] != nil {
      _ = numbers(node["matrix"], 16, pointer + "/matrix")
      if translation != nil || scale != nil || node["rotation"] != nil {
        error("nodes", pointer, "has a matrix beside translation, rotation or scale")
      }
    }
    if let scale, scale != [1, 1, 1] { warn("nodes", pointer, "is scaled by \(scale)") }
  }

  /// Names that engines take as they are, each once in its list.
  private mutating func checkNames() {
    for kind in ["nodes", "meshes", "materials", "animations"] {
      var first: [String: Int] = [:]
      for (i, object) in list(kind).enumerated() {
        let pointer = "/\(kind)/\(i)"
        guard let name = object["name"]?.string, !name.isEmpty else {
          warn("names", pointer, "has no name")
          continue
        }
        if !name.unicodeScalars.allSatisfy(PlainNames.allows) {
          warn("names", pointer, "`\(name)` has signs that engines change")
        }
        if let other = first.updateValue(i, forKey: name.lowercased()) {
          warn("names", pointer, "`\(name)` is the name of /\(kind)/\(other), too")
        }
      }
    }
  }
}
