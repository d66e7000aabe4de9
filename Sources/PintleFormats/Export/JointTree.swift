internal import PintleDocument
internal import PintleKinematics
internal import PintleModel

extension Mechanism {
  /// Parts and joints of a document without its solids: enough for where everything goes.
  init(jointsOf document: Document) {
    let none = MassProperties(mass: 0, centre: .zero, moments: .zero, products: .zero)
    self.init(
      Model(
        document: document, documentHash: "",
        parts: document.parts.map { ModelPart(record: $0, shapes: [], bounds: .empty, mass: none) }, shapes: [],
        findings: []))
  }
}
