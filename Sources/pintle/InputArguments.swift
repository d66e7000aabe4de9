import ArgumentParser
import PintleVerbs

/// What every command that reads an asset takes.
struct InputArguments: ParsableArguments {
  @Option(
    name: .customLong("set"), help: ArgumentHelp("A parameter of the program; repeatable.", valueName: "name=value"))
  var parameters: [String] = []

  @Option(help: "Pick every parameter that is not set at random within its range, from this seed.")
  var seed: UInt64?

  @Option(help: "The program's type, where a file holds several.")
  var program: String?

  @Flag(name: .customLong("no-cache"), help: "Neither read nor write the cache on disk.")
  var noCache = false

  @Flag(
    name: .customLong("unsafe-no-sandbox"),
    help: "Run the program without a sandbox: it can read and write whatever you can.")
  var unsafeNoSandbox = false

  @Option(
    name: .customLong("meshes"),
    help: ArgumentHelp(
      "A folder to look for meshes in, besides those around the file; repeatable.", valueName: "folder"))
  var meshFolders: [String] = []

  @Flag(name: .customLong("collision"), help: "Look at the collision geometry of a URDF, not at what people see.")
  var usesCollisionGeometry = false

  @Option(name: .customLong("gl"), help: "Where the OpenGL of pictures comes from.")
  var graphics = GraphicsProvider.automatic

  func validate() throws {
    for p in parameters where !p.contains("=") || p.hasPrefix("=") {
      throw ValidationError("--set takes name=value, as in --set width=0.8; this says '\(p)'")
    }
  }

  var options: InputOptions {
    var options = InputOptions()
    options.parameters = parameters.map { text in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    }
    options.seed = seed
    options.program = program
    options.useDiskCache = !noCache
    options.unsafeNoSandbox = unsafeNoSandbox
    options.meshFolders = meshFolders
    options.usesCollisionGeometry = usesCollisionGeometry
    options.graphics = graphics
    return options
  }
}
