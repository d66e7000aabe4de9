internal import PintleDocument

/// The part of glTF 2.0 that Pintle writes, as values with the names of the specification (Khronos, glTF 2.0.1).
///
/// Optional properties stay out of the JSON; the defaults of the specification hold for them.
struct GLTF: Encodable {
  struct Asset: Encodable {
    var version = "2.0"
    var generator: String
  }

  struct Scene: Encodable {
    var name: String
    var nodes: [Int]
    var extras: Extras
  }

  struct Extras: Encodable {
    var articulation: Articulation
  }

  struct Node: Encodable {
    var name: String
    var children: [Int]?
    var mesh: Int?
    var translation: [Double]?
    /// A unit quaternion, x, y, z, w.
    var rotation: [Double]?
    var extensions: [String: JSONValue]?
  }

  struct Mesh: Encodable {
    struct Primitive: Encodable {
      struct Attributes: Encodable {
        var position: Int
        /// Left out of what is collided and not seen.
        var normal: Int?
        enum CodingKeys: String, CodingKey {
          case position = "POSITION"
          case normal = "NORMAL"
        }
      }
      var attributes: Attributes
      var indices: Int
      var material: Int?
    }
    var name: String
    var primitives: [Primitive]
  }

  struct Material: Encodable {
    struct MetallicRoughness: Encodable {
      var baseColorFactor: [Double]
      var metallicFactor: Double
      var roughnessFactor: Double
    }
    var name: String
    var pbrMetallicRoughness: MetallicRoughness
    var alphaMode: String?
  }

  struct Accessor: Encodable {
    enum ComponentType: Int, Encodable {
      case unsignedShort = 5123
      case unsignedInt = 5125
      case float = 5126
    }
    enum Shape: String, Encodable {
      case scalar = "SCALAR"
      case vec3 = "VEC3"
      case vec4 = "VEC4"
    }
    var bufferView: Int
    /// Left out where it is zero.
    var byteOffset: Int?
    var componentType: ComponentType
    var count: Int
    var type: Shape
    var min: [Double]?
    var max: [Double]?
  }

  struct BufferView: Encodable {
    enum Target: Int, Encodable {
      case arrayBuffer = 34962
      case elementArrayBuffer = 34963
    }
    var buffer = 0
    var byteOffset: Int?
    var byteLength: Int
    var byteStride: Int?
    var target: Target?
  }

  struct Buffer: Encodable {
    var byteLength: Int
  }

  struct Animation: Encodable {
    struct Channel: Encodable {
      struct Target: Encodable {
        var node: Int
        var path: String
      }
      var sampler: Int
      var target: Target
    }
    struct Sampler: Encodable {
      var input: Int
      var output: Int
      var interpolation = "LINEAR"
    }
    var name: String
    var channels: [Channel]
    var samplers: [Sampler]
  }

  var asset: Asset
  var extensionsUsed: [String]?
  var extensions: [String: JSONValue]?
  var scene = 0
  var scenes: [Scene]
  var nodes: [Node]
  // Empty arrays are not allowed in glTF: what there is none of is left out.
  var meshes: [Mesh]?
  var materials: [Material]?
  var accessors: [Accessor]?
  var bufferViews: [BufferView]?
  var buffers: [Buffer]?
  var animations: [Animation]?
}
