import ArgumentParser
import PintleVerbs

/// What a picture is to show, and from where.
struct PictureArguments: ParsableArguments {
  @Option(
    name: .customLong("view"),
    help: ArgumentHelp(
      "From where: front-right, 35,20 (azimuth, elevation), best, turntable:8, sheet; repeatable.", valueName: "view"))
  var views: [String] = []

  @Option(help: ArgumentHelp("A part, or a point: x,y,z.", valueName: "part|point"))
  var lookAt: String?

  @Option(help: ArgumentHelp("From the eye to what is looked at.", valueName: "length"))
  var distance: String?

  @Option(
    name: .customLong("fov"), help: ArgumentHelp("The vertical angle of perspective pictures.", valueName: "angle"))
  var fieldOfView: String?

  @Flag(inversion: .prefixedNo, help: "Parallel projection, or none; else as the view is.")
  var ortho: Bool?

  @Option(
    name: .customLong("pose"),
    help: ArgumentHelp("joint=45deg,other=50%, a named pose, home or drawn; repeatable.", valueName: "pose"))
  var poses: [String] = []

  @Option(help: ArgumentHelp("A joint in so many poses over its range.", valueName: "joint[:5]"))
  var strip: String?

  @Option(help: ArgumentHelp("A joint's motion in one picture.", valueName: "joint[:6]"))
  var sweep: String?

  @Option(help: ArgumentHelp("The pose in which a joint first meets something.", valueName: "joint"))
  var firstContact: String?

  @Option(help: ArgumentHelp("Draw these parts alone.", valueName: "parts"))
  var show: [String] = []

  @Option(help: ArgumentHelp("Leave these parts out.", valueName: "parts"))
  var hide: [String] = []

  @Option(help: ArgumentHelp("Draw these parts as glass.", valueName: "parts"))
  var ghost: [String] = []

  @Option(help: ArgumentHelp("Mark these parts or joints.", valueName: "names"))
  var highlight: [String] = []

  @Option(
    help: ArgumentHelp(
      "Cut open by a plane; the viewer's side goes, or the one that is named.", valueName: "y=20mm|-x|1,0,1=0.2"))
  var section: String?

  @Option(help: ArgumentHelp("Take apart along the joints.", valueName: "factor"))
  var explode: Double?

  @Flag(help: "Axes, ways and limits of the joints over the picture.")
  var joints = false

  @Option(help: ArgumentHelp("Of one picture, pixels.", valueName: "1024x768"))
  var size: String?

  @Option(
    name: .customLong("pass"),
    help: ArgumentHelp(
      "Files besides: color, depth, normals, parts, shapes, materials, joints, wireframe, silhouette, coco.",
      valueName: "passes"))
  var passes: [String] = []

  @Flag(help: "The view alone: no label, bar, axes or verdict over it.")
  var plain = false

  @Option(name: .customLong("supersample"), help: "Draw colours so many times as large each way, and average: 1 to 4.")
  var supersampling = 1

  @Option(help: ArgumentHelp("full, or simple: colours under a lamp, for a quick look.", valueName: "shading"))
  var shading: String?

  var options: PictureOptions {
    var options = PictureOptions()
    options.supersampling = supersampling
    options.shading = shading
    options.views = views
    options.lookAt = lookAt
    options.distance = distance
    options.fieldOfView = fieldOfView
    options.isOrthographic = ortho
    options.poses = poses
    options.strip = strip
    options.sweep = sweep
    options.firstContact = firstContact
    options.show = show
    options.hide = hide
    options.ghost = ghost
    options.highlight = highlight
    options.section = section
    options.explode = explode
    options.joints = joints
    options.size = size
    options.passes = passes
    options.isPlain = plain
    return options
  }
}
