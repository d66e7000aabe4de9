/// How compiler and program are confined: bubblewrap (namespaces, a minimal read-only file system, no network) around
/// them, `prlimit` around bubblewrap.
///
/// The seccomp filter travels on standard input: swift-subprocess passes no other descriptor, and bubblewrap reads it
/// to its end and closes it before the program starts.
struct Sandbox: Sendable {
  /// nil: unsafe, limits only.
  var bubblewrap: String?
  var prlimit: String

  /// Where things lie for the confined process.
  var sourceFolder: String { bubblewrap == nil ? run.path : "/source" }
  var programPath: String { bubblewrap == nil ? "\(run.path)/program" : "/program" }
  var documentPath: String { bubblewrap == nil ? "\(run.path)/document.json" : "/document.json" }

  /// The folder of this run, on the host.
  var run: RunDirectory
  var toolchain: Toolchain
  var module: LanguageModule
  /// Where the compiler keeps its compiled C headers; without it every compilation takes a third of a second longer.
  /// Its path is the same inside and outside: the compiler refuses a cache that has moved.
  var moduleCache: String
  /// Empty modules that stand in for what the language imports for itself; nil compiles against the real ones.
  var hiddenModules: String?
  var limits: ProgramLimits

  private func bounded(
    _ command: [String], cpu: Int, memory: Int, files: Int, wall: Int, environment: [String: String], input: [UInt8]
  ) -> BoundedProcess {
    // The soft limit of CPU time sends a signal that the program can answer with its place; the hard one kills.
    // One byte more than a document may have tells a document that is too large from one that just fits.
    let arguments = [
      "--cpu=\(cpu):\(cpu + 2)", "--as=\(memory)", "--fsize=\(limits.documentBytes + 1)", "--nofile=\(files)",
      "--core=0",
      "--",
    ]
    return BoundedProcess(
      executable: prlimit, arguments: arguments + command, environment: environment, input: input, wallSeconds: wall,
      outputBytes: limits.outputBytes)
  }

  /// The compiler, the linker or the symbolizer: sees the system's and the toolchain's libraries, the language module
  /// and the folder of this run, nothing of the user's.
  func tool(_ command: [String]) -> BoundedProcess {
    // A home folder of the user's would be used for the module cache and for configuration files.
    let environment = ["LD_LIBRARY_PATH": toolchain.libraryPath, "HOME": "/tmp", "TMPDIR": "/tmp"]
    let wall = limits.compileWallSeconds
    guard let bubblewrap else {
      return bounded(
        command, cpu: limits.compileCPUSeconds, memory: limits.compileMemoryBytes, files: 1024, wall: wall,
        environment: environment, input: [])
    }
    // Process identifiers stay the host's: locks in the module cache name their owners by them.
    var arguments = [
      "--unshare-user-try", "--unshare-ipc", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try",
      "--die-with-parent", "--new-session", "--cap-drop", "ALL",
    ]
    for folder in ["/usr", "/lib", "/lib64"] where Files.isFolder(folder) {
      arguments += ["--ro-bind", folder, folder]
    }
    if !toolchain.root.hasPrefix("/usr/") && toolchain.root != "/usr" {
      arguments += ["--ro-bind", toolchain.root, toolchain.root]
    }
    arguments += ["--dev", "/dev", "--size", "\(1 << 28)", "--tmpfs", "/tmp"]
    arguments += ["--ro-bind", module.folder, modulesFolder, "--ro-bind", module.library, "/library/libPintle.so"]
    arguments += ["--bind", moduleCache, moduleCache, "--bind", run.path, sourceFolder]
    if let hiddenModules { arguments += ["--ro-bind", hiddenModules, hiddenModules] }
    arguments += ["--remount-ro", "/", "--chdir", sourceFolder, "--"]
    return bounded(
      [bubblewrap] + arguments + command, cpu: limits.compileCPUSeconds, memory: limits.compileMemoryBytes,
      files: 1024, wall: wall, environment: environment, input: [])
  }

  var modulesFolder: String { bubblewrap == nil ? module.folder : "/modules" }
  var libraryFolder: String { bubblewrap == nil ? Files.parent(of: module.library) : "/library" }

  private static let systemLibraries = [
    "libc.so.6", "libm.so.6", "libgcc_s.so.1", "libstdc++.so.6", "libpthread.so.0", "libdl.so.2", "librt.so.1",
    "libutil.so.1",
  ]

  /// A /proc/self/maps of one entry that holds every address: the runtime's search for the stack ends there.
  static let stackMap = Array("1000-ffffffffffffffff rw-p 00000000 00:00 0 [stack]\n".utf8)

  /// The program: sees the loader, the C library, the Swift runtime, the language, itself, and the one file that it
  /// writes.
  func program(_ arguments: [String]) -> BoundedProcess {
    // Fixed hash seeds: a program that walks a dictionary gives the same document every time.
    var environment = ["SWIFT_BACKTRACE": "enable=no", "SWIFT_DETERMINISTIC_HASHING": "1"]
    guard let bubblewrap else {
      environment["LD_LIBRARY_PATH"] = "\(libraryFolder):\(toolchain.runtime)"
      return bounded(
        [programPath] + arguments, cpu: limits.cpuSeconds, memory: limits.memoryBytes, files: 64,
        wall: limits.wallSeconds, environment: environment, input: [])
    }
    environment["LD_LIBRARY_PATH"] = "/library:/swift:/system"
    var wrapping = ["--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv"]
    for name in environment.keys.sorted() { wrapping += ["--setenv", name, environment[name] ?? ""] }
    wrapping += ["--ro-bind", Files.real(Platform.loader) ?? Platform.loader, Platform.loader]
    for name in Self.systemLibraries {
      if let path = Platform.library(name).flatMap(Files.real) { wrapping += ["--ro-bind", path, "/system/\(name)"] }
    }
    wrapping += ["--ro-bind", toolchain.runtime, "/swift", "--ro-bind", module.library, "/library/libPintle.so"]
    wrapping += ["--ro-bind", "\(run.path)/program", programPath, "--bind", "\(run.path)/document.json", documentPath]
    // Swift finds its arguments by looking up the stack, whose bounds it takes from here: see `stackMap`. A real /proc
    // cannot be mounted inside most containers, and would tell more.
    wrapping += ["--ro-bind", "\(run.path)/maps", "/proc/self/maps"]
    wrapping += ["--size", "\(1 << 24)", "--tmpfs", "/tmp", "--remount-ro", "/", "--chdir", "/tmp"]
    wrapping += ["--seccomp", "0", "--", programPath]
    return bounded(
      [bubblewrap] + wrapping + arguments, cpu: limits.cpuSeconds, memory: limits.memoryBytes, files: 64,
      wall: limits.wallSeconds, environment: [:], input: Seccomp.filter ?? [])
  }

  /// The text of bubblewrap's complaint, where it could not set up the sandbox.
  func complaint(_ result: BoundedProcess.Result) -> String? {
    guard bubblewrap != nil, result.end == .exited(1), result.errorText.hasPrefix("bwrap: ") else { return nil }
    return String(result.errorText.dropFirst("bwrap: ".count).prefix { $0 != "\n" })
  }
}
