/// How alike two pictures of one size look to a person.
public struct PictureLikeness: Hashable, Sendable, Codable {
  /// Mean structural similarity (Wang et al. 2004); 1 = alike.
  public var structure: Double
  /// Mean distance of colours, ΔE*ab (CIE 1976); about 2.3 is just noticed.
  public var colour: Double
  /// The share of pixels whose colours lie 5 ΔE*ab or more apart.
  public var differing: Double

  /// nil where the pictures have not one size.
  public init?(_ a: Image, _ b: Image) {
    guard a.width == b.width, a.height == b.height, a.width > 0, a.height > 0 else { return nil }
    self.init(a, b, StructuralSimilarity(a, b))
  }

  /// Of pictures of one size, not empty, whose similarity is known already.
  init(_ a: Image, _ b: Image, _ similarity: StructuralSimilarity) {
    let distances = ColourDifference.map(a, b)
    structure = similarity.mean
    colour = distances.reduce(0.0) { $0 + Double($1) } / Double(distances.count)
    differing = Double(distances.count { $0 >= 5 }) / Double(distances.count)
  }
}
