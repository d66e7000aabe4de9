import PintleFormats
import PintleModel
import Testing

@testable import PintleVerbs

/// The colliders of every solid of every asset cover it and hardly exceed it.
@Suite struct AssetCollidersTests {
  @Test(arguments: AssetTests.programs) func cover(_ program: String) async throws {
    let loaded = await Session(options: InputOptions()).load(AssetTests.root.appending(path: "Assets/\(program)").path)
    let model = try #require(loaded.model)
    var seen: Set<String> = []
    var filled = 0.0
    var solid = 0.0
    for shape in model.shapes where seen.insert(shape.solid.hash).inserted {
      let made = Colliders.of(shape.solid)
      let fit = ColliderFit(made.pieces, shape.solid)
      #expect(!made.pieces.isEmpty && made.pieces.count <= 64, "\(shape.path)")
      #expect(fit.gap <= Colliders.tolerance(of: shape.solid), "\(shape.path) sticks out by \(fit.gap)")
      let excess = try #require(fit.excess)
      if case .exact = made.exactness { #expect(excess < 0.01, "\(shape.path) is not what it says: \(excess)") }
      filled += (1 + excess) * shape.solid.surface.volume
      solid += shape.solid.surface.volume
    }
    #expect(filled < 1.5 * solid, "\(filled / solid - 1)")
  }
}
