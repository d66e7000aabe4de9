/// The one data model that everything meets at: what was said about an asset, with the line it was said in.
///
/// Metres, kilograms, seconds, radians; z up, the front faces −y, right is +x; parts lie as drawn. What follows from it
/// (masses, poses, contact) belongs to the Model and the Mechanism and is not stored. One canonical JSON encoding:
/// the same program gives the same bytes. The JSON Schema stands in `document.schema.json`.
public struct Document: Hashable, Codable, Sendable {
  public static let currentVersion = 1

  /// How the asset is held: decides the root joint in exports and whether tipping is checked.
  public enum Base: String, Hashable, Codable, Sendable, CaseIterable { case standing, fixed, floating, held }

  /// The version of this format: 1.
  public var pintle: Int
  public var asset: String
  public var base: Base
  /// `floor`, `table`, `builtIn`, `wall`, `hanging`, `handheld`: where it stands, for the checks of the ground.
  public var stands: String?
  /// The format it was read from (`urdf`); nil for what was made here. Other formats say less: of masses and materials
  /// only what is given is known, and bodies may be without shapes.
  public var imported: String?
  @Listed public var parameters: [ParameterRecord]
  @Mapped public var materials: [String: MaterialRecord]
  /// Solids without their placement, so that equal ones are one: `s1`, `s2`, … in the order of their first use.
  @Mapped public var solids: [String: SolidNode]
  @Mapped public var lines: [String: LineRecord]
  @Listed public var parts: [PartRecord]
  @Listed public var joints: [JointRecord]
  @Listed public var closures: [ClosureRecord]
  @Listed public var couplings: [CouplingRecord]
  @Listed public var gears: [GearRecord]
  @Listed public var trains: [TrainRecord]
  @Listed public var elastic: [ElasticRecord]
  @Listed public var contacts: [ContactRecord]
  /// The pose the asset stands in, by degree of freedom; what is not named is as drawn.
  @Mapped public var home: [String: Double]
  @Mapped public var poses: [String: [String: Double]]
  @Listed public var stances: [StanceRecord]
  @Listed public var components: [ComponentRecord]
  @Listed public var expectations: [ExpectationRecord]
  /// Every place in the source that something refers to, each once.
  @Listed public var sources: [SourceLocation]
  /// What the language noticed while the program ran: bad sizes, zero axes, duplicate names.
  @Listed public var findings: [Finding]

  public init(
    asset: String, base: Base = .standing, stands: String? = nil, parameters: [ParameterRecord] = [],
    materials: [String: MaterialRecord] = [:], solids: [String: SolidNode] = [:], lines: [String: LineRecord] = [:],
    parts: [PartRecord] = [], joints: [JointRecord] = [], contacts: [ContactRecord] = [],
    expectations: [ExpectationRecord] = [], sources: [SourceLocation] = [], findings: [Finding] = []
  ) {
    self.pintle = Self.currentVersion
    self.asset = asset
    self.base = base
    self.stands = stands
    self.imported = nil
    self.parameters = parameters
    self.materials = materials
    self.solids = solids
    self.lines = lines
    self.parts = parts
    self.joints = joints
    self.closures = []
    self.couplings = []
    self.gears = []
    self.trains = []
    self.elastic = []
    self.contacts = contacts
    self.home = [:]
    self.poses = [:]
    self.stances = []
    self.components = []
    self.expectations = expectations
    self.sources = sources
    self.findings = findings
  }

  /// The place in the source behind an index, or nil.
  public func location(_ source: Int?) -> SourceLocation? {
    guard let source, sources.indices.contains(source) else { return nil }
    return sources[source]
  }
}
