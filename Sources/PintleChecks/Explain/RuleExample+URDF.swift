/// Small URDF files that the pages of structure, rest and honesty change one thing of.
extension RuleExample {
  /// A visual box in a URDF link.
  static func urdfShape(_ size: String, at origin: String) -> String {
    """
    <visual><origin xyz="\(origin)"/><geometry><box size="\(size)"/></geometry></visual>
    """
  }

  /// A link that no joint holds yet.
  static let urdfKnob = """
    <link name="knob">\(urdfShape("0.04 0.02 0.02", at: "0 0 0.01"))</link>
    """

  /// A box of 0.4 m with a lid on a rod along its upper back edge, as URDF.
  ///
  /// `lid`: where the lid's middle is, from the hinge line; `more`: links and joints beside.
  static func urdfChest(
    type: String = "revolute", axis: String = "-1 0 0",
    limit: String = #"lower="0" upper="1.9" effort="5" velocity="1""#,
    lid: String = "0 -0.22 -0.01", scale: Double = 1, mass: String? = nil, lidMore: String = "", more: String = ""
  ) -> Self {
    func s(_ numbers: String) -> String {
      scale == 1
        ? numbers : numbers.split(separator: " ").map { "\((Double($0) ?? 0) * scale)" }.joined(separator: " ")
    }
    let weight = mass.map { #"<inertial><mass value="\#($0)"/></inertial>"# } ?? ""
    let bounds = type == "fixed" ? "" : "<limit \(limit)/>"
    return .urdf(
      """
      <robot name="chest">
        <link name="box">
          \(urdfShape(s("0.4 0.4 0.4"), at: s("0 0 0.2")))
          <visual>
            <origin xyz="\(s("0 0.2 0.42"))" rpy="0 1.570796 0"/>
            <geometry><cylinder radius="\(s("0.02"))" length="\(s("0.4"))"/></geometry>
          </visual>
        </link>
        <link name="lid">\(weight)\(urdfShape(s("0.4 0.4 0.02"), at: s(lid)))\(lidMore)</link>
        <joint name="hinge" type="\(type)">
          <parent link="box"/><child link="lid"/>
          <origin xyz="\(s("0 0.2 0.42"))"/><axis xyz="\(axis)"/>\(bounds)
        </joint>
        \(more)
      </robot>
      """)
  }

  /// A crate of boards with a block inside that a joint holds, closed in front or open.
  static func urdfCrate(held type: String, isOpen: Bool) -> Self {
    let boards = [
      ("0.02 0.4 0.4", "-0.19 0 0.2"), ("0.02 0.4 0.4", "0.19 0 0.2"), ("0.36 0.4 0.02", "0 0 0.01"),
      ("0.36 0.4 0.02", "0 0 0.39"), ("0.36 0.02 0.36", "0 0.19 0.2"),
    ]
    let front = isOpen ? [] : [("0.36 0.02 0.36", "0 -0.19 0.2")]
    let limit = type == "fixed" ? "" : #"<axis xyz="0 0 1"/><limit lower="0" upper="0.1" effort="5" velocity="1"/>"#
    return .urdf(
      """
      <robot name="crate">
        <link name="crate">
          \((boards + front).map { urdfShape($0.0, at: $0.1) }.joined(separator: "\n    "))
        </link>
        <link name="block">\(urdfShape("0.1 0.1 0.1", at: "0 0 0.07"))</link>
        <joint name="hold" type="\(type)"><parent link="crate"/><child link="block"/>\(limit)</joint>
      </robot>
      """)
  }
}
