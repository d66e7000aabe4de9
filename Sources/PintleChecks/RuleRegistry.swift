/// Every rule there is, causes before consequences. A new rule is one line here, one file and one test file.
public enum RuleRegistry {
  public static let all: [any Rule] = [
    RootRule(), ParentRule(), OrphanRule(), UniqueNameRule(), UnknownPartRule(), ZeroAxisRule(), RangeOrderRule(),
    ZeroRangeRule(), MissingRangeRule(), WideRangeRule(), UnknownReferenceRule(), MaterialRule(), MassRule(),
    MissingShapeRule(), ClosedRule(), DegenerateRule(), OutwardRule(), TriangleBudgetRule(),
    PenetrationRule(), FloatingRule(), IslandRule(), GroundRule(), TipsRule(), HiddenRule(),
    PivotRule(), WheelAxisRule(), WrongWayRule(), BlockedRule(), UnverifiedRule(),
    OpensRule(), TurnsRule(), TravelsRule(), SpinsRule(), TouchesRule(),
    VacuousRule(), NoSubjectRule(), IdleNeedRule(),
  ]

  /// The rule of that id, for `pintle explain`.
  public static func rule(_ id: String) -> (any Rule)? { all.first { $0.id == id } }
}
