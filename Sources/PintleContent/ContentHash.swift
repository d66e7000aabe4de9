internal import COpenSSL
internal import PintleDocument

/// SHA-256 over bytes, as 64 lower-case hexadecimal digits: the key of every cache and the name of every content.
public enum ContentHash {
  public static func of(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    _ = SHA256(bytes, bytes.count, &digest)
    let hex = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [hex[Int($0 >> 4)], hex[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The hash of a value's canonical JSON. Throws `EncodingError` for a number that is not finite.
  public static func of(_ value: some Encodable) throws -> String {
    of(try CanonicalJSON.encode(value))
  }
}
