public import PintleDocument
public import PintleKinematics

/// One view that was asked for: what it shows, from where, and what is drawn over it.
public struct BoardCell: Sendable {
  /// A place that is marked, with a word.
  public struct Mark: Hashable, Sendable {
    /// Asset frame, metres, in the pose of the cell.
    public var point: Vector3
    public var text: String
    /// What the legend says of it; nil: the word.
    public var sentence: String?

    public init(point: Vector3, text: String, sentence: String? = nil) {
      self.point = point
      self.text = text
      self.sentence = sentence
    }
  }

  public var label: String
  public var scene: RenderScene
  public var camera: CameraRequest
  public var pose: Pose
  /// Scenes that share the camera, so that nothing jumps between their cells; empty: this one alone.
  public var framing: [RenderScene] = []
  /// The degree of freedom that a strip shows, and its value.
  public var dof: String?
  public var value: Double?
  public var marks: [Mark] = []
  /// Degrees of freedom whose axis, way and limits are drawn; nil: none, empty: all.
  public var joints: Set<String>?

  public init(label: String, scene: RenderScene, camera: CameraRequest, pose: Pose) {
    self.label = label
    self.scene = scene
    self.camera = camera
    self.pose = pose
  }
}
