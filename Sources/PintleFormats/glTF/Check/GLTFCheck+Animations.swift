internal import PintleDocument

extension GLTFCheck {
  mutating func checkAnimations() {
    for (i, animation) in list("animations").enumerated() {
      let pointer = "/animations/\(i)"
      keys(animation, ["channels", "name", "samplers"], pointer)
      let samplers = animation["samplers"]?.array ?? []
      let channels = animation["channels"]?.array ?? []
      if samplers.isEmpty || channels.isEmpty { error("animation", pointer, "has no channels or samplers") }
      var usedSamplers: Set<Int> = []
      var targets: Set<String> = []
      for (k, channel) in channels.enumerated() {
        let place = "\(pointer)/channels/\(k)"
        keys(channel, ["sampler", "target"], place)
        keys(channel["target"] ?? .null, ["node", "path"], place + "/target")
        let path = channel["target"]?["path"]?.string ?? ""
        if let node = reference(channel["target"]?["node"], "nodes", place + "/target/node") {
          if !targets.insert("\(node) \(path)").inserted {
            error("animation", place, "the \(path) of node \(node) is moved by another channel, too")
          }
          if list("nodes")[node]["matrix"] != nil {
            error("animation", place, "moves node \(node), which has a matrix")
          }
        }
        guard let s = channel["sampler"]?.integer, samplers.indices.contains(s) else {
          error("reference", place + "/sampler", "does not name one of the \(samplers.count) samplers")
          continue
        }
        usedSamplers.insert(s)
        checkOutput(samplers[s], path, "\(pointer)/samplers/\(s)")
      }
      for (s, sampler) in samplers.enumerated() {
        let place = "\(pointer)/samplers/\(s)"
        keys(sampler, ["input", "interpolation", "output"], place)
        if let mode = sampler["interpolation"], !["LINEAR", "STEP", "CUBICSPLINE"].contains(mode.string ?? "") {
          error("animation", place, "interpolation is none of LINEAR, STEP, CUBICSPLINE")
        }
        if !usedSamplers.contains(s) { warn("unused", place, "no channel uses it") }
        checkInput(sampler, place)
      }
    }
  }

  private mutating func checkInput(_ sampler: JSONValue, _ pointer: String) {
    guard let index = reference(sampler["input"] ?? .null, "accessors", pointer + "/input"),
      let a = accessors[index]
    else { return }
    guard a.component == 5126, a.type == "SCALAR" else {
      error("animation", pointer + "/input", "key times are not floats")
      return
    }
    if !a.hasBounds { error("bounds", pointer + "/input", "key times have no min and max") }
    let times = values(a)
    if (times.first ?? 0) < 0 { error("animation", pointer + "/input", "the first key is before 0") }
    if let i = times.indices.dropFirst().first(where: { times[$0] <= times[$0 - 1] }) {
      error("animation", pointer + "/input", "key \(i) at \(times[i]) s does not come after \(times[i - 1]) s")
    }
  }

  private mutating func checkOutput(_ sampler: JSONValue, _ path: String, _ pointer: String) {
    guard let index = reference(sampler["output"] ?? .null, "accessors", pointer + "/output"),
      let a = accessors[index]
    else { return }
    let type: String
    switch path {
    case "translation", "scale": type = "VEC3"
    case "rotation": type = "VEC4"
    case "weights": type = "SCALAR"
    default:
      error("animation", pointer, "moves `\(path)`, which nodes do not have")
      return
    }
    guard a.type == type, a.component == 5126 else {
      error("animation", pointer + "/output", "\(path) is not a list of \(type) floats")
      return
    }
    let perKey = sampler["interpolation"]?.string == "CUBICSPLINE" ? 3 : 1
    if path != "weights", let input = sampler["input"]?.integer, let times = accessors[input],
      a.count != times.count * perKey
    {
      error("animation", pointer + "/output", "\(a.count) values for \(times.count) keys")
    }
    if path == "rotation", perKey == 1 { checkUnit(a, "animation", pointer + "/output") }
  }

  mutating func checkExtensions() {
    let declared = root["extensionsUsed"]?.array?.compactMap(\.string) ?? []
    var found: Set<String> = []
    func walk(_ value: JSONValue) {
      switch value {
      case .object(let o):
        for (key, inner) in o where key != "extras" {
          if key == "extensions" { found.formUnion((inner.object ?? [:]).keys) }
          walk(inner)
        }
      case .array(let a): for inner in a { walk(inner) }
      default: break
      }
    }
    walk(root)
    for name in found.sorted() where !declared.contains(name) {
      error("extensions", "/extensionsUsed", "`\(name)` is used and not declared")
    }
    for name in declared where !found.contains(name) {
      warn("extensions", "/extensionsUsed", "`\(name)` is declared and not used")
    }
    for name in root["extensionsRequired"]?.array?.compactMap(\.string) ?? [] {
      warn("extensions", "/extensionsRequired", "readers that do not know `\(name)` refuse the file")
    }
  }

  mutating func checkUnused() {
    for skin in list("skins") {
      _ = reference(skin["inverseBindMatrices"], "accessors", "/skins")
      for joint in skin["joints"]?.array ?? [] { _ = reference(joint, "nodes", "/skins") }
    }
    for image in list("images") { _ = reference(image["bufferView"], "bufferViews", "/images") }
    for kind in ["accessors", "bufferViews", "buffers", "materials", "meshes", "nodes"] {
      let used = used[kind] ?? []
      for i in list(kind).indices where !used.contains(i) { warn("unused", "/\(kind)/\(i)", "nothing refers to it") }
    }
  }
}
