import PintleDocument
import Testing

/// JSON Schema (draft 2020-12), as far as the schema of the Document uses it; a keyword beyond that is an error.
struct SchemaValidator {
  let root: JSONValue
  /// Pointers of properties, cases and enumerated values that some document used.
  private(set) var used: Set<String> = []

  init(_ root: JSONValue) { self.root = root }

  private static let keywords: Set<String> = [
    "$schema", "title", "description", "$defs", "$ref", "type", "properties", "required", "additionalProperties",
    "items", "minItems", "maxItems", "enum", "const", "oneOf", "minimum", "maximum", "exclusiveMinimum", "pattern",
    "minLength", "maxLength",
  ]

  /// What is wrong with the value, with its place; empty if it is valid.
  mutating func validate(_ value: JSONValue) -> [String] { validate(value, root, "#", "") }

  private mutating func validate(_ value: JSONValue, _ schema: JSONValue, _ pointer: String, _ place: String)
    -> [String]
  {
    var errors: [String] = []
    for key in (schema.object ?? [:]).keys where !Self.keywords.contains(key) {
      errors.append("\(pointer): the keyword \(key) is not known")
    }
    if let ref = schema["$ref"]?.string {
      let target = ref.dropFirst(2).split(separator: "/").reduce(root as JSONValue?) { $0?[String($1)] }
      guard let target else { return ["\(pointer): \(ref) leads nowhere"] }
      errors += validate(value, target, ref, place)
    }
    if let type = schema["type"]?.string, !isType(value, type) { return errors + ["\(place): not of type \(type)"] }
    if let allowed = schema["enum"]?.array {
      if allowed.contains(value) {
        used.insert("\(pointer)=\(value.string ?? "")")
      } else {
        errors.append("\(place): not one of the values")
      }
    }
    if let const = schema["const"], const != value { errors.append("\(place): not the constant") }
    if let cases = schema["oneOf"]?.array {
      var matching: [(Int, SchemaValidator)] = []
      for (i, one) in cases.enumerated() {
        var attempt = self
        if attempt.validate(value, one, "\(pointer)/oneOf/\(i)", place).isEmpty { matching.append((i, attempt)) }
      }
      if matching.count == 1 {
        self = matching[0].1
        used.insert("\(pointer)/oneOf/\(matching[0].0)")
      } else {
        errors.append("\(place): matches \(matching.count) of \(cases.count)")
      }
    }
    switch value {
    case .object(let object): errors += validate(object, schema, pointer, place)
    case .array(let array):
      if let n = schema["minItems"]?.integer, array.count < n { errors.append("\(place): too few items") }
      if let n = schema["maxItems"]?.integer, array.count > n { errors.append("\(place): too many items") }
      if let items = schema["items"] {
        for (i, item) in array.enumerated() { errors += validate(item, items, pointer + "/items", "\(place)[\(i)]") }
      }
    case .number(let x):
      if let n = schema["minimum"]?.number, x < n { errors.append("\(place): below \(n)") }
      if let n = schema["maximum"]?.number, x > n { errors.append("\(place): above \(n)") }
      if let n = schema["exclusiveMinimum"]?.number, x <= n { errors.append("\(place): not above \(n)") }
    case .string(let s):
      if let n = schema["minLength"]?.integer, s.count < n { errors.append("\(place): too short") }
      if let n = schema["maxLength"]?.integer, s.count > n { errors.append("\(place): too long") }
      if let pattern = schema["pattern"]?.string, (try? Regex(pattern).firstMatch(in: s)) == nil {
        errors.append("\(place): does not match \(pattern)")
      }
    case .bool, .null: break
    }
    return errors
  }

  private mutating func validate(
    _ object: [String: JSONValue], _ schema: JSONValue, _ pointer: String, _ place: String
  ) -> [String] {
    var errors: [String] = []
    for key in schema["required"]?.array?.compactMap(\.string) ?? [] where object[key] == nil {
      errors.append("\(place): \(key) is missing")
    }
    for (key, inner) in object {
      if let property = schema["properties"]?[key] {
        used.insert("\(pointer)/properties/\(key)")
        errors += validate(inner, property, "\(pointer)/properties/\(key)", "\(place).\(key)")
      } else if case .bool(false)? = schema["additionalProperties"] {
        errors.append("\(place): \(key) is not allowed")
      } else if let additional = schema["additionalProperties"] {
        errors += validate(inner, additional, pointer + "/additionalProperties", "\(place).\(key)")
      }
    }
    return errors
  }

  private func isType(_ value: JSONValue, _ type: String) -> Bool {
    switch (type, value) {
    case ("object", .object), ("array", .array), ("string", .string), ("number", .number), ("boolean", .bool): true
    case ("integer", .number): value.integer != nil
    default: false
    }
  }

  /// Every pointer that a document can use: properties, cases, enumerated values.
  func everything() -> Set<String> {
    var all: Set<String> = []
    func walk(_ schema: JSONValue, _ pointer: String) {
      for (key, property) in schema["properties"]?.object ?? [:] {
        all.insert("\(pointer)/properties/\(key)")
        walk(property, "\(pointer)/properties/\(key)")
      }
      for (i, one) in (schema["oneOf"]?.array ?? []).enumerated() {
        all.insert("\(pointer)/oneOf/\(i)")
        walk(one, "\(pointer)/oneOf/\(i)")
      }
      for value in schema["enum"]?.array ?? [] { all.insert("\(pointer)=\(value.string ?? "")") }
      if let items = schema["items"] { walk(items, pointer + "/items") }
      if let additional = schema["additionalProperties"] { walk(additional, pointer + "/additionalProperties") }
      for (key, definition) in schema["$defs"]?.object ?? [:] { walk(definition, "#/$defs/\(key)") }
    }
    walk(root, "#")
    return all
  }
}
