internal import PintleDocument

extension GLTFCheck {
  /// The JSON and BIN chunks of a GLB (specification, chapter 4).
  mutating func container(_ bytes: [UInt8]) -> (json: ArraySlice<UInt8>, binary: [UInt8])? {
    func word(_ at: Int) -> Int { (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) } }
    guard bytes.count >= 20 else {
      error("container", "GLB", "\(bytes.count) bytes are too few for a header and a chunk")
      return nil
    }
    guard word(0) == Int(GLBContainer.magic) else {
      error("container", "GLB", "does not begin with glTF")
      return nil
    }
    guard word(4) == 2 else {
      error("container", "GLB", "version \(word(4)) of the container is not 2")
      return nil
    }
    if word(8) != bytes.count {
      error("container", "GLB", "the header says \(word(8)) bytes, the file has \(bytes.count)")
    }
    var chunks: [(type: Int, range: Range<Int>)] = []
    var at = 12
    while at < bytes.count {
      guard at + 8 <= bytes.count, word(at) <= bytes.count - at - 8 else {
        error("container", "GLB", "chunk \(chunks.count) goes beyond the end of the file")
        return nil
      }
      let length = word(at)
      if length % 4 != 0 { error("container", "GLB", "chunk \(chunks.count) is not padded to 4 bytes") }
      if length == 0 { error("container", "GLB", "chunk \(chunks.count) is empty") }
      chunks.append((word(at + 4), at + 8..<at + 8 + length))
      at += 8 + length
    }
    guard let first = chunks.first, first.type == Int(GLBContainer.jsonChunk) else {
      error("container", "GLB", "the first chunk is not JSON")
      return nil
    }
    let second = chunks.dropFirst().first
    if let second, second.type != Int(GLBContainer.binaryChunk) {
      error("container", "GLB", "the second chunk is not BIN")
    }
    if chunks.count > 2 { warn("container", "GLB", "\(chunks.count - 2) chunks beyond JSON and BIN") }
    return (bytes[first.range], second.map { Array(bytes[$0.range]) } ?? [])
  }

  mutating func parse(_ json: ArraySlice<UInt8>) -> JSONValue? {
    do {
      let root = try JSONParser.parse(Array(json))
      if root.object != nil { return root }
      error("json", "JSON", "not an object")
    } catch {
      self.error("json", "JSON", "\(error)")
    }
    return nil
  }

  mutating func checkRoot() {
    keys(
      root,
      [
        "accessors", "animations", "asset", "buffers", "bufferViews", "cameras", "extensionsRequired", "extensionsUsed",
        "images", "materials", "meshes", "nodes", "samplers", "scene", "scenes", "skins", "textures",
      ], "/")
    for (key, value) in (root.object ?? [:]).sorted(by: { $0.key < $1.key }) where value.array?.isEmpty == true {
      error("json", "/\(key)", "an empty list, which glTF leaves out")
    }
    keys(root["asset"] ?? .null, ["copyright", "generator", "minVersion", "version"], "/asset")
    if root["asset"]?["version"]?.string != "2.0" { error("asset", "/asset/version", "not 2.0") }
  }

  mutating func checkBuffers() {
    for (i, buffer) in list("buffers").enumerated() {
      let pointer = "/buffers/\(i)"
      keys(buffer, ["byteLength", "name", "uri"], pointer)
      guard let length = buffer["byteLength"]?.integer, length > 0 else {
        error("buffer", pointer, "byteLength is not a positive number of bytes")
        continue
      }
      guard i == 0, buffer["uri"] == nil else {
        error("buffer", pointer, "data outside of the file")
        continue
      }
      if length > binary.count || binary.count - length > 3 {
        error("buffer", pointer, "byteLength \(length) does not fit the BIN chunk of \(binary.count) bytes")
      }
    }
    for (i, view) in list("bufferViews").enumerated() {
      let pointer = "/bufferViews/\(i)"
      keys(view, ["buffer", "byteLength", "byteOffset", "byteStride", "name", "target"], pointer)
      guard let buffer = reference(view["buffer"] ?? .null, "buffers", pointer + "/buffer") else { continue }
      let available = list("buffers")[buffer]["byteLength"]?.integer ?? 0
      let offset = view["byteOffset"]?.integer ?? 0
      guard let length = view["byteLength"]?.integer, length > 0, offset >= 0, offset <= available,
        length <= available - offset
      else {
        error("buffer", pointer, "does not fit its buffer of \(available) bytes")
        continue
      }
      if let stride = view["byteStride"], !(4...252).contains(stride.integer ?? 0) || (stride.integer ?? 1) % 4 != 0 {
        error("buffer", pointer, "byteStride is not a multiple of 4 between 4 and 252")
      }
      if let target = view["target"], target.integer != 34962, target.integer != 34963 {
        error("buffer", pointer, "target is neither 34962 nor 34963")
      }
    }
  }
}
