public import Foundation

/// A cabinet that works, as URDF and as a program, and twenty ways to break each: `Benchmarks/cabinets`.
public struct Cabinets: Sendable {
  public struct Fault: Decodable, Sendable {
    public let name: String
    public let what: String
    /// Any of these finds it.
    public let rules: [String]
    /// Texts of the sound file and what stands in their place.
    public let urdf: [[String]]
    /// The same for the program; nil where the language cannot say it.
    public let program: [[String]]?
    /// Changes of the program's document (RFC 6902: replace, remove), where the language cannot say it.
    public let document: [Edit]?
  }

  public struct Edit: Decodable, Sendable {
    let op: String
    let path: String
    let value: Value?
  }

  /// Any JSON.
  struct Value: Decodable, Sendable {
    let json: Data
    init(from decoder: any Decoder) throws {
      let box = try decoder.singleValueContainer()
      if let text = try? box.decode(String.self) {
        json = try JSONEncoder().encode(text)
      } else if let number = try? box.decode(Double.self) {
        json = try JSONEncoder().encode(number)
      } else if let list = try? box.decode([Value].self) {
        json = Data("[".utf8) + Data(list.map(\.json).joined(separator: Data(",".utf8))) + Data("]".utf8)
      } else {
        let map = try box.decode([String: Value].self)
        let entries = try map.sorted { $0.key < $1.key }.map {
          try JSONEncoder().encode($0.key) + Data(":".utf8) + $0.value.json
        }
        json = Data("{".utf8) + Data(entries.joined(separator: Data(",".utf8))) + Data("}".utf8)
      }
    }
  }

  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  public let faults: [Fault]
  public let urdf: String
  public let program: String
  /// `inside_out.obj`, which a fault refers to.
  public let mesh: Data

  /// `benchmarks`: the folder `Benchmarks` of the repository.
  public init(benchmarks: URL) throws {
    func read(_ path: String) throws -> Data { try Data(contentsOf: benchmarks.appending(path: path)) }
    faults = try JSONDecoder().decode([Fault].self, from: read("cabinets/faults.json"))
    urdf = String(decoding: try read("cabinets/cabinet.urdf"), as: UTF8.self)
    program = String(decoding: try read("programs/Cabinet.swift"), as: UTF8.self)
    mesh = try read("cabinets/inside_out.obj")
  }

  /// The broken URDF.
  public func urdf(_ fault: Fault) throws -> String { try Self.edited(urdf, fault.urdf, fault.name) }

  /// The broken program; nil where it is made from the document.
  public func program(_ fault: Fault) throws -> String? {
    try fault.program.map { try Self.edited(program, $0, fault.name) }
  }

  /// The broken document; nil where the program says it.
  public func document(_ fault: Fault, of sound: Data) throws -> Data? {
    guard let edits = fault.document else { return nil }
    var json = try JSONSerialization.jsonObject(with: sound)
    for edit in edits {
      let value = try edit.value.map { try JSONSerialization.jsonObject(with: $0.json, options: .fragmentsAllowed) }
      json = try Self.edited(json, edit.path.split(separator: "/").map(String.init)[...], value, edit.path)
    }
    return try JSONSerialization.data(withJSONObject: json, options: .sortedKeys)
  }

  private static func edited(_ text: String, _ edits: [[String]], _ name: String) throws -> String {
    try edits.reduce(text) { text, edit in
      guard edit.count == 2, text.contains(edit[0]) else {
        throw Failure(description: "\(name): the sound cabinet does not hold: \(edit.first ?? "")")
      }
      return text.replacingOccurrences(of: edit[0], with: edit[1])
    }
  }

  private static func edited(_ json: Any, _ path: ArraySlice<String>, _ value: Any?, _ whole: String) throws -> Any {
    guard let key = path.first else { return value ?? NSNull() }
    let rest = path.dropFirst()
    if var list = json as? [Any], let i = Int(key), list.indices.contains(i) {
      if rest.isEmpty, value == nil {
        list.remove(at: i)
      } else {
        list[i] = try edited(list[i], rest, value, whole)
      }
      return list
    }
    if var map = json as? [String: Any], let old = map[key] {
      map[key] = rest.isEmpty && value == nil ? nil : try edited(old, rest, value, whole)
      return map
    }
    throw Failure(description: "the document has nothing at \(whole)")
  }
}
