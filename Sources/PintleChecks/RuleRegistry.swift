/// Every rule there is, causes before consequences. A new rule is one line here, one file and one test file.
public enum RuleRegistry {
  public static let all: [any Rule] = [
    RootRule(), ParentRule(), OrphanRule(), UniqueNameRule(), UnknownPartRule(), ZeroAxisRule(), RangeOrderRule(),
    ZeroRangeRule(), MissingRangeRule(), DegreesRule(), WideRangeRule(), UnknownReferenceRule(), FiniteNumbersRule(),
    UnitsRule(), MaterialRule(), MassRule(), DriveRule(), SolidMetalRule(),
    ContradictsTeethRule(), InconsistentRule(), GearMismatchRule(), GearFaceRule(), GearDistanceRule(), GearPhaseRule(),
    GearUndercutRule(), GearInterferenceRule(), GearContactRatioRule(), ChainLengthRule(), ChainClearRule(),
    CamConcaveRule(),
    ScrewRangeRule(), ContactNeverRule(), ContactLostRule(),
    LoopOpenRule(), LoopSingularRule(), UndrivenRule(), OverdrivenRule(), DeadPointRule(), LeverageRule(),
    MissingShapeRule(), FiniteRule(), DoubledFacesRule(), ClosedRule(), ManifoldRule(), DegenerateRule(), OutwardRule(),
    SelfIntersectionRule(), TriangleBudgetRule(),
    DuplicateRule(), PenetrationRule(), FloatingRule(), CarrierRule(), IslandRule(), GroundRule(), TipsRule(),
    HiddenRule(), InvisibleRule(), CoplanarRule(),
    PivotRule(), FarPivotRule(), WheelAxisRule(), WobbleRule(), WrongWayRule(), SenseRule(), StillRule(), BlockedRule(),
    PressesIntoSolidRule(),
    GrowsRule(), DecalRule(), StopRule(), SwingBlockedRule(), NeedFallsShortRule(),
    InterlockRule(), SeparatesRule(), FloorRule(),
    UsableRangeRule(), DeadRule(),
    WheelGroundRule(),
    AxleRule(), UnverifiedRule(),
    AxisOffRule(), HardwareRule(), BearingRule(), FreedomRule(), HandleRule(),
    OpensRule(), TurnsRule(), TravelsRule(), SpinsRule(), TouchesRule(), MechanismRule(),
    ContractSizeRule(), ContractPartRule(), ContractMotionRule(), ContractMassRule(), ContractTrianglesRule(),
    ContractVacuousRule(),
    VacuousRule(), NoSubjectRule(), IdleNeedRule(), AllFixedRule(),
  ]

  /// The rule of that id, for `pintle explain`.
  public static func rule(_ id: String) -> (any Rule)? { all.first { $0.id == id } }
}
