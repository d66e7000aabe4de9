/// What programs need on this machine, looked at one by one: for `pintle doctor`.
public struct ProgramRequirement: Sendable {
  public var name: String
  public var purpose: String
  /// Where it is, or what it answered; nil where it is missing or does not work.
  public var found: String?
  /// What was seen instead, where it does not work.
  public var complaint: String
  /// How to get it.
  public var remedy: String

  /// Looks at the toolchain, the language module, the limits and the sandbox; starts bubblewrap once.
  public static func all(_ options: ProgramOptions = ProgramOptions()) async -> [ProgramRequirement] {
    [compiler(), module(options), limits(), await sandbox()]
  }

  private static func compiler() -> ProgramRequirement {
    ProgramRequirement(
      name: "Swift toolchain", purpose: "compiling programs", found: Toolchain.find()?.root,
      complaint: "no swiftc on PATH, in SWIFT_EXEC or in the usual places",
      remedy: "install Swift 6.3 or newer (swift.org/install) and put swiftc on PATH")
  }

  private static func module(_ options: ProgramOptions) -> ProgramRequirement {
    let module = LanguageModule.find(options)
    var complaint = ""
    if case .failure(let missing) = module { complaint = "not in " + missing.folders.joined(separator: ", ") }
    return ProgramRequirement(
      name: "Pintle module", purpose: "compiling programs", found: (try? module.get())?.folder, complaint: complaint,
      remedy: "run `make build`, or set PINTLE_MODULES to the folder of Pintle.swiftmodule")
  }

  private static func limits() -> ProgramRequirement {
    ProgramRequirement(
      name: "prlimit", purpose: "limits on CPU time and memory", found: Platform.command("prlimit"),
      complaint: "not on PATH", remedy: "apt-get install util-linux")
  }

  private static func sandbox() async -> ProgramRequirement {
    var requirement = ProgramRequirement(
      name: "bubblewrap", purpose: "running programs in a sandbox", found: nil, complaint: "not on PATH",
      remedy: "apt-get install bubblewrap; in a container, user namespaces must be allowed")
    guard let bubblewrap = Platform.command("bwrap") else { return requirement }
    let trial = BoundedProcess(
      executable: bubblewrap, arguments: ["--unshare-all", "--ro-bind", "/", "/", "--", "/bin/true"], wallSeconds: 10,
      outputBytes: 4096)
    let result = await trial.run()
    if result.end == .exited(0) {
      requirement.found = bubblewrap
    } else {
      let text = result.errorText.split(separator: "\n").first.map(String.init) ?? "it ended with \(result.end)"
      requirement.complaint = "\(bubblewrap) does not work here: \(text)"
    }
    return requirement
  }
}
