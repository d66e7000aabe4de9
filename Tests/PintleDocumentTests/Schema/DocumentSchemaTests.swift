import Foundation
import PintleDocument
import TestSupport
import Testing

@Suite struct DocumentSchemaTests {
  static let schema: JSONValue = {
    let file = URL(filePath: #filePath).appending(path: "../../../../Sources/PintleDocument/document.schema.json")
    return (try? JSONParser.parse(Array(Data(contentsOf: file.standardized)))) ?? .null
  }()

  func validator() throws -> SchemaValidator {
    try #require(Self.schema.object != nil, "the schema cannot be read")
    return SchemaValidator(Self.schema)
  }

  @Test func realDocumentsAreValid() throws {
    for document in [Document.maximal, .trolley, Document(asset: "Empty")] {
      var validator = try validator()
      #expect(validator.validate(try JSONParser.parse(CanonicalJSON.encode(document))) == [])
    }
  }

  /// The maximal document uses every property, case and value that the schema knows: none is left over from earlier.
  @Test func theSchemaKnowsNothingThatDocumentsDoNotHave() throws {
    var validator = try validator()
    for base in Document.Base.allCases {
      var document = Document.maximal
      document.base = base
      _ = validator.validate(try JSONParser.parse(CanonicalJSON.encode(document)))
    }
    #expect(validator.everything().subtracting(validator.used).sorted() == [])
  }

  /// The other direction: the maximal document leaves no optional property nil and no list empty, so that the schema,
  /// which allows nothing else, has them all.
  @Test func theMaximalDocumentUsesEveryProperty() {
    var filled: [String: Bool] = [:]
    func walk(_ value: Any) {
      let mirror = Mirror(reflecting: value)
      for child in mirror.children {
        if mirror.displayStyle == .struct, let label = child.label {
          let inner = Mirror(reflecting: child.value)
          let isEmpty =
            inner.displayStyle == .optional
            ? inner.children.isEmpty : (inner.children.first.map { isEmptyList($0) } ?? false)
          filled["\(mirror.subjectType).\(label)", default: false] =
            filled["\(mirror.subjectType).\(label)", default: false] || !isEmpty
        }
        walk(child.value)
      }
    }
    func isEmptyList(_ child: Mirror.Child) -> Bool {
      let inner = Mirror(reflecting: child.value)
      return child.label == "wrappedValue" && inner.children.isEmpty
        && (inner.displayStyle == .collection || inner.displayStyle == .dictionary)
    }
    walk(Document.maximal)
    #expect(filled.count > 150)
    #expect(filled.filter { !$0.value }.keys.sorted() == [])
  }

  @Test(arguments: [
    ("joint/properties/kind", JointRecord.Kind.allCases.map(\.rawValue)),
    ("closure/properties/kind", ClosureRecord.Kind.allCases.map(\.rawValue)),
    ("contact/properties/kind", ContactRecord.Kind.allCases.map(\.rawValue)),
    ("expectation/properties/kind", ExpectationRecord.Kind.allCases.map(\.rawValue)),
    ("parameter/properties/kind", ParameterRecord.Kind.allCases.map(\.rawValue)),
    ("degreeOfFreedom/properties/type", DegreeOfFreedom.Motion.allCases.map(\.rawValue)),
    ("degreeOfFreedom/properties/axis", DegreeOfFreedom.Axis.allCases.map(\.rawValue)),
    ("degreeOfFreedom/properties/role", DegreeOfFreedom.Role.allCases.map(\.rawValue)),
    ("degreeOfFreedom/properties/drive/properties/kind", DegreeOfFreedom.Drive.Kind.allCases.map(\.rawValue)),
    ("finding/properties/severity", Severity.allCases.map(\.rawValue)),
    ("finding/properties/verdict", Verdict.allCases.map(\.rawValue)),
  ])
  func enumerationsAreTheSame(_ path: String, _ cases: [String]) {
    let values = path.split(separator: "/").reduce(Self.schema["$defs"]) { $0?[String($1)] }?["enum"]?.array
    #expect(values?.compactMap(\.string).sorted() == cases.sorted())
  }

  @Test func theBaseIsTheSame() {
    let values = Self.schema["properties"]?["base"]?["enum"]?.array?.compactMap(\.string)
    #expect(values?.sorted() == Document.Base.allCases.map(\.rawValue).sorted())
  }

  /// Numbers without a unit are not understood.
  @Test func everythingIsDescribed() throws {
    var silent: [String] = []
    func walk(_ schema: JSONValue, _ pointer: String) {
      for (key, property) in schema["properties"]?.object ?? [:] {
        let target = property["$ref"]?.string.flatMap { Self.schema["$defs"]?[String($0.split(separator: "/")[2])] }
        if (property["description"] ?? target?["description"])?.string?.isEmpty != false {
          silent.append("\(pointer).\(key)")
        }
        walk(property, "\(pointer).\(key)")
      }
      for one in schema["oneOf"]?.array ?? [] { walk(one, pointer) }
      if let items = schema["items"] { walk(items, pointer) }
      for (key, definition) in schema["$defs"]?.object ?? [:] { walk(definition, key) }
    }
    walk(Self.schema, "")
    #expect(silent == [])
    #expect(Self.schema["$defs"]?.object?.count ?? 0 > 20)
  }

  @Test(arguments: [
    #"{"asset": "a", "base": "fixed"}"#, #"{"pintle": 2, "asset": "a", "base": "fixed"}"#,
    #"{"pintle": 1, "asset": "a", "base": "sunken"}"#, #"{"pintle": 1, "asset": "a", "base": "fixed", "more": 1}"#,
    #"{"pintle": 1, "asset": "a", "base": "fixed", "solids": {"s": {"box": {"size": [1, 2]}}}}"#,
    #"{"pintle": 1, "asset": "a", "base": "fixed", "solids": {"s": {"box": {"size": [1, 2, 3]}, "sphere": {"radius": 1}}}}"#,
    #"{"pintle": 1, "asset": "a", "base": "fixed", "parts": [{"id": "a b", "material": "m"}]}"#,
    #"{"pintle": 1, "asset": "a", "base": "fixed", "home": {"a": "1"}}"#,
  ])
  func whatIsNoDocumentIsRefused(_ text: String) throws {
    var validator = try validator()
    #expect(!validator.validate(try JSONParser.parse(Array(text.utf8))).isEmpty)
  }
}
