internal import COpenCascade
internal import Glibc

/// The library that speaks STEP, loaded when it is first needed: it brings Open CASCADE's visualisation along, and a check
/// should not wait for that.
enum ExchangeLibrary {
  static let name = "libPintleExchange.so"

  struct Missing: Error { var reason: String }

  /// Stays loaded as long as the process.
  static func table() throws(Missing) -> OccExchange { try loaded.get() }

  private static let loaded: Result<OccExchange, Missing> = {
    var reason = "\(name) is nowhere beside the program"
    for path in places {
      guard access(path, R_OK) == 0 else { continue }
      guard let library = dlopen(path, RTLD_NOW | RTLD_LOCAL), let symbol = dlsym(library, "occ_exchange") else {
        reason = dlerror().map { String(cString: $0) } ?? "\(path) cannot be loaded"
        continue
      }
      let entry = unsafeBitCast(symbol, to: (@convention(c) () -> UnsafePointer<OccExchange>).self)
      return .success(entry().pointee)
    }
    return .failure(Missing(reason: reason))
  }()

  /// Beside the running executable (a build folder), or in `../lib/pintle` of it (an installation).
  private static var places: [String] {
    guard let real = realpath("/proc/self/exe", nil) else { return [] }
    defer { free(real) }
    let folder = String(cString: real).split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    return ["\(folder)/\(name)", "\(folder)/../lib/pintle/\(name)"]
  }
}
