import PintleDocument

/// A sound asset with one fault.
struct Mutant {
  /// For reports: `door_swing turned by 12° about x`.
  let what: String
  var document: Document
  /// Faults of triangles, by shape path: what no document can say.
  var meshes: [String: MeshFault] = [:]
}

/// What is done to the triangles of a shape after it was made.
enum MeshFault {
  /// Leaves triangles out: every one whose number modulo `of` is 0, at least one.
  case open(of: Int)
  /// Turns every triangle round, so that the solid is inside out.
  case inverted
  /// Moves one vertex to a place that is no number.
  case notANumber
}

/// One way to break an asset. One file each, one line in `FaultRegistry`.
protocol FaultClass: Sendable {
  /// A few words with hyphens: `pivot-moved`.
  var name: String { get }
  /// What is changed, and by how much.
  var breaks: String { get }
  /// Ids, or beginnings of ids, of the rules whose business it is.
  var expected: [String] { get }
  /// What the oracle may excuse.
  var oracle: OracleScope { get }
  /// Every place it can be put in, once, with random magnitudes.
  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant]
}

extension FaultClass {
  var oracle: OracleScope { .unseen }

  func applies(to asset: SoundAsset) -> Bool {
    var dice = Dice(seed: 0, name: name)
    return !mutants(of: asset, &dice).isEmpty
  }
}

/// Which mutants the dense oracle may take out of the count.
enum OracleScope {
  /// None: the fault is in what is declared, and there is nothing to see.
  case none
  /// Those in which nothing that could be seen changes.
  case unseen
  /// These, and those whose longer range is free and held throughout.
  case freeRange
}
