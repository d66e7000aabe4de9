import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import Testing

@testable import PintleRender

@Suite struct ContactSheetTests {
  private func sheet(_ sketch: PictureSketch, _ options: ContactSheet = ContactSheet()) throws -> RenderedSheet {
    let model = sketch.model
    return try ContactSheet.make(
      model: model, mechanism: Mechanism(model), renderer: RendererTests.renderer.get(), options: options)
  }

  @Test func theTwinSaysWhatTheSheetShows() throws {
    let made = try sheet(.hingedBox, ContactSheet(verdict: .fail, headline: "lid reaches box after 3°"))
    let twin = made.twin
    #expect(twin.title == "HingedBox" && twin.verdict == .fail && twin.headline == "lid reaches box after 3°")
    #expect(twin.subtitle == "300 × 200 × 122 mm   1.6 kg   2 parts   1 joint")
    #expect(
      twin.cells.map(\.label) == [
        "front right", "back left", "front", "right", "back", "left", "top", "bottom", "lid_hinge 0°", "lid_hinge 55°",
        "lid_hinge 110°",
      ])
    #expect(twin.blankCells.isEmpty && twin.omitted.isEmpty)
    #expect(twin.cells[9].pose == ["lid_hinge": 0.96] && twin.cells[9].value == 0.96)
    let image = try Image(png: made.png)
    #expect(image.width == 1024 && image.width == twin.width && image.height == twin.height)
    for cell in twin.cells {
      #expect(cell.parts.count + cell.hidden.count == 2)
      for part in cell.parts {
        #expect(part.box.x >= cell.rect.x && part.box.x + part.box.width <= cell.rect.x + cell.rect.width)
        #expect(part.box.y >= cell.rect.y && part.box.y + part.box.height <= cell.rect.y + cell.rect.height)
      }
    }
    // From the front the lid is a red strip, and the twin's box says where.
    let lid = try #require(twin.cells[2].parts.first { $0.part == "lid" }).box
    let colour = image[lid.x + lid.width / 2, lid.y + lid.height / 2]
    #expect(colour.x > 2 * colour.y)
    #expect(abs(Double(lid.width) * twin.cells[2].scale - 0.3) < 0.006)
    // The mark for a failing asset is red.
    #expect(image[1024 - 16, 24] == [200, 40, 40, 255])
    #expect(twin.cells[6].hidden == ["box"])
    // One camera for a strip.
    #expect(Set(twin.cells[8...].map { [$0.camera.eye, $0.camera.target, $0.camera.up] }).count == 1)
    #expect(Set(twin.cells[8...].map(\.camera.fieldOfView)).count == 1)
  }

  @Test func labelsAreDrawn() throws {
    let made = try sheet(.hingedBox)
    let image = try Image(png: made.png)
    for cell in made.twin.cells {
      var dark = 0
      for y in cell.rect.y + 3..<cell.rect.y + 18 {
        for x in cell.rect.x + 26..<cell.rect.x + 66 where image[x, y].y < 110 { dark += 1 }
      }
      #expect(dark > 20, "\(cell.label)")
      #expect(cell.scaleBar > 0)
    }
  }

  @Test func numbersHaveALegend() throws {
    let mechanism = Mechanism(PictureSketch.hingedBox.model)
    let legend = ContactSheet.legend(JointStrip.all(of: mechanism).strips, mechanism)
    #expect(
      legend == [
        "1 front right (38°, 24°)", "2 back left (−142°, 24°)", "3 front (0°, 0°)", "4 right (90°, 0°)",
        "5 back (180°, 0°)", "6 left (−90°, 0°)", "7 top (0°, 90°)", "8 bottom (0°, −90°)",
        "9–11 lid_hinge (hinge, 0° to 110°)",
      ])
    // The badge of every cell is a dark box with a number in it.
    let made = try sheet(.hingedBox)
    let image = try Image(png: made.png)
    for cell in made.twin.cells {
      let corner = (5..<19).flatMap { y in (5..<18).map { x in image[cell.rect.x + x, cell.rect.y + y].y } }
      #expect(corner.count { $0 < 80 } > 60 && corner.count { $0 > 200 } > 8, "\(cell.label)")
    }
  }

  @Test func theSameModelGivesTheSameBytes() throws {
    let first = try sheet(.cabinet)
    let second = try sheet(.cabinet)
    #expect(first.png == second.png)
    #expect(try first.twin.json() == second.twin.json())
    let back = try CanonicalJSON.decode(PictureTwin.self, from: first.twin.json())
    #expect(back == first.twin)
    #expect(first.twin.cells.count == 8 + 3 * 5)
    #expect(first.twin.cells[2].parts.first { $0.part == "can" }?.behindGlass == true)
  }

  @Test func manyJointsAreAllDrawnOrNamed() throws {
    var s = PictureSketch("Mixer")
    s.box("desk", [2, 0.6, 0.1], at: [0, 0, 0.05], .white)
    for i in 0..<40 {
      let x = Double(i) * 0.048 - 0.94
      s.box("knob\(i)", [0.03, 0.03, 0.03], at: [x, 0, 0.12], .red)
      s.joint("knob\(i)", "knob\(i)", on: "desk", .spin, at: [x, 0, 0.1], along: [0, 0, 1], range: nil)
    }
    let twin = try sheet(s, ContactSheet(heightLimit: 1000)).twin
    let drawn = Set(twin.cells.compactMap(\.dof))
    #expect(drawn.count > 3 && drawn.count < 40)
    #expect(drawn.count + twin.omitted.count == 40)
    #expect(twin.omitted.allSatisfy { $0.reason == "no room on the sheet" && !drawn.contains($0.dof) })
    #expect(try sheet(s).twin.cells.count == 8 + 120)
  }

  @Test func anEmptyModelAndABadWidthAreErrors() {
    #expect(throws: RenderError.nothingToDraw(asset: "Empty")) { try sheet(PictureSketch("Empty")) }
    #expect(throws: RenderError.invalid("a sheet is 320 to 4096 pixels wide, not 10")) {
      try sheet(.hingedBox, ContactSheet(width: 10))
    }
  }

  @Test func aMissingFontNamesItsPackage() {
    let error = #expect(throws: RenderError.self) { try Font("DejaVuSans.ttf", folders: ["/nowhere"]) }
    #expect(
      error?.description
        == "DejaVuSans.ttf is in none of /nowhere; install the Debian package fonts-dejavu-core")
  }
}
