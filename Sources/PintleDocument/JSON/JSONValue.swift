/// Any JSON, for what has to be looked at as it stands: unknown keys, files of other formats.
public indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  public subscript(_ key: String) -> JSONValue? { object?[key] }

  public var object: [String: JSONValue]? { if case .object(let o) = self { o } else { nil } }
  public var array: [JSONValue]? { if case .array(let a) = self { a } else { nil } }
  public var string: String? { if case .string(let s) = self { s } else { nil } }
  public var number: Double? { if case .number(let n) = self { n } else { nil } }
  /// A number that is whole and fits.
  public var integer: Int? { number.flatMap { Int(exactly: $0) } }
}

extension JSONValue: Encodable {
  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .null: try value.encodeNil()
    case .bool(let b): try value.encode(b)
    case .number(let n): try value.encode(n)
    case .string(let s): try value.encode(s)
    case .array(let a): try value.encode(a)
    case .object(let o): try value.encode(o)
    }
  }
}
