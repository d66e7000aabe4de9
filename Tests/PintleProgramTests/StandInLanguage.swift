import Foundation
import PintleDocument

@testable import PintleProgram

/// A tiny module named `Pintle`, built once per test run: what the host needs of the language and nothing more, so that
/// these tests are of the host alone.
enum StandInLanguage {
  static let source = #"""
    internal import Glibc

    public protocol AssetProgram {
      init()
      func build(_ asset: Asset)
    }

    public final class Asset {
      public var text = "{\"asset\":\"box\",\"base\":\"standing\",\"pintle\":1}"
      public func part(_ name: String) {}
      public func size(_ millimetres: Double...) {}
    }

    extension Double { public var mm: Double { self / 1000 } }
    extension Int { public var mm: Double { Double(self) / 1000 } }
    postfix operator °
    public postfix func ° (value: Int) -> Double { Double(value) }

    // <execinfo.h> is not part of the Glibc module.
    @_silgen_name("backtrace")
    private func backtrace(_ addresses: UnsafeMutablePointer<UnsafeMutableRawPointer?>, _ size: Int32) -> Int32
    @_silgen_name("backtrace_symbols_fd")
    private func backtrace_symbols_fd(
      _ addresses: UnsafeMutablePointer<UnsafeMutableRawPointer?>, _ size: Int32, _ descriptor: Int32)

    private func died(_ signal: Int32) {
      var addresses = [UnsafeMutableRawPointer?](repeating: nil, count: 64)
      let count = backtrace(&addresses, 64)
      backtrace_symbols_fd(&addresses, count, 2)
      _exit(128 + signal)
    }

    public func runProgram<P: AssetProgram>(_ type: P.Type) -> Never {
      for signal in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGXCPU, SIGXFSZ] { Glibc.signal(signal, died) }
      let asset = Asset()
      P().build(asset)
      var text = asset.text
      for argument in CommandLine.arguments.dropFirst(3) where argument.hasPrefix("name=") {
        text = "{\"asset\":\"\(argument.dropFirst(5))\",\"base\":\"standing\",\"pintle\":1}"
      }
      let file = open(CommandLine.arguments[2], O_WRONLY | O_TRUNC)
      if file < 0 { exit(3) }
      _ = text.withCString { write(file, $0, strlen($0)) }
      close(file)
      exit(0)
    }
    """#

  /// The folder with `Pintle.swiftmodule` and `libPintle.so`; it lives as long as the test process.
  static let folder: String = {
    let folder = TemporaryFolder.shared.path + "/language"
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? Data(source.utf8).write(to: URL(fileURLWithPath: folder + "/Pintle.swift"))
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: Files.parent(of: Toolchain.find()!.frontend) + "/swiftc")
    compiler.arguments = [
      "-parse-as-library", "-swift-version", "6", "-emit-library", "-emit-module", "-module-name", "Pintle",
      "Pintle.swift", "-o", "libPintle.so",
    ]
    compiler.currentDirectoryURL = URL(fileURLWithPath: folder)
    try? compiler.run()
    compiler.waitUntilExit()
    return folder
  }()
}

/// A folder that goes with the object.
final class TemporaryFolder: Sendable {
  let path: String

  /// For what is needed until the tests end.
  static let shared: TemporaryFolder = {
    let folder = TemporaryFolder()
    atexit { TemporaryFolder.shared.remove() }
    return folder
  }()

  init() {
    path = NSTemporaryDirectory() + "pintle-test-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { remove() }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ text: String, to name: String) -> String {
    let file = path + "/" + name
    try? FileManager.default.createDirectory(
      atPath: Files.parent(of: file), withIntermediateDirectories: true)
    try? Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }
}

/// One program in a folder of its own, with a cache of its own, compiled against the stand-in language.
struct ProgramCase {
  let folder = TemporaryFolder()
  var options: ProgramOptions

  init(usesCache: Bool = false) {
    // The compiled C headers are shared by all tests: they depend on the compiler alone.
    options = ProgramOptions(
      usesCache: usesCache, cacheFolder: TemporaryFolder.shared.path + "/cache", modulesFolder: StandInLanguage.folder)
    options.temporaryFolder = folder.path + "/runs"
    _ = Files.makeFolder(folder.path + "/runs")
    if usesCache { options.cacheFolder = folder.path + "/cache" }
  }

  /// What runs left behind: nothing, whatever happened.
  var leftovers: [String] { Files.names(in: folder.path + "/runs") }

  func run(_ text: String, named name: String = "Box.swift", checksSource: Bool = true) async -> ProgramOutcome {
    await ProgramHost(checksSource: checksSource).document(of: folder.write(text, to: name), options: options)
  }

  /// A program whose `build` is `body`; the first line of the body is line 4.
  func run(body: String, imports: String = "", checksSource: Bool = true) async -> ProgramOutcome {
    await run(
      "import Pintle;\(imports)\nstruct Box: AssetProgram {\n  func build(_ asset: Asset) {\n\(body)\n  }\n}\n",
      checksSource: checksSource)
  }
}

extension ProgramOutcome {
  /// `rule file:line` of every finding.
  var places: [String] {
    findings.map { finding in
      finding.source.map { "\(finding.rule) \($0.file):\($0.line)" } ?? finding.rule
    }
  }
}
