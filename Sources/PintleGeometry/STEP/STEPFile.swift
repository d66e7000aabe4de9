internal import COpenCascade
internal import Glibc
internal import PintleDocument

/// An assembly as the bytes of a STEP file.
struct STEPFile {
  let bytes: [UInt8]

  init(_ assembly: STEPAssembly) throws(STEPWriteError) {
    let library: OccExchange
    do throws(ExchangeLibrary.Missing) { library = try ExchangeLibrary.table() } catch { throw .library(error.reason) }
    let words = CWords()
    let products = assembly.products.map {
      OccProduct(
        shape: $0.solid.brep.handle, name: words.keep($0.name),
        colour: ($0.colour[0], $0.colour[1], $0.colour[2], $0.colour[3]))
    }
    let parts = assembly.parts.map { OccPart(name: words.keep($0.name), place: OccPlace($0.X)) }
    let instances = assembly.instances.map {
      OccInstance(
        name: words.keep($0.name), part: Int32($0.part), product: Int32($0.product), place: OccPlace($0.X))
    }
    var out: UnsafeMutablePointer<CChar>?
    var count = 0
    var status = OccStatus()
    products.withUnsafeBufferPointer { products in
      parts.withUnsafeBufferPointer { parts in
        instances.withUnsafeBufferPointer { instances in
          var whole = OccAssembly(
            name: words.keep(assembly.name), generator: words.keep("Pintle \(PintleVersion.current)"),
            products: products.baseAddress, product_count: products.count, parts: parts.baseAddress,
            part_count: parts.count, instances: instances.baseAddress, instance_count: instances.count)
          withExtendedLifetime((assembly.products, words)) { _ = library.write_step(&whole, &out, &count, &status) }
        }
      }
    }
    guard status.code == OCC_OK, let out else { throw .kernel(KernelError(status).text) }
    defer { library.release_bytes(out) }
    bytes = UnsafeRawBufferPointer(start: out, count: count).map { $0 }
  }
}

/// Strings of C that live as long as this.
private final class CWords {
  private var all: [UnsafeMutablePointer<CChar>] = []
  deinit { for one in all { free(one) } }

  func keep(_ text: String) -> UnsafePointer<CChar>? {
    guard let copy = strdup(text) else { return nil }
    all.append(copy)
    return UnsafePointer(copy)
  }
}

extension OccPlace {
  fileprivate init(_ X: RigidTransform) {
    self.init(
      rotation: (X.x.x, X.y.x, X.z.x, X.x.y, X.y.y, X.z.y, X.x.z, X.y.z, X.z.z),
      translation: (X.translation.x, X.translation.y, X.translation.z))
  }
}
