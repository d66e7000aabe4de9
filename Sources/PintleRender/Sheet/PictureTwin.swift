public import PintleDocument

/// What a picture shows, as text: for every cell the camera, the pose and the parts that can be seen.
///
/// Pixels count from the top left corner of the sheet. Metres, radians, kilograms; asset frame. Matrices are row-major;
/// clip coordinates are OpenGL's. Encode with `CanonicalJSON`.
public struct PictureTwin: Hashable, Sendable, Codable {
  public struct Camera: Hashable, Sendable, Codable {
    public var eye: Vector3
    public var target: Vector3
    public var up: Vector3
    public var projection: View.Projection
    /// Orthographic: the full height of the cell, metres.
    public var height: Double?
    /// Perspective: the full vertical angle, radians.
    public var fieldOfView: Double?
    /// Camera from asset; clip from camera.
    public var viewMatrix: [Double]
    public var projectionMatrix: [Double]
  }

  public struct Part: Hashable, Sendable, Codable {
    public var part: String
    /// Around its visible pixels, on the sheet.
    public var box: PixelRect
    public var pixels: Int
    /// Of the pixels of the cell that show any part; a pane and what is seen through it both count.
    public var share: Double
    /// True where some of it is seen through a transparent part.
    public var behindGlass: Bool
    /// Of its surface that faces the viewer within the cell, the share that is seen (by samples); nil where none faces it.
    public var visible: Double?
    /// The parts that hide some of it, the most first.
    public var occluders: [String]
    /// Along the view, of its visible pixels; nil for transparent parts.
    public var depth: DepthRange?
  }

  /// Metres from the plane through the eye.
  public struct DepthRange: Hashable, Sendable, Codable {
    public var near: Double
    public var far: Double
  }

  public struct Cell: Hashable, Sendable, Codable {
    /// As written in the cell; `…` marks what was cut there.
    public var label: String
    /// The name of the view; `azimuth` and `elevation` in radians.
    public var view: String
    public var azimuth: Double
    public var elevation: Double
    /// The degree of freedom that the strip shows, and its value.
    public var dof: String?
    public var value: Double?
    /// Every degree of freedom in this picture.
    public var pose: [String: Double]
    public var rect: PixelRect
    public var camera: Camera
    /// Metres per pixel: everywhere in an orthographic cell, at the target in a perspective one.
    public var scale: Double
    /// The length of the drawn scale bar, metres.
    public var scaleBar: Double
    /// In the model's order.
    public var parts: [Part]
    /// Parts of which no pixel can be seen.
    public var hidden: [String]
    /// For hidden parts, what hides them, the most first.
    public var occluders: [String: [String]]
    /// Parts that were left out of the picture.
    public var absent: [String]
    /// True where nothing can be seen at all: then something is wrong.
    public var blank: Bool
  }

  /// A file beside the picture, pixel by pixel the same view.
  public struct Pass: Hashable, Sendable, Codable {
    /// The number of the cell, from 1.
    public var cell: Int
    public var pass: String
    public var file: String
    /// What a value means: a unit, a frame, or what is counted.
    public var meaning: String
    /// Depth: metres per step of the 16-bit picture; 0 = nothing there.
    public var step: Double?
    /// Numbered pictures: what 1, 2, … stand for.
    public var names: [String]?
  }

  /// A degree of freedom without a strip, and why.
  public struct Omission: Hashable, Sendable, Codable {
    public var dof: String
    public var reason: String
  }

  /// The version of this format: 1.
  public var pintle: Int
  public var asset: String
  public var documentHash: String
  public var width: Int
  public var height: Int
  public var title: String
  public var subtitle: String
  public var verdict: Verdict?
  /// The first finding, whole, where there is one.
  public var headline: String?
  /// The OpenGL that drew it.
  public var renderer: String
  /// Outer size at home, metres; mass, kilograms.
  public var size: Vector3
  public var mass: Double
  public var cells: [Cell]
  public var omitted: [Omission]
  /// nil where only colours were drawn.
  public var passes: [Pass]?

  /// The labels of cells that show nothing.
  public var blankCells: [String] { cells.filter(\.blank).map(\.label) }

  public func json(pretty: Bool = true) throws -> [UInt8] { try CanonicalJSON.encode(self, pretty: pretty) }
}
