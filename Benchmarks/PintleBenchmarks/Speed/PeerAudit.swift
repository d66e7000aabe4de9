import Foundation

/// The Python audit of a URDF: trimesh and python-fcl at five poses per joint.
struct PeerAudit {
  struct Answer: Decodable {
    /// Milliseconds: reading, and the audit itself.
    var load: Double
    var audit: Double
    var contacts: Int
  }

  private let peer: PythonPeer

  init(python: String) throws { peer = try PythonPeer(python: python, script: "Benchmarks/peers/articraft_fcl.py") }

  /// The second of two runs: the first warms what Python keeps.
  func audit(_ path: String) throws -> Answer {
    _ = try peer.ask(Data(path.utf8), as: Answer.self)
    return try peer.ask(Data(path.utf8))
  }
}
