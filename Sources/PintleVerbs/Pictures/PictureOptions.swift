internal import PintleDocument

/// What pictures are asked for, as typed; nothing at all means a contact sheet.
public struct PictureOptions: Sendable, Equatable {
  /// `front-right`, `35,20` (azimuth and elevation in degrees), `best`, `turntable:12`, `sheet`.
  public var views: [String] = []
  /// A part, or a point as `x,y,z`.
  public var lookAt: String?
  /// A length: from the eye to what is looked at.
  public var distance: String?
  /// An angle: the full vertical angle of a perspective picture.
  public var fieldOfView: String?
  /// nil: as the view is by nature.
  public var isOrthographic: Bool?
  /// `joint=45deg,other=50%`, the name of a pose of the document, `home`, `drawn`.
  public var poses: [String] = []
  /// `joint` or `joint:5`: the joint in so many poses over its range.
  public var strip: String?
  /// `joint` or `joint:6`: the joint's motion in one picture, as ghosts.
  public var sweep: String?
  /// The pose in which a joint first meets something.
  public var firstContact: String?
  /// Parts, parted by commas.
  public var show: [String] = []
  public var hide: [String] = []
  public var ghost: [String] = []
  /// Parts and joints.
  public var highlight: [String] = []
  /// `y`, `y=20mm`, `-x=0.1`, `1,0,1=0.2`: a plane; what lies on the viewer's side is taken away, or on the named side.
  public var section: String?
  public var explode: Double?
  /// Axes, ways and limits of joints over the picture.
  public var joints = false
  /// `800x600`, of one picture.
  public var size: String?
  /// `depth,normals,…`
  public var passes: [String] = []
  /// No label, bar, axes or verdict over the picture.
  public var isPlain = false
  /// 1…4: colours are drawn so many times as large each way, and averaged.
  public var supersampling = 1
  /// `full` or `simple`; nil: full.
  public var shading: String?

  public init() {}

  public var isEmpty: Bool { self == PictureOptions() }
}

/// Why a picture cannot be drawn as asked: one sentence with a hint.
struct PictureFault: Error, Equatable {
  var message: String

  /// `there is no part `lidd`; did you mean `lid`?`
  static func unknown(_ kind: String, _ name: String, among known: [String]) -> PictureFault {
    let near = Spelling.nearest(to: name, in: known).map { "did you mean `\($0)`?" }
    let list = known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
    return PictureFault(
      message:
        "there is no \(kind) `\(name.prefix(60))`; \(near ?? (known.isEmpty ? "there are none" : "there are \(list)"))")
  }
}
