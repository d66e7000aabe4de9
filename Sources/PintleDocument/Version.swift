/// The version of Pintle itself, as it stands in reports and exported files.
public enum PintleVersion {
  public static let current = "0.1.0"
}
