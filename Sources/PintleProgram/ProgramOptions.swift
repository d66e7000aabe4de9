/// How a program is found, compiled and run.
public struct ProgramOptions: Hashable, Sendable {
  /// The program's type where the file holds several; nil takes the only one.
  public var program: String?
  /// `name=value` pairs, handed to the program in this order; a later one wins.
  public var parameters: [String]
  /// Draws the parameters that are not set from their ranges; nil keeps the initial values.
  public var seed: UInt64?
  /// Keep and use compiled programs and their documents.
  public var usesCache: Bool
  /// The folder of the cache; nil means `$XDG_CACHE_HOME/pintle` or `~/.cache/pintle`.
  public var cacheFolder: String?
  /// Where the folder of a run is made and removed; nil means `$TMPDIR` or `/tmp`.
  public var temporaryFolder: String?
  /// The folder that holds `Pintle.swiftmodule`; nil looks at `PINTLE_MODULES` and beside the running executable.
  public var modulesFolder: String?
  /// Run compiler and program without bubblewrap: the program then sees every file of the user. Limits still hold.
  public var unsafeNoSandbox: Bool
  public var limits: ProgramLimits

  public init(
    program: String? = nil, parameters: [String] = [], seed: UInt64? = nil, usesCache: Bool = true,
    cacheFolder: String? = nil, temporaryFolder: String? = nil, modulesFolder: String? = nil,
    unsafeNoSandbox: Bool = false,
    limits: ProgramLimits = ProgramLimits()
  ) {
    self.program = program
    self.parameters = parameters
    self.seed = seed
    self.usesCache = usesCache
    self.cacheFolder = cacheFolder
    self.temporaryFolder = temporaryFolder
    self.modulesFolder = modulesFolder
    self.unsafeNoSandbox = unsafeNoSandbox
    self.limits = limits
  }
}

/// What a program, and the compiler on its behalf, may use. Sizes in bytes, times in seconds.
public struct ProgramLimits: Hashable, Sendable {
  /// One source file.
  public var sourceBytes = 4 << 20
  /// The document that comes back, or is read from a file.
  public var documentBytes = 64 << 20
  /// What the program prints, standard output and error together.
  public var outputBytes = 1 << 20
  /// CPU time of the program.
  public var cpuSeconds = 5
  /// Wall time of the program.
  public var wallSeconds = 30
  /// Address space of the program.
  public var memoryBytes = 2 << 30
  /// CPU time of the compiler, and of the linker.
  public var compileCPUSeconds = 60
  public var compileWallSeconds = 90
  public var compileMemoryBytes = 4 << 30
  /// Errors and warnings that are told one by one; the others are counted.
  public var errors = 20
  public var warnings = 10
  /// All cached programs and documents together.
  public var cacheBytes = 256 << 20

  public init() {}
}
