import PintleDocument
import PintleModel

/// Boxes and masks of the visible parts as COCO annotations (cocodataset.org, "Data format"): masks are uncompressed
/// run lengths, down the columns, beginning with what is outside; categories are the parts.
struct COCOFile: Encodable {
  struct ImageRecord: Encodable {
    var id: Int
    var fileName: String
    var width: Int
    var height: Int
    /// Not of COCO: camera from asset, clip from camera, row-major; values by degree of freedom.
    var viewMatrix: [Double]
    var projectionMatrix: [Double]
    var pose: [String: Double]
    enum CodingKeys: String, CodingKey {
      case id, width, height, pose
      case fileName = "file_name"
      case viewMatrix = "view_matrix"
      case projectionMatrix = "projection_matrix"
    }
  }
  struct Category: Encodable {
    var id: Int
    var name: String
    var supercategory: String
  }
  struct Mask: Encodable {
    /// Height, width.
    var size: [Int]
    var counts: [Int]
  }
  struct Annotation: Encodable {
    var id: Int
    var image: Int
    var category: Int
    var bbox: [Int]
    var area: Int
    var iscrowd = 0
    var segmentation: Mask
    enum CodingKeys: String, CodingKey {
      case id, bbox, area, iscrowd, segmentation
      case image = "image_id"
      case category = "category_id"
    }
  }

  var images: [ImageRecord] = []
  var categories: [Category]
  var annotations: [Annotation] = []

  init(_ model: Model) {
    categories = model.parts.enumerated().map { i, part in
      Category(id: i + 1, name: part.record.id, supercategory: part.record.role ?? "part")
    }
  }

  mutating func add(_ frame: Picture, file: String, pose: [String: Double]) {
    let (width, height) = (frame.image.width, frame.image.height)
    images.append(
      ImageRecord(
        id: images.count + 1, fileName: file, width: width, height: height, viewMatrix: frame.viewMatrix,
        projectionMatrix: frame.projectionMatrix, pose: pose))
    for seen in frame.visibility {
      let id = UInt16(clamping: seen.part + 1)
      var counts: [Int] = []
      var run = 0
      var inside = false
      for x in 0..<width {
        for y in 0..<height {
          let i = 2 * (y * width + x)
          if (frame.parts[i] == id || frame.parts[i + 1] == id) != inside {
            counts.append(run)
            run = 0
            inside.toggle()
          }
          run += 1
        }
      }
      counts.append(run)
      annotations.append(
        Annotation(
          id: annotations.count + 1, image: images.count, category: seen.part + 1,
          bbox: [seen.box.x, seen.box.y, seen.box.width, seen.box.height], area: seen.pixels,
          segmentation: Mask(size: [height, width], counts: counts)))
    }
  }
}
