internal import PintleContent

/// Empty modules named like those that the language imports for itself.
///
/// A module that is not resilient drags its internal imports into every client: the compiler would load all of
/// FoundationEssentials and Glibc for each program, and without a cache compile Glibc's headers first. No public
/// declaration of the language mentions them, so an empty module of the name does as well. That saves a fifth of every
/// compilation and a second of the first one; and a program cannot reach the real ones by any spelling of an import.
enum HiddenModules {
  private static let names = ["FoundationEssentials", "Glibc"]

  /// The folder with the modules, made at the first use of a compiler and kept in `folder`; nil where that fails.
  static func folder(in folder: String, sandbox: Sandbox) async -> String? {
    let key = ContentHash.of(Array("hidden 1 \(sandbox.toolchain.stamp)".utf8)).prefix(16)
    let home = "\(folder)/hidden-\(key)"
    if names.allSatisfy({ Files.isFile("\(home)/\($0).swiftmodule") }) { return home }
    guard Files.makeFolder(home), Files.write([], to: "\(sandbox.run.path)/empty.swift") else { return nil }
    await withTaskGroup { group in
      for name in names {
        group.addTask { _ = await sandbox.tool(command(name, sandbox)).run() }
      }
    }
    for name in names {
      // Renamed into place: another process may be at the same work.
      guard let bytes = try? Files.read("\(sandbox.run.path)/\(name).swiftmodule", limit: 1 << 24), !bytes.isEmpty,
        Files.writeAtomically(bytes, to: "\(home)/\(name).swiftmodule")
      else { return nil }
    }
    return home
  }

  private static func command(_ name: String, _ sandbox: Sandbox) -> [String] {
    [
      sandbox.toolchain.frontend, "-frontend", "-emit-module", "\(sandbox.sourceFolder)/empty.swift",
      "-parse-as-library", "-parse-stdlib", "-module-name", name, "-target", Platform.triple, "-disable-objc-interop",
      "-swift-version", "6", "-resource-dir", sandbox.toolchain.resources, "-module-cache-path", sandbox.moduleCache,
      "-o", "\(sandbox.sourceFolder)/\(name).swiftmodule",
    ]
  }
}
