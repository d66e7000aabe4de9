internal import PintleContent

/// The prebuilt `Pintle` module that programs are compiled against, and its shared library.
struct LanguageModule: Sendable {
  /// Holds `Pintle.swiftmodule` and the modules that it needs.
  var folder: String
  var library: String

  /// From the options, from `PINTLE_MODULES`, beside the running executable (a build folder), or `../lib/pintle` of it
  /// (an installation). Returns the places that were looked at where none holds the module.
  static func find(_ options: ProgramOptions) -> Result<LanguageModule, Missing> {
    var folders: [String] = []
    if let folder = options.modulesFolder ?? Files.environment("PINTLE_MODULES") {
      folders = [folder]
    } else if let executable = Files.real("/proc/self/exe") {
      let beside = Files.parent(of: executable)
      folders = ["\(beside)/Modules", "\(Files.parent(of: beside))/lib/pintle/Modules"]
    }
    for folder in folders {
      guard let real = Files.real(folder), Files.isFile("\(real)/Pintle.swiftmodule") else { continue }
      for library in ["\(real)/libPintle.so", "\(Files.parent(of: real))/libPintle.so"] {
        if let library = Files.real(library) { return .success(LanguageModule(folder: real, library: library)) }
      }
    }
    return .failure(Missing(folders: folders))
  }

  struct Missing: Error { var folders: [String] }

  /// The hash of the library and the module; kept in the cache by time and size, since hashing megabytes takes longer
  /// than everything else that a warm run does.
  func identity(cache: BlobCache?) -> String? {
    let parts = ["\(folder)/Pintle.swiftmodule", library]
    let stamps = parts.compactMap(Files.stamp)
    guard stamps.count == parts.count else { return nil }
    let key = ContentHash.of(Array("module \(stamps.joined(separator: " "))".utf8))
    if let known = cache?.read(key, kind: .identity) { return String(decoding: known, as: UTF8.self) }
    var bytes: [UInt8] = []
    for part in parts {
      guard let content = try? Files.read(part, limit: 1 << 30) else { return nil }
      bytes += Array(ContentHash.of(content).utf8)
    }
    let identity = ContentHash.of(bytes)
    cache?.write(Array(identity.utf8), key, kind: .identity)
    return identity
  }
}
