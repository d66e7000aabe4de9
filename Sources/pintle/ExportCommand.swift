import ArgumentParser
import PintleVerbs

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the asset as GLB, with pivots and clips, as URDF, MJCF, SDF, STEP, or as triangles in one pose.",
    discussion: """
      What is written is read back and compared before it is put in its place. What a format cannot say is told, with what \
      was done instead.
      """)

  @Argument(help: "A program (.swift) or a document (.json).")
  var input: String

  @OptionGroup var options: InputArguments

  @Option(
    name: [.short, .long],
    help:
      "The file to write; its ending names the format (.glb, .urdf, .sdf, .xml for MJCF, .step, .stl, .obj, .ply, .3mf)."
  )
  var out: String?

  @Flag(help: "Export even if the check fails.")
  var force = false

  @Flag(help: "URDF as a ROS package: --out is its folder; with --out NAME.sdf a folder for Gazebo's model path.")
  var package = false

  @Flag(help: "Let followers that the format cannot say follow as nearly as it can.")
  var approximate = false

  @Option(
    help: ArgumentHelp(
      "The pose of STEP and triangles, as in render: joint=value with commas between, a pose of the asset, home, drawn.",
      valueName: "name|joint=value,…"))
  var pose: String?

  @Option(help: "For whom a GLB is: generic, godot, unreal, unity, cesium or web.")
  var profile = "generic"

  func run() async throws {
    Output.finish(
      await ExportVerb(
        out: out, force: force, asPackage: package, approximates: approximate, pose: pose, profile: profile
      ).run(
        input, options: options.options))
  }
}
