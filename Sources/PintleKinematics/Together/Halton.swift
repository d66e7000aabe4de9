/// Points that fill a box evenly however many are taken (Halton 1960), each the same in every run.
public struct Halton {
  private static let primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53]
  /// More would fall on lines.
  public static let mostDimensions = primes.count

  /// Each 0…1; the first points of a sequence lie in a corner and are left out.
  public static func point(_ index: Int, dimensions: Int) -> [Double] {
    primes.prefix(dimensions).map { base in
      var (f, r, i) = (1.0, 0.0, index + 20)
      while i > 0 {
        f /= Double(base)
        r += f * Double(i % base)
        i /= base
      }
      return r
    }
  }
}
