import Foundation
import PintleDocument
import Testing

@testable import PintleFormats

@Suite struct URDFReaderTests {
  static let arm = URDFText.robot(
    """
    <material name="red"><color rgba="1 0 0 0.5"/></material>
    <link name="base">
      <inertial><mass value="2.5"/></inertial>
      <visual name="foot"><origin xyz="0 0 0.1"/><geometry><cylinder radius="0.05" length="0.2"/></geometry>
        <material name="red"/></visual>
      <visual><geometry><box size="0.1 0.2 0.3"/></geometry></visual>
      <visual><geometry><box size="0.1 0.2 0.3"/></geometry></visual>
    </link>
    <link name="arm"><visual><geometry><sphere radius="0.02"/></geometry></visual></link>
    <link name="hand"><visual><geometry><capsule radius="0.02" length="0.1"/></geometry></visual></link>
    <link name="sled"/><link name="loose"/><link name="sheet"/>
    <joint name="shoulder" type="revolute">
      <origin xyz="0 0 0.2" rpy="0 0 1.5707963267948966"/><parent link="base"/><child link="arm"/>
      <axis xyz="0 -2 0"/><limit lower="-0.5" upper="1.5" effort="3" velocity="4"/><dynamics damping="0.1" friction="0"/>
    </joint>
    <joint name="wrist" type="continuous">
      <origin xyz="0.3 0 0"/><parent link="arm"/><child link="hand"/>
      <mimic joint="shoulder" multiplier="-2" offset="0.25"/>
    </joint>
    <joint name="slide" type="prismatic"><parent link="base"/><child link="sled"/><axis xyz="0 0 1"/>
      <limit lower="0" upper="0.1" effort="1" velocity="1"/></joint>
    <joint name="free" type="floating"><parent link="base"/><child link="loose"/></joint>
    <joint name="flat" type="planar"><parent link="base"/><child link="sheet"/><axis xyz="0 0 1"/></joint>
    """)

  let document: Document

  init() throws { document = try #require(URDFText.read(Self.arm).document) }

  @Test func theDocumentIsSound() {
    #expect(DocumentIntegrity.findings(in: document) == [])
    #expect(document.asset == "r")
    #expect(document.imported == "urdf")
    #expect(document.base == .fixed)
    #expect(document.parts.map(\.id) == ["base", "arm", "hand", "sled", "loose", "sheet"])
    #expect(document.joints.map(\.kind) == [.hinge, .spin, .slide, .free, .planar])
    #expect(document.parts[0].weighs == 2.5)
  }

  @Test func shapesHaveNamesAndPlaces() throws {
    let base = document.parts[0]
    #expect(base.shapes.map(\.id) == ["foot", "box", "box_2"])
    #expect(base.shapes[1].solid == base.shapes[2].solid)
    // URDF's cylinder lies about its middle, ours stands on its foot.
    #expect(base.shapes[0].at.translation == [0, 0, 0])
    #expect(document.solids[base.shapes[0].solid] == .cylinder(radius: 0.05, height: 0.2))
    #expect(document.location(base.shapes[0].source) == SourceLocation(file: "m.urdf", line: 5, column: 56))
    #expect(document.parts[1].shapes[0].at.translation == [0, 0, 0.2])
    let hand = document.parts[2].shapes[0].at
    #expect((hand.translation - [0, 0.3, 0.15]).length < 1e-9)
  }

  @Test func joints() throws {
    let shoulder = document.joints[0]
    #expect(shoulder.frame.origin == [0, 0, 0.2])
    // The axis is the child's: −y, turned a quarter about z, is +x.
    #expect((shoulder.frame.z.normalized ?? .zero) == [1, 0, 0])
    #expect(abs(shoulder.frame.x.dot(shoulder.frame.z)) < 1e-12)
    let dof = shoulder.dofs[0]
    #expect(dof.range == .init(lower: -0.5, upper: 1.5))
    #expect(dof.drive == .init(kind: .motor, effort: 3, speed: 4))
    #expect(dof.damping == 0.1)
    #expect(dof.friction == nil)
    let wrist = document.joints[1]
    // Without an axis it is x: in the arm, which is turned.
    #expect((wrist.frame.z - [0, 1, 0]).length < 1e-12)
    #expect(wrist.dofs[0].range == nil)
    #expect(wrist.dofs[0].role == .follows)
    #expect(
      document.couplings.map(\.relation) == [
        .linear(terms: [.init(dof: "wrist", factor: 1), .init(dof: "shoulder", factor: 2)], equals: 0.25)
      ])
    #expect(document.home == ["wrist": 0.25])
    #expect(document.joints[4].dofs.map(\.id) == ["flat_x", "flat_y", "flat_turn"])
  }

  @Test func colours() throws {
    let red = try #require(document.materials["red"])
    #expect(red.baseColor == [1, 0, 0])
    #expect(red.opacity == 0.5)
    #expect(document.parts[0].material == "red")
    #expect(document.parts[0].shapes.map(\.material) == [nil, "unspecified", "unspecified"])
  }

  @Test func equalNamesOfDifferentColourStayApart() throws {
    func link(_ name: String, _ rgba: String) -> String {
      "<link name=\"\(name)\"><visual><geometry><sphere radius=\"1\"/></geometry><material name=\"m\">"
        + "<color rgba=\"\(rgba)\"/></material></visual></link>"
    }
    let text = URDFText.robot(link("a", "1 0 0 1") + link("b", "0 1 0 1") + link("c", "1 0 0 1"))
    let d = try #require(URDFText.read(text).document)
    #expect(d.parts.map(\.material) == ["m", "m_2", "m"])
    #expect(d.materials["m_2"]?.baseColor == [0, 1, 0])
  }

  @Test func collisionGeometryOnRequest() throws {
    let text = URDFText.robot(
      "<link name=\"a\"><visual><geometry><sphere radius=\"1\"/></geometry></visual>"
        + "<collision name=\"hull\"><geometry><box size=\"1 1 1\"/></geometry></collision></link>")
    #expect(URDFText.read(text).document?.parts[0].shapes.map(\.id) == ["sphere"])
    #expect(URDFText.read(text, geometry: .collision).document?.parts[0].shapes.map(\.id) == ["hull"])
  }
}
