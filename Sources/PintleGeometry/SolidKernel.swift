internal import COpenCascade

/// The kernel behind the solids.
public enum SolidKernel {
  public static var version: String { String(cString: occ_version()) }

  /// Why STEP cannot be written; nil where it can. Loads the library that speaks it.
  public static var exchangeFault: String? {
    do throws(ExchangeLibrary.Missing) {
      _ = try ExchangeLibrary.table()
      return nil
    } catch {
      return error.reason
    }
  }
}
