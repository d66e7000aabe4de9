import Foundation
import Glibc
import PintleDocument
import Testing

@testable import PintleProgram

/// Real programs that try what they may not. The source rules are off: what is tested is the sandbox.
@Suite struct SandboxTests {
  private func run(_ body: String, change: (inout ProgramOptions) -> Void = { _ in }) async -> ProgramOutcome {
    var box = ProgramCase()
    change(&box.options)
    let outcome = await box.run(body: body, imports: Self.imports, checksSource: false)
    #expect(box.leftovers == [])
    return outcome
  }

  /// The C function `syscall` is variadic and therefore hidden, like `open`.
  static let imports = """
     import Glibc; @_silgen_name("syscall") func call(_ n: Int, _ a: Int, _ b: Int, _ c: Int, _ d: Int, _ e: Int) -> Int; \
    @_silgen_name("open") func openFile(_ path: UnsafePointer<CChar>, _ flags: Int32, _ mode: Int32) -> Int32; \
    @_silgen_name("__errno_location") func errorPlace() -> UnsafeMutablePointer<Int32>
    """

  #if arch(x86_64)
    private static let fork = [57, 58], clone = 56, ptrace = 101, unshare = 272
  #else
    private static let fork = [220], clone = 220, ptrace = 117, unshare = 97
  #endif

  @Test func anEndlessLoopEndsAtItsLine() async {
    let outcome = await run("var n = 0\nwhile true {\nn &+= 1\n}") { $0.limits.cpuSeconds = 1 }
    #expect(outcome.findings.map(\.rule) == ["program.timeout"])
    #expect(outcome.findings.first?.message == "the program was still running after 1 s of CPU time")
    let line = outcome.findings.first?.source?.line ?? 0
    #expect((4...7).contains(line))
  }

  @Test func aSleepingProgramEnds() async {
    let outcome = await run("while true { sleep(100) }") { $0.limits.wallSeconds = 1 }
    #expect(outcome.findings.map(\.message) == ["the program was still running after 1 s"])
  }

  @Test func tenGigabytesAreRefused() async {
    let outcome = await run(
      "var list: [[Int]] = []\nfor _ in 0..<10_000 {\nlist.append([Int](repeating: 1, count: 131_072))\n}")
    #expect(outcome.places == ["program.memory Box.swift:6"])
    #expect(outcome.findings.first?.message == "the program needed more than 2048 MiB of memory")
  }

  @Test func aGigabyteOfPrintsIsCut() async {
    let outcome = await run("let line = String(repeating: \"x\", count: 1 << 16)\nfor _ in 0..<16_384 { print(line) }")
    #expect(outcome.findings.map(\.rule) == ["program.output"])
    #expect(outcome.printed.utf8.count <= ProgramLimits().outputBytes)
  }

  @Test func nothingStartsAProcessOrAThread() async {
    let outcome = await run(
      """
      var made = 0
      for n in \(Self.fork) { for _ in 0..<1000 { if call(n, 17, 0, 0, 0, 0) >= 0 { made += 1 } } }
      for flags in [17, 0x10F00] { if call(\(Self.clone), flags, 0, 0, 0, 0) >= 0 { made += 1 } }
      if call(435, 0, 0, 0, 0, 0) >= 0 { made += 1 }
      var thread = pthread_t()
      if pthread_create(&thread, nil, { _ in nil }, nil) == 0 { made += 1 }
      var child = pid_t()
      if posix_spawn(&child, "/program", nil, nil, [nil], [nil]) == 0 { made += 1 }
      print(made)
      """)
    #expect(outcome.findings == [])
    #expect(outcome.printed == "0\n")
  }

  @Test func noSocketNoTraceNoMount() async {
    let outcome = await run(
      """
      func denied(_ result: Int) -> String { result < 0 && errorPlace().pointee == EPERM ? "denied" : "allowed" }
      print(denied(Int(socket(2, 1, 0))), denied(Int(socket(1, 1, 0))), denied(Int(socket(16, 3, 0))))
      print(denied(call(\(Self.ptrace), 0, 0, 0, 0, 0)), denied(Int(mount("a", "/tmp", "tmpfs", 0, nil))))
      print(denied(call(\(Self.unshare), 0x1000_0000, 0, 0, 0, 0)), denied(call(425, 1, 0, 0, 0, 0)), denied(Int(kill(1, 9))))
      print(denied(Int(chmod("/tmp", 0o777))), denied(Int(symlink("/", "/tmp/a"))))
      """)
    #expect(outcome.findings == [])
    #expect(!outcome.printed.contains("allowed"))
    #expect(outcome.printed.split(separator: "\n").count == 4)
  }

  @Test func nothingOfTheUsersIsThere() async {
    let outcome = await run(
      """
      for path in ["/etc/passwd", "/etc", "/home", "/root", "/proc/self/status", "/sys", "/dev/null", "/usr/bin/env", "/bin/sh", "/var"] {
        print(access(path, F_OK) == 0 ? "there" : "absent")
      }
      print(String(cString: getenv("PATH") ?? strdup("none")), String(cString: getenv("HOME") ?? strdup("none")))
      """)
    #expect(outcome.findings == [])
    #expect(outcome.printed == String(repeating: "absent\n", count: 10) + "none none\n")
  }

  @Test func nothingCanBeWrittenElsewhere() async {
    let outcome = await run(
      """
      for path in ["/a", "/program", "/library/libPintle.so", "/system/libc.so.6", "/swift/a", "/proc/self/maps"] {
        print(openFile(path, O_WRONLY | O_CREAT, 0o644) < 0 ? "refused" : "written")
      }
      print(openFile("/tmp/a", O_WRONLY | O_CREAT, 0o644) < 0 ? "refused" : "written")
      """)
    #expect(outcome.printed == String(repeating: "refused\n", count: 6) + "written\n")
    #expect(!Files.isFile("/tmp/a"))
  }

  @Test func temporaryFilesAreBounded() async {
    let outcome = await run(
      """
      var written = 0
      let block = [UInt8](repeating: 1, count: 1 << 20)
      for i in 0..<100 {
        let file = openFile("/tmp/\\(i)", O_WRONLY | O_CREAT, 0o644)
        written += max(0, write(file, block, block.count))
        close(file)
      }
      print(written < 1 << 25)
      """)
    #expect(outcome.printed == "true\n")
  }

  @Test func aMalformedDocumentIsNamed() async {
    let outcome = await run("asset.text = \"{\\\"pintle\\\":1,\\\"base\\\":\\\"standing\\\"}\"")
    #expect(
      outcome.findings.map(\.message) == ["the program's document is malformed: the document: `asset` is missing"])
    #expect(await run("asset.text = \"\"").findings.map(\.rule) == ["document.malformed"])
    #expect(await run("exit(0)").findings.map(\.rule) == ["document.malformed"])
  }

  @Test func aHugeDocumentIsRefused() async {
    let outcome = await run("asset.text = String(repeating: \" \", count: 40 << 20)") {
      $0.limits.documentBytes = 32 << 20
    }
    #expect(outcome.findings.map(\.message) == ["the program wrote a document larger than 32 MiB"])
  }

  @Test func anEarlyExitIsNamed() async {
    let outcome = await run("print(1)\nexit(7)")
    #expect(outcome.findings.map(\.message) == ["the program ended with status 7 before it had described an asset"])
    #expect(outcome.document == nil)
  }

  @Test func aMissingSandboxIsRefusedAndCanBeLeftOut() async {
    let box = ProgramCase()
    let complaint = BoundedProcess.Result(
      end: .exited(1), errors: Array("bwrap: No permissions to create new namespace\n".utf8))
    let found = box.sandbox(bubblewrap: "/usr/bin/bwrap").flatMap { $0.complaint(complaint) }
    #expect(found == "No permissions to create new namespace")
    #expect(SandboxFindings.unavailable("x").verdict == .unverified)
    #expect(box.sandbox(bubblewrap: nil).flatMap { $0.complaint(complaint) } == nil)
  }

  @Test func unsafeRunsKeepTheirLimits() async {
    let loop = await run("while true {}") {
      $0.unsafeNoSandbox = true
      $0.limits.cpuSeconds = 1
    }
    #expect(loop.findings.map(\.rule) == ["program.timeout"])
    let open = await run("print(access(\"/etc/passwd\", F_OK))") { $0.unsafeNoSandbox = true }
    #expect(open.printed == "0\n")
    #expect(open.document?.asset == "box")
  }

  @Test func cancellingKillsAndCleansUp() async throws {
    let box = ProgramCase()
    let task = Task { await box.run(body: "while true { sleep(100) }", imports: " import Glibc", checksSource: false) }
    try await Task.sleep(for: .milliseconds(300))
    task.cancel()
    let outcome = await task.value
    #expect(outcome.document == nil)
    #expect(outcome.findings.map(\.rule) == ["program.cancelled"])
    #expect(box.leftovers == [])
  }

  @Test func cancellingAtAnyMomentLeavesNoProcess() async throws {
    let box = ProgramCase()
    for step in 0..<24 {
      let task = Task { await box.run(body: "") }
      try await Task.sleep(for: .milliseconds(step * 7))
      task.cancel()
      _ = await task.value
    }
    #expect(box.leftovers == [])
    // Every process of these runs names their folder among its arguments. The dead are gone when they are reaped.
    func alive() -> [String] {
      Files.names(in: "/proc").filter { name in
        guard Int(name) != nil, let file = fopen("/proc/\(name)/cmdline", "r") else { return false }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self).contains(box.folder.path)
      }
    }
    for _ in 0..<200 where !alive().isEmpty { try await Task.sleep(for: .milliseconds(50)) }
    #expect(alive() == [])
  }

  /// The table of numbers is held against the kernel's headers.
  @Test func systemCallNumbersAreTheKernels() throws {
    func numbers(_ path: String, _ prefixes: [String]) -> [String: UInt32] {
      guard let bytes = try? Files.read(path, limit: 1 << 20) else { return [:] }
      var result: [String: UInt32] = [:]
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
        guard words.count >= 3, words[0] == "#define", let number = UInt32(words[2]) else { continue }
        for prefix in prefixes where words[1].hasPrefix(prefix) {
          result[String(words[1].dropFirst(prefix.count))] = number
        }
      }
      return result
    }
    let x86 = numbers("/usr/include/x86_64-linux-gnu/asm/unistd_64.h", ["__NR_"])
    let generic = numbers("/usr/include/asm-generic/unistd.h", ["__NR_", "__NR3264_"])
    try #require(!generic.isEmpty)
    if !x86.isEmpty { for (name, number) in Seccomp.x86_64 { #expect(x86[name] == number, "\(name)") } }
    let renamed = ["newfstatat": "fstatat", "fadvise64": "fadvise64"]
    for (name, number) in Seccomp.aarch64 { #expect(generic[renamed[name] ?? name] == number, "\(name)") }
  }
}

extension ProgramCase {
  fileprivate func sandbox(bubblewrap: String?) -> Sandbox? {
    guard let run = RunDirectory(), let toolchain = Toolchain.find(),
      case .success(let module) = LanguageModule.find(options)
    else { return nil }
    return Sandbox(
      bubblewrap: bubblewrap, prlimit: "/usr/bin/prlimit", run: run, toolchain: toolchain, module: module,
      moduleCache: "/tmp", limits: options.limits)
  }
}
