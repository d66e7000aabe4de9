internal import COpenCascade
internal import PintleDocument

/// Reads a STEP file with Open CASCADE and holds it against the assembly that it was made from: the names of the asset, its
/// parts and shapes, their places, colours and volumes, in their order.
struct STEPReadBack {
  /// Metres, and of unit vectors.
  static let placeTolerance = 1e-6
  /// Of a volume, relative.
  static let volumeTolerance = 1e-4
  /// Colours are kept in single precision.
  static let colourTolerance = 1e-3

  struct Node {
    var depth: Int
    var isShape: Bool
    var name: String
    var product: String
    var X: RigidTransform
    var volume: Double
    var colour: [Double]?
  }

  let assembly: STEPAssembly
  let nodes: [Node]

  init(_ assembly: STEPAssembly, _ bytes: [UInt8]) throws(STEPWriteError) {
    self.assembly = assembly
    nodes = try Self.nodes(of: bytes)
  }

  static func nodes(of bytes: [UInt8]) throws(STEPWriteError) -> [Node] {
    let library: OccExchange
    do throws(ExchangeLibrary.Missing) { library = try ExchangeLibrary.table() } catch { throw .library(error.reason) }
    var list: UnsafeMutablePointer<OccNode>?
    var count = 0
    var status = OccStatus()
    let done = bytes.withUnsafeBytes {
      library.read_step($0.bindMemory(to: CChar.self).baseAddress, $0.count, &list, &count, &status)
    }
    guard done != 0, let list else { throw .differs(KernelError(status).text) }
    defer { library.release_nodes(list, count) }
    return UnsafeBufferPointer(start: list, count: count).map(Node.init)
  }

  func check() throws(STEPWriteError) {
    var rest = nodes[...]
    func next(_ what: String, depth: Int, name: String) throws(STEPWriteError) -> Node {
      guard let node = rest.popFirst() else { throw .differs("\(what) is not there") }
      guard node.depth == depth, node.name == name else { throw .differs("`\(node.name)` stands where \(what) should") }
      return node
    }
    let root = try next("the asset `\(assembly.name)`", depth: 0, name: assembly.name)
    guard !root.isShape else { throw .differs("the asset is no assembly") }
    for (i, part) in assembly.parts.enumerated() {
      let node = try next("the part `\(part.name)`", depth: 1, name: part.name)
      guard !node.isShape else { throw .differs("the part `\(part.name)` is no assembly") }
      try compare(node.X, part.X, part.name)
      for instance in assembly.instances where instance.part == i {
        let path = "\(part.name)/\(instance.name)"
        let node = try next("the shape `\(path)`", depth: 2, name: instance.name)
        try compare(node, instance, path, in: part)
      }
    }
    if let more = rest.first { throw .differs("`\(more.name)` is one too many") }
  }

  private func compare(
    _ node: Node, _ instance: STEPAssembly.Instance, _ path: String, in part: STEPAssembly.Part
  ) throws(STEPWriteError) {
    let product = assembly.products[instance.product]
    guard node.isShape else { throw .differs("the shape `\(path)` is an assembly") }
    guard node.product == product.name else {
      throw .differs("the shape `\(path)` is an instance of `\(node.product)`, not of `\(product.name)`")
    }
    try compare(node.X, part.X * instance.X, path)
    if let volume = product.solid.volume, !(abs(node.volume - volume) <= Self.volumeTolerance * abs(volume)) {
      throw .differs("`\(path)` has a volume of \(litres(node.volume)), not \(litres(volume))")
    }
    guard let colour = node.colour else { throw .differs("`\(path)` has no colour") }
    guard zip(colour, product.colour).allSatisfy({ abs($0 - $1) <= Self.colourTolerance }) else {
      throw .differs("`\(path)` has the colour \(colour), not \(product.colour)")
    }
  }

  private func compare(_ X: RigidTransform, _ expected: RigidTransform, _ name: String) throws(STEPWriteError) {
    let off =
      [X.x - expected.x, X.y - expected.y, X.z - expected.z, X.translation - expected.translation]
      .map(\.length).max() ?? 0
    guard off <= Self.placeTolerance else {
      throw .differs("`\(name)` lies elsewhere, by \(millimetres(off)) or as much of a turn")
    }
  }
}

extension STEPReadBack.Node {
  fileprivate init(_ node: OccNode) {
    let (r, t) = (node.place.rotation, node.place.translation)
    self.init(
      depth: Int(node.depth), isShape: node.is_shape != 0, name: node.name.map { String(cString: $0) } ?? "",
      product: node.product.map { String(cString: $0) } ?? "",
      X: RigidTransform(
        x: [r.0, r.3, r.6], y: [r.1, r.4, r.7], z: [r.2, r.5, r.8], translation: [t.0, t.1, t.2]),
      volume: node.volume,
      colour: node.has_colour == 0 ? nil : [node.colour.0, node.colour.1, node.colour.2, node.colour.3])
  }
}
