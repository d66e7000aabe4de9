internal import PintleGeometry
internal import PintleProgram
internal import PintleRender

extension DoctorVerb {
  /// Everything that is needed, in the order in which a program meets it.
  static func items() async -> [Item] {
    var items = await ProgramRequirement.all().map {
      Item(
        name: $0.name, purpose: $0.purpose, ok: $0.found != nil, found: $0.found ?? $0.complaint,
        get: $0.found == nil ? $0.remedy : "")
    }
    items.append(
      // The executable is linked against it: that this line runs says that it was found.
      Item(name: "Open CASCADE", purpose: "solids", ok: true, found: SolidKernel.version, get: ""))
    items.append(picture("OpenGL (OSMesa)", get: "apt-get install libosmesa6", RenderRequirements.openGL))
    items.append(picture("Typeface", get: "apt-get install fonts-dejavu-core", RenderRequirements.typeface))
    return items
  }

  private static func picture(_ name: String, get: String, _ find: () throws(RenderError) -> String) -> Item {
    do throws(RenderError) {
      return Item(name: name, purpose: "pictures", ok: true, found: try find(), get: "")
    } catch {
      return Item(name: name, purpose: "pictures", ok: false, found: "\(error)", get: get)
    }
  }
}
