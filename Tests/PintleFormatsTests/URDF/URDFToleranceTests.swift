import PintleDocument
import Testing

@testable import PintleFormats

/// Each thing that others refuse: what is told, at which line, and that a sound document comes of it.
@Suite struct URDFToleranceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var body: String
    var told: [String]
    var testDescription: String { name }

    init(_ name: String, _ lines: [String], _ told: [String]) {
      self.name = name
      self.body = lines.joined(separator: "\n")
      self.told = told
    }
  }

  static let two = [URDFText.link("a"), URDFText.link("b")]

  static let cases: [Case] = [
    Case("sound", two + [URDFText.joint("j", "a", "b", URDFText.limit)], []),
    Case(
      "a joint to a missing link", two + [URDFText.joint("j", "a", "bb", URDFText.limit)],
      ["error urdf.joint 4: the joint `j` has the child `bb`, which is no link: it is left out"]),
    Case(
      "a joint without a parent", two + ["<joint name=\"j\" type=\"fixed\"><child link=\"b\"/></joint>"],
      ["error urdf.joint 4: the joint `j` names no parent: it is left out"]),
    Case(
      "an unknown type", two + [URDFText.joint("j", "a", "b", type: "revolut", URDFText.limit)],
      ["error urdf.joint 4: the joint `j` has the type `revolut`, which is none: it holds its link still"]),
    Case(
      "two links of one name", two + [URDFText.link("a")],
      ["warning urdf.name 4: there is a link `a` already: this one is called `a_2`"]),
    Case(
      "two joints of one name",
      two + [
        URDFText.link("c"), URDFText.joint("j", "a", "b", type: "fixed"), URDFText.joint("j", "a", "c", type: "fixed"),
      ],
      ["warning urdf.name 6: there is a joint `j` already: this one is called `j_2`"]),
    Case(
      "signs that names do not have", [URDFText.link("left door/1")],
      ["note urdf.name 2: the link `left door/1` is called `left_door_1` here"]),
    Case(
      "a number that is none", [URDFText.link("a", size: "0.1 0.1 x")],
      [
        "warning urdf.number 2: `size` of `box` holds `x`, which is not a finite number: 0 is taken",
        "error urdf.geometry 2: a box of `a` has no positive size", "note urdf.material 0: ",
      ]),
    Case(
      "commas", [URDFText.link("a", size: "0.1, 0.1, 0.1")],
      ["note urdf.separator 2: numbers are separated by commas in one place, where the format has spaces"]),
    Case(
      "numbers missing",
      [URDFText.link("a"), URDFText.link("b"), URDFText.joint("j", "a", "b", type: "fixed", "<origin xyz=\"1 2\"/>")],
      ["warning urdf.number 4: `xyz` of `origin` has 2 numbers in place of 3"]),
    Case(
      "infinity",
      [
        URDFText.link("a"), URDFText.link("b"),
        URDFText.joint("j", "a", "b", type: "fixed", "<origin xyz=\"inf 0 1e999\"/>"),
      ],
      ["warning urdf.number 4: `xyz` of `origin` holds `inf`, which is not a finite number: 0 is taken"]),
    Case(
      "xacro", [URDFText.link("a", size: "${w} 1 1"), "<xacro:property name=\"w\" value=\"1\"/>"],
      [
        "error urdf.xacro 3: xacro is not expanded: one element is left out, the first `xacro:property`",
        "warning urdf.number 2: `size` of `box` holds `${w}`, which is not a finite number: 0 is taken",
        "error urdf.geometry 2: a box of `a` has no positive size",
      ]),
    Case(
      "limits without effort and velocity", two + [URDFText.joint("j", "a", "b", "<limit lower=\"0\" upper=\"1\"/>")],
      ["note urdf.effort 4: one joint has no effort or velocity: simulators may hold it still"]),
    Case(
      "a mass of nothing",
      ["<link name=\"a\"><inertial><mass value=\"0\"/></inertial></link>"],
      ["warning urdf.mass 2: the mass of `a` is 0.0 kg", "note urdf.empty 2: one link has no geometry, the first `a`"]),
    Case(
      "an inertia that cannot be",
      [
        "<link name=\"a\"><inertial><mass value=\"1\"/><inertia ixx=\"1\" iyy=\"1\" izz=\"3\" ixy=\"0\" ixz=\"0\" iyz=\"0\"/></inertial></link>"
      ],
      [
        "note urdf.inertia_left 2: centre of mass and inertia of one link are not kept: the mass is, and the rest "
          + "follows from the shapes", "warning urdf.inertia 2: the inertia of `a` is that of no body",
        "note urdf.empty 2: one link has no geometry, the first `a`",
      ]),
    Case(
      "collision only", ["<link name=\"a\"><collision><geometry><sphere radius=\"1\"/></geometry></collision></link>"],
      [
        "note urdf.collision_used 2: one link has no visual geometry: the collision geometry is checked there"
      ]),
    Case(
      "no geometry in a visual", ["<link name=\"a\"><visual/></link>"],
      ["error urdf.geometry 2: a visual of `a` has no geometry"]),
    Case(
      "a geometry that is none",
      ["<link name=\"a\"><visual><geometry><torus/></geometry></visual></link>"],
      ["error urdf.geometry 2: `torus` is not a geometry"]),
    Case(
      "a colour that is nowhere",
      [
        "<link name=\"a\"><visual><geometry><sphere radius=\"1\"/></geometry><material name=\"red\"/></visual></link>"
      ], ["note urdf.material 2: the material `red` has no colour anywhere: drawn grey"]),
    Case(
      "a follower of nothing",
      two + [URDFText.joint("j", "a", "b", URDFText.limit + "<mimic joint=\"k\"/>")],
      ["error urdf.mimic 4: `j` follows `k`, which is no joint: it moves on its own"]),
    Case(
      "a follower of itself",
      two + [URDFText.joint("j", "a", "b", URDFText.limit + "<mimic joint=\"j\"/>")],
      ["error urdf.mimic 4: `j` follows itself: it moves on its own"]),
    Case(
      "a range without zero",
      two + [URDFText.joint("j", "a", "b", "<limit lower=\"0.5\" upper=\"1\" effort=\"1\" velocity=\"1\"/>")],
      ["note urdf.zero 4: `j` may not stand at zero: at rest it stands at its nearest limit"]),
    Case("two roots", two, []),
    Case(
      "a ring", two + [URDFText.joint("j", "a", "b", type: "fixed"), URDFText.joint("k", "b", "a", type: "fixed")], []),
    Case("a link on itself", two + [URDFText.joint("j", "a", "a", type: "fixed")], []),
  ]

  @Test(arguments: cases) func tolerated(_ c: Case) throws {
    let (document, _) = URDFText.read(URDFText.robot(c.body))
    let d = try #require(document)
    #expect(DocumentIntegrity.findings(in: d) == [])
    #expect(URDFText.told(URDFText.robot(c.body)) == c.told.filter { !$0.hasSuffix(" 0: ") })
  }

  @Test(arguments: [
    ("", "urdf.unreadable", "no element found"), ("<robot>", "urdf.unreadable", "no element found"),
    ("<sdf/>", "urdf.unreadable", "not `robot`"), ("<robot/>", "urdf.unreadable", "it has no links"),
    ("<robot><link name=\"a\"></robot>", "urdf.unreadable", "mismatched tag"),
    ("<!DOCTYPE r [<!ENTITY a \"b\">]><robot/>", "urdf.unreadable", "declares an entity"),
    ("\u{0}\u{1}", "urdf.unreadable", "not well-formed"),
  ]) func refused(_ text: String, _ rule: String, _ words: String) {
    let (document, findings) = URDFText.read(text)
    #expect(document == nil)
    #expect(findings.map(\.rule) == [rule])
    #expect(findings.first?.message.contains(words) == true, "\(findings.first?.message ?? "")")
    #expect(findings.first?.source?.file == "m.urdf")
  }

  /// Thousands of shapes without names are numbered on, not counted anew for each.
  @Test func shapesWithoutNames() throws {
    let shape = "<visual><geometry><box size=\"1 1 1\"/></geometry></visual>"
    let link = "<link name=\"a\"><visual name=\"box_3\"><geometry><box size=\"1 1 1\"/></geometry></visual>"
    let text = URDFText.robot(link + String(repeating: shape, count: 20_000) + "</link>")
    let names = try #require(URDFText.read(text).document).parts[0].shapes.map(\.id)
    #expect(Set(names).count == 20_001)
    #expect(names.prefix(4) == ["box_3", "box", "box_2", "box_4"] && names.last == "box_20001")
  }

  @Test func lengthsBeyondReasonAreRefused() {
    let body = Self.two.joined() + URDFText.joint("j", "a", "b", type: "fixed", "<origin xyz=\"1e9 0 0\"/>")
    let (document, findings) = URDFText.read(URDFText.robot(body))
    #expect(document == nil)
    #expect(findings.contains { $0.rule == "document.placement" })
  }

  @Test func aRunawayRingOfFollowersEnds() throws {
    let mimic = { (other: String) in "<mimic joint=\"\(other)\" multiplier=\"1e14\" offset=\"1\"/>" }
    let body =
      (Self.two + [
        URDFText.link("c"), URDFText.joint("j", "a", "b", URDFText.limit + mimic("k")),
        URDFText.joint("k", "a", "c", URDFText.limit + mimic("j")),
      ]).joined()
    let document = try #require(URDFText.read(URDFText.robot(body)).document)
    #expect(document.home.values.allSatisfy { abs($0) < 1e6 })
    #expect(DocumentIntegrity.form(of: document) == [])
  }

  @Test func remarksAreLimited() throws {
    let links = (0..<500).map { _ in URDFText.link("a") }.joined(separator: "\n")
    let document = try #require(URDFText.read(URDFText.robot(links)).document)
    #expect(document.findings.count == 201)
    #expect(document.findings.last?.message == "299 more remarks about this file are left out")
  }

  @Test func onlyRobotsAreRecognised() {
    func recognised(_ text: String) -> Bool { ImportFormat.of(Array(text.utf8)) == .urdf }
    #expect(recognised("<?xml version=\"1.0\"?>\n<!-- <sdf> -->\n<robot name=\"a\">"))
    #expect(recognised("\u{FEFF}<robot>"))
    #expect(!recognised("<robots/>"))
    #expect(!recognised("<!-- <robot> -->"))
    #expect(!recognised("<mujoco/>"))
    #expect(!recognised(""))
  }
}
