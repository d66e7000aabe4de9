import ArgumentParser
import PintleVerbs

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the asset as GLB, with pivots and clips, or as URDF, MJCF or SDF.",
    discussion: """
      What is written is read back and compared before it is put in its place. What a format cannot say is told, with what \
      was done instead.
      """)

  @Argument(help: "A program (.swift) or a document (.json).")
  var input: String

  @OptionGroup var options: InputArguments

  @Option(
    name: [.short, .long], help: "The file to write; its ending names the format (.glb, .urdf, .sdf, .xml for MJCF).")
  var out: String?

  @Flag(help: "Export even if the check fails.")
  var force = false

  @Flag(help: "URDF as a ROS package: --out is its folder; with --out NAME.sdf a folder for Gazebo's model path.")
  var package = false

  @Flag(help: "Let followers that the format cannot say follow as nearly as it can.")
  var approximate = false

  func run() async throws {
    Output.finish(
      await ExportVerb(out: out, force: force, asPackage: package, approximates: approximate).run(
        input, options: options.options))
  }
}
