internal import COpenCascade

/// The kernel behind the solids.
public enum SolidKernel {
  public static var version: String { String(cString: occ_version()) }
}
