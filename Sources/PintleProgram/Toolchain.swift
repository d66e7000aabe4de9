/// The Swift toolchain: the compiler's frontend and the linker are called directly, without the driver.
struct Toolchain: Sendable {
  /// `…/usr`: holds `bin` and `lib/swift`.
  var root: String
  var frontend: String
  var linker: String
  var symbolizer: String?
  /// Shows the loop that a program was stopped in, beside the symbolizer.
  var disassembler: String?

  var resources: String { "\(root)/lib/swift" }
  /// The Swift runtime's shared libraries.
  var runtime: String { "\(resources)/linux" }
  var startup: String { "\(runtime)/\(Platform.architecture)/swiftrt.o" }
  /// Where the compiler's own libraries lie; its run path needs /proc, which the sandbox does not have.
  var libraryPath: String { "\(runtime):\(resources)/host/compiler:\(root)/lib" }

  /// Identity without starting it: a new compiler has another size or time.
  var stamp: String { "\(Files.stamp(frontend) ?? frontend) \(Files.stamp(linker) ?? linker)" }

  /// From `SWIFT_EXEC`, `swiftc` on the `PATH`, and the usual places; nil where there is none.
  static func find() -> Toolchain? {
    var places: [String] = []
    if let named = Files.environment("SWIFT_EXEC") { places.append(named) }
    places += (Files.environment("PATH") ?? "").split(separator: ":").map { "\($0)/swiftc" }
    let home = Files.environment("HOME") ?? "/root"
    places += ["/opt/swift/usr/bin/swiftc", "/usr/bin/swiftc", "/usr/local/bin/swiftc", "\(home)/.local/bin/swiftc"]
    return places.lazy.compactMap(at).first
  }

  /// The toolchain that a `swiftc` belongs to. Links are followed step by step, since the last one is a driver that
  /// may lie elsewhere than the toolchain.
  private static func at(_ compiler: String) -> Toolchain? {
    guard compiler.hasPrefix("/"), Files.isExecutable(compiler) else { return nil }
    let folders = [Files.real(compiler), Files.real(Files.parent(of: compiler)).map { "\($0)/swiftc" }]
    for folder in folders.compactMap({ $0 }).map(Files.parent(of:)) {
      let root = Files.parent(of: folder)
      guard Files.isExecutable("\(folder)/swift-frontend"), Files.isFolder("\(root)/lib/swift/linux"),
        let linker = linker(beside: folder)
      else { continue }
      let symbolizer = "\(folder)/llvm-symbolizer"
      let disassembler = "\(folder)/llvm-objdump"
      return Toolchain(
        root: root, frontend: "\(folder)/swift-frontend", linker: linker,
        symbolizer: Files.isExecutable(symbolizer) ? symbolizer : nil,
        disassembler: Files.isExecutable(disassembler) ? disassembler : nil)
    }
    return nil
  }

  private static func linker(beside folder: String) -> String? {
    ["\(folder)/ld.lld", "/usr/bin/ld.lld", "/usr/bin/ld.gold", "/usr/bin/ld"].first(where: Files.isExecutable)
  }
}

/// Names that depend on the processor.
enum Platform {
  #if arch(x86_64)
    static let architecture = "x86_64"
    static let loader = "/lib64/ld-linux-x86-64.so.2"
  #elseif arch(arm64)
    static let architecture = "aarch64"
    static let loader = "/lib/ld-linux-aarch64.so.1"
  #else
    #error("Pintle runs on x86-64 and AArch64")
  #endif
  static let triple = "\(architecture)-unknown-linux-gnu"

  /// Folders of the C library, as Debian, Fedora and Arch lay them out.
  static let libraryFolders = [
    "/lib/\(architecture)-linux-gnu", "/usr/lib/\(architecture)-linux-gnu", "/usr/lib64", "/lib64", "/usr/lib", "/lib",
  ].filter(Files.isFolder)

  /// A file of the C library, such as `libc.so.6` or `crti.o`.
  static func library(_ name: String) -> String? {
    libraryFolders.lazy.map { "\($0)/\(name)" }.first(where: Files.isFile)
  }

  /// A command of the system.
  static func command(_ name: String) -> String? {
    let folders = (Files.environment("PATH") ?? "").split(separator: ":").map(String.init)
    return (folders + ["/usr/bin", "/bin", "/usr/sbin"]).lazy.map { "\($0)/\(name)" }
      .first { $0.hasPrefix("/") && Files.isExecutable($0) }
  }
}
