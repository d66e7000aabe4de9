import PintleDocument
import PintleFormats
import PintleKinematics
import TestSupport
import Testing

@Suite struct GLBFuzzTests {
  /// Documents that break every rule of integrity reach the writer only in tests; it must not trap all the same.
  @Test(arguments: 1...2 as ClosedRange<UInt64>)
  func brokenDocumentsNeverTrapTheWriter(_ seed: UInt64) throws {
    var document = Document.trolley
    document.solids["s6"] = .box(size: [0.1, 0.1, 0.1])
    let raw = try JSONParser.parse(CanonicalJSON.encode(document))
    var mutator = JSONMutator(seed: seed)
    var written = 0
    for _ in 0..<60 {
      let bytes = try CanonicalJSON.encode(mutator.mutate(mutator.mutate(raw)))
      guard let broken = try? CanonicalJSON.decode(Document.self, from: bytes) else { continue }
      let model = literalModel(of: broken)
      guard let glb = try? GLBWriter.write(model, Mechanism(model)) else { continue }
      written += 1
      #expect(glb.count > 1000)
    }
    #expect(written > 5)
  }
}
