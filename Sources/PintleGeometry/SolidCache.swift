internal import PintleContent
internal import PintleDocument
internal import PintleModel
internal import Synchronization

/// What is known of solids by their content: measures, meshes, common volumes. In memory, and in a folder where one is
/// given; bounded in both. Safe to share between threads, and its folder between processes.
public final class SolidCache: Sendable {
  /// Changes whenever the same solid would come out otherwise; old entries then are never met again.
  static let version = 1

  let breps = BrepStore()
  private let memory: MemoryStore
  private let disk: DiskStore?
  private let keys = Mutex<[SolidNode: String]>([:])

  /// `directory` is made where it does not exist; nil, or one that cannot be written to, means memory only. Limits in
  /// bytes.
  public init(directory: String?, memoryLimit: Int = 256 << 20, diskLimit: Int = 1 << 30) {
    memory = MemoryStore(limit: memoryLimit)
    disk = directory.flatMap { DiskStore(directory: $0, limit: diskLimit) }
  }

  /// True where results outlive the process.
  public var isOnDisk: Bool { disk != nil }

  /// SHA-256 of the solid's canonical JSON and the version; nil where a number is not finite.
  func key(of node: SolidNode) -> String? {
    if let known = keys.withLock({ $0[node] }) { return known }
    guard let json = try? CanonicalJSON.encode(node) else { return nil }
    let key = Self.key("solid", json)
    keys.withLock { keys in
      if keys.count > 10_000 { keys.removeAll() }
      keys[node] = key
    }
    return key
  }

  /// SHA-256 of some content, the version, and what it is the content of.
  static func key(_ purpose: String, _ content: [UInt8]) -> String {
    ContentHash.of(Array("pintle \(purpose) \(version)\n".utf8) + content)
  }

  func find<T: Cacheable>(_ type: T.Type, _ key: String) -> T? {
    let name = "\(key).\(T.kind)"
    if let value = memory.find(name) as? T { return value }
    guard let bytes = disk?.read(name), let value = T(bytes: bytes) else { return nil }
    memory.keep(name, value, bytes: value.byteCount)
    return value
  }

  func keep<T: Cacheable>(_ value: T, _ key: String) {
    let name = "\(key).\(T.kind)"
    memory.keep(name, value, bytes: value.byteCount)
    disk?.write(name, value.bytes)
  }
}
