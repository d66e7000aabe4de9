/// A list that may be left out of the JSON: absent means empty, and empty is not written.
@propertyWrapper
public struct Listed<Element: Hashable & Codable & Sendable>: Hashable, Codable, Sendable {
  public var wrappedValue: [Element]
  public init(wrappedValue: [Element]) { self.wrappedValue = wrappedValue }
  public init(from decoder: any Decoder) throws { wrappedValue = try [Element](from: decoder) }
  public func encode(to encoder: any Encoder) throws { try wrappedValue.encode(to: encoder) }
}

/// A table by name that may be left out of the JSON: absent means empty, and empty is not written.
@propertyWrapper
public struct Mapped<Value: Hashable & Codable & Sendable>: Hashable, Codable, Sendable {
  public var wrappedValue: [String: Value]
  public init(wrappedValue: [String: Value]) { self.wrappedValue = wrappedValue }
  public init(from decoder: any Decoder) throws { wrappedValue = try [String: Value](from: decoder) }
  public func encode(to encoder: any Encoder) throws { try wrappedValue.encode(to: encoder) }
}

// Synthesised Codable calls these overloads for wrapped properties: that is how "absent" becomes "empty".
extension KeyedDecodingContainer {
  func decode<E>(_ type: Listed<E>.Type, forKey key: Key) throws -> Listed<E> {
    try decodeIfPresent(type, forKey: key) ?? Listed(wrappedValue: [])
  }
  func decode<V>(_ type: Mapped<V>.Type, forKey key: Key) throws -> Mapped<V> {
    try decodeIfPresent(type, forKey: key) ?? Mapped(wrappedValue: [:])
  }
}

extension KeyedEncodingContainer {
  mutating func encode<E>(_ value: Listed<E>, forKey key: Key) throws {
    if !value.wrappedValue.isEmpty { try encode(value.wrappedValue, forKey: key) }
  }
  mutating func encode<V>(_ value: Mapped<V>, forKey key: Key) throws {
    if !value.wrappedValue.isEmpty { try encode(value.wrappedValue, forKey: key) }
  }
}
