internal import PintleDocument

/// An accessor whose bytes are where it says.
struct GLTFCheckedAccessor {
  var component: Int
  var type: String
  var width: Int
  var count: Int
  var view: Int
  var start: Int
  var stride: Int
  var hasBounds: Bool

  static let sizes = [5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4]
  static let widths = ["SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT2": 4, "MAT3": 9, "MAT4": 16]
}

extension GLTFCheck {
  mutating func checkAccessors() {
    for (i, accessor) in list("accessors").enumerated() {
      let pointer = "/accessors/\(i)"
      keys(
        accessor,
        [
          "bufferView", "byteOffset", "componentType", "count", "max", "min", "name", "normalized", "sparse", "type",
        ], pointer)
      guard let component = accessor["componentType"]?.integer, let size = GLTFCheckedAccessor.sizes[component] else {
        error("accessor", pointer, "componentType is none of glTF's")
        continue
      }
      guard let type = accessor["type"]?.string, let width = GLTFCheckedAccessor.widths[type] else {
        error("accessor", pointer, "type is none of glTF's")
        continue
      }
      guard let count = accessor["count"]?.integer, count > 0 else {
        error("accessor", pointer, "count is not positive")
        continue
      }
      guard let view = reference(accessor["bufferView"] ?? .null, "bufferViews", pointer + "/bufferView") else {
        continue
      }
      let v = list("bufferViews")[view]
      let (viewStart, viewLength) = (v["byteOffset"]?.integer ?? 0, v["byteLength"]?.integer ?? 0)
      let stride = v["byteStride"]?.integer ?? size * width
      let offset = accessor["byteOffset"]?.integer ?? 0
      // Sums of what lies within the file cannot overflow.
      let range = 0...binary.count
      guard range.contains(viewStart), range.contains(viewLength), range.contains(offset) else {
        error("accessor", pointer, "does not lie in the BIN chunk of \(binary.count) bytes")
        continue
      }
      if offset % size != 0 || (viewStart + offset) % size != 0 {
        error("alignment", pointer, "does not begin at a multiple of \(size) bytes")
      }
      let (span, overflow) = stride.multipliedReportingOverflow(by: count - 1)
      guard stride >= size * width, !overflow, viewStart + viewLength <= binary.count,
        span <= viewLength - size * width - offset
      else {
        error("accessor", pointer, "does not fit its buffer view of \(viewLength) bytes")
        continue
      }
      let checked = GLTFCheckedAccessor(
        component: component, type: type, width: width, count: count, view: view, start: viewStart + offset,
        stride: stride, hasBounds: accessor["min"] != nil && accessor["max"] != nil)
      accessors[i] = checked
      checkValues(accessor, checked, pointer)
    }
  }

  /// Finite numbers, and bounds that are those of the data to the last bit.
  private mutating func checkValues(_ accessor: JSONValue, _ checked: GLTFCheckedAccessor, _ pointer: String) {
    var lower = [Double](repeating: .infinity, count: checked.width)
    var upper = [Double](repeating: -.infinity, count: checked.width)
    let all = values(checked)
    for (n, value) in all.enumerated() {
      if !value.isFinite {
        error("finite", pointer, "element \(n / checked.width) is not finite")
        return
      }
      lower[n % checked.width] = min(lower[n % checked.width], value)
      upper[n % checked.width] = max(upper[n % checked.width], value)
    }
    for (name, actual) in [("min", lower), ("max", upper)] {
      guard let declared = numbers(accessor[name], checked.width, pointer + "/" + name) else { continue }
      for i in declared.indices {
        let said = checked.component == 5126 ? Double(Float(declared[i])) : declared[i]
        if said != actual[i] {
          error("bounds", pointer, "\(name) says \(declared[i]) where the data has \(actual[i])")
          break
        }
      }
    }
  }

  /// All numbers of an accessor, element by element.
  func values(_ a: GLTFCheckedAccessor) -> [Double] {
    let size = GLTFCheckedAccessor.sizes[a.component] ?? 1
    var out: [Double] = []
    out.reserveCapacity(a.count * a.width)
    binary.withUnsafeBytes { data in
      for element in 0..<a.count {
        for k in 0..<a.width {
          let at = a.start + element * a.stride + k * size
          switch a.component {
          case 5120: out.append(Double(data.load(fromByteOffset: at, as: Int8.self)))
          case 5121: out.append(Double(data[at]))
          case 5122:
            out.append(Double(Int16(littleEndian: data.loadUnaligned(fromByteOffset: at, as: Int16.self))))
          case 5123:
            out.append(Double(UInt16(littleEndian: data.loadUnaligned(fromByteOffset: at, as: UInt16.self))))
          case 5125:
            out.append(Double(UInt32(littleEndian: data.loadUnaligned(fromByteOffset: at, as: UInt32.self))))
          default:
            let bits = UInt32(littleEndian: data.loadUnaligned(fromByteOffset: at, as: UInt32.self))
            out.append(Double(Float(bitPattern: bits)))
          }
        }
      }
    }
    return out
  }

  /// The elements of a list of directions or quaternions that are not of length 1.
  mutating func checkUnit(_ a: GLTFCheckedAccessor, _ rule: String, _ pointer: String) {
    let all = values(a)
    for i in 0..<a.count {
      let length = (0..<a.width).reduce(0) { $0 + all[i * a.width + $1] * all[i * a.width + $1] }.squareRoot()
      if abs(length - 1) > 1e-3 {
        error(rule, pointer, "element \(i) has length \(length), not 1")
        return
      }
    }
  }
}
