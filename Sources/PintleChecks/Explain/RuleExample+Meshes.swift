/// A URDF with a mesh file beside it, for what is wrong with triangles.
extension RuleExample {
  /// The corner numbers of a cube's sides in the order of `meshBlock`'s vertices, seen from outside against the clock.
  enum Side: String, CaseIterable {
    case bottom = "1 4 3 2"
    case top = "5 6 7 8"
    case front = "1 2 6 5"
    case right = "2 3 7 6"
    case back = "3 4 8 7"
    case left = "4 1 5 8"
  }

  /// A cube of 200 mm as Wavefront OBJ.
  ///
  /// `farCorner`: the one at the right, back and top; `vertices` and `faces`: what comes after its own, numbers from 9 on;
  /// `isTurned`: every side looks inward.
  static func meshBlock(
    sides: [Side] = Side.allCases, farCorner: String = "0.2 0.2 0.2", vertices: [String] = [], faces: [String] = [],
    isTurned: Bool = false, urdf: String? = nil
  ) -> Self {
    let corners =
      [
        "0 0 0", "0.2 0 0", "0.2 0.2 0", "0 0.2 0", "0 0 0.2", "0.2 0 0.2", farCorner, "0 0.2 0.2",
      ] + vertices
    let own = sides.map { isTurned ? $0.rawValue.split(separator: " ").reversed().joined(separator: " ") : $0.rawValue }
    let text = (corners.map { "v " + $0 } + (own + faces).map { "f " + $0 }).joined(separator: "\n")
    return .urdf(urdf ?? blockURDF, files: ["block.obj": text])
  }

  /// One link that is drawn by the mesh file.
  private static let blockURDF = """
    <robot name="block">
      <link name="block"><visual><geometry><mesh filename="block.obj"/></geometry></visual></link>
    </robot>
    """

  /// The mesh with a flap on its upper left edge.
  static let flapURDF = """
    <robot name="block">
      <link name="block"><visual><geometry><mesh filename="block.obj"/></geometry></visual></link>
      <link name="flap">\(urdfShape("0.2 0.2 0.02", at: "0.1 0 0.01"))</link>
      <joint name="flap_hinge" type="revolute">
        <parent link="block"/><child link="flap"/>
        <origin xyz="0 0.1 0.2"/><axis xyz="0 -1 0"/><limit lower="0" upper="1.5" effort="5" velocity="1"/>
      </joint>
    </robot>
    """
}
