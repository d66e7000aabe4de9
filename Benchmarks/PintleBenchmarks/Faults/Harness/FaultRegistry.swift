/// Every class of fault. A new one is a file and a line.
enum FaultRegistry {
  static let all: [any FaultClass] = [
    Reparented(), JointDeleted(), HingeMadeSlide(), SlideMadeHinge(), MadeFixed(), AxisFlipped(), AxisTilted(),
    AxisTurned(), AxisAcross(), PivotMoved(), Eccentric(), RangeWidened(), RangeZero(), RangeReversed(), RangeShrunk(),
    RangeElsewhere(), PartSlid(), PartScaled(), PartFloating(), PartInside(), ClearanceEaten(), HardwareRemoved(),
    HandleRemoved(), MeshOpen(), MeshInverted(), NotANumber(), AxisZero(), Millimetres(), DegreesForRadians(),
    NameDuplicate(), ReferenceUnknown(), PartDeleted(), SunkIntoFloor(), TipsOver(), Obstacle(), HandSwapped(),
    MaterialMissing(), MassAbsurd(), HiddenPart(), GeometryDuplicate(), TwoParents(), ShapeLoose(),
    ExpectationVacuous(),
  ]

  /// Those of loops and couplings.
  static let mechanisms: [any FaultClass] = [
    ToothCount(), RatioWrong(), HandWrong(), PhaseWrong(), CentreDistance(), ModuleWrong(), BarLength(), PinOffLine(),
    OtherBranch(), InputMissing(), InputExtra(), ClosureMissing(), CouplingMissing(), CamLaw(), LinkCount(),
    FaceShort(),
  ]
}
