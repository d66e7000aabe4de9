internal import PintleDocument
internal import PintleModel

/// What is written: the asset, its parts, their shapes as instances of products.
struct STEPAssembly {
  struct Product {
    var name: String
    var solid: STEPSolid
    /// Linear-light sRGB and opacity.
    var colour: [Double]
    /// Shapes, `part/shape`.
    var uses: [String]
  }

  struct Part {
    var name: String
    /// In the asset.
    var X: RigidTransform
  }

  struct Instance {
    var name: String
    var part: Int
    var product: Int
    /// In the part.
    var X: RigidTransform
  }

  /// A surface in its place: a shape, or a spring at its length.
  struct Drawn {
    var shape: ModelShape
    var solid: EvaluatedSolid
    /// In the asset.
    var X: RigidTransform
  }

  let name: String
  private(set) var products: [Product] = []
  private(set) var parts: [Part] = []
  private(set) var instances: [Instance] = []
  private(set) var findings: [Finding] = []

  /// `solids` by hash, as `STEPSolids` makes them.
  init(_ model: Model, _ pose: STEPPose, _ solids: [String: STEPSolid?]) throws(STEPWriteError) {
    name = Self.said(model.document.asset)
    var productOf: [Key: Int] = [:]
    var partOf: [Int: Int] = [:]
    var leftOut: [(path: String, part: String, triangles: Int)] = []
    let drawn = Self.drawn(model, pose)
    for part in model.parts.indices {
      let record = model.parts[part].record
      guard pose.parts[part].isFinite else { throw .notFinite(record.id) }
      for one in drawn where one.shape.part == part {
        guard one.X.isFinite else { throw .notFinite(one.shape.path) }
        guard let known = solids[one.solid.hash], let solid = known else {
          leftOut.append((one.shape.path, record.id, one.solid.surface.triangles.count))
          continue
        }
        let key = Key(solid: one.solid.hash, colour: Self.colour(of: one.shape.material))
        let product = productOf[key] ?? products.count
        if product == products.count {
          productOf[key] = product
          products.append(Product(name: Self.said(one.shape.path), solid: solid, colour: key.colour, uses: []))
        }
        products[product].uses.append(one.shape.path)
        let owner = partOf[part] ?? parts.count
        if owner == parts.count {
          partOf[part] = owner
          parts.append(Part(name: Self.said(record.id), X: pose.parts[part]))
        }
        instances.append(
          Instance(
            name: Self.said(one.shape.record.id), part: owner, product: product, X: pose.parts[part].inverse * one.X))
      }
    }
    tell(model, leftOut)
  }

  /// Names as STEP can say them: control characters are blanks.
  private static func said(_ name: String) -> String {
    var text = ""
    for scalar in name.unicodeScalars {
      text.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7f ? " " : scalar)
    }
    return text
  }

  private struct Key: Hashable {
    var solid: String
    var colour: [Double]
  }

  /// Shapes, then springs, in the pose.
  static func drawn(_ model: Model, _ pose: STEPPose) -> [Drawn] {
    let shapes = model.shapes.enumerated().map { i, shape in
      Drawn(shape: shape, solid: shape.solid, X: pose.shapes[i] * shape.X_AS)
    }
    let springs = model.springs.map { spring in
      let (X, stretch) = spring.placed { pose.parts[$0] }
      return Drawn(shape: spring.shape, solid: spring.shape.solid.stretched(by: stretch), X: X)
    }
    return shapes + springs
  }

  private static func colour(of material: MaterialRecord) -> [Double] {
    let c = material.baseColor
    return [c.x, c.y, c.z, material.opacity].map { $0.isFinite ? min(1, max(0, $0)) : 1 }
  }

  private mutating func tell(_ model: Model, _ leftOut: [(path: String, part: String, triangles: Int)]) {
    for product in products {
      let what =
        product.uses.count == 1
        ? "`\(product.uses[0])`" : "`\(product.uses[0])` and \(product.uses.count - 1) more like it"
      let (rule, severity, done): (String, Severity, String)
      switch product.solid.form {
      case .exact: continue
      case .facets(let count):
        let open = product.solid.volume == nil ? ", an open shell" : ""
        (rule, severity, done) = ("step_faceted", .note, "written as \(count) flat facets\(open)")
      case .cylinder(let count):
        (rule, severity, done) = (
          "step_smooth", .warning,
          "written as the smooth cylinder of equal volume, because \(count) facets are "
            + STEPSolids.tooMany
        )
      }
      findings.append(
        Finding(
          "export.\(rule)", severity, .fail, "\(what): there is no exact form; \(done)",
          parts: Self.parts(of: product.uses), shapes: product.uses))
    }
    for (path, part, triangles) in leftOut {
      findings.append(
        Finding(
          "export.step_left_out", .warning, .fail,
          "`\(path)` is left out: there is no exact form, and \(triangles) facets are "
            + STEPSolids.tooMany,
          parts: [part], shapes: [path]))
    }
    for (i, part) in model.parts.enumerated() where part.shapes.isEmpty && !model.springs.contains(where: { $0.a == i })
    {
      findings.append(
        Finding(
          "export.step_bare_part", .note, .fail, "`\(part.record.id)` has no shape, and is left out",
          parts: [part.record.id]))
    }
  }

  /// `part/shape` → `part`, each once.
  private static func parts(of paths: [String]) -> [String] {
    var seen: Set<String> = []
    return paths.compactMap { $0.split(separator: "/").first.map(String.init) }.filter { seen.insert($0).inserted }
  }
}
