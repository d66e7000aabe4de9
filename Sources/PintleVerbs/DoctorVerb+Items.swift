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
    let fault = SolidKernel.exchangeFault
    items.append(
      Item(
        name: "STEP", purpose: "export for CAD", ok: fault == nil, found: fault ?? SolidKernel.version,
        get: fault == nil ? "" : "apt-get install libocct-data-exchange-7.6, then make build"))
    items += openGL()
    items.append(picture("Typeface", get: "apt-get install fonts-dejavu-core", RenderRequirements.typeface))
    return items
  }

  /// Two ways to OpenGL, of which one will do.
  private static func openGL() -> [Item] {
    var ways = [
      picture("OpenGL (OSMesa)", get: "apt-get install libosmesa6") { () throws(RenderError) in
        try RenderRequirements.openGL(.osmesa)
      },
      picture("OpenGL (EGL)", get: "apt-get install libegl1") { () throws(RenderError) in
        try RenderRequirements.openGL(.egl)
      },
    ]
    if ways.contains(where: \.ok) {
      for i in ways.indices where !ways[i].ok {
        ways[i].ok = true
        ways[i].found = "not here, the other will do: \(ways[i].found)"
        ways[i].get = ""
      }
    }
    return ways
  }

  private static func picture(_ name: String, get: String, _ find: () throws(RenderError) -> String) -> Item {
    do throws(RenderError) {
      return Item(name: name, purpose: "pictures", ok: true, found: try find(), get: "")
    } catch {
      return Item(name: name, purpose: "pictures", ok: false, found: "\(error)", get: get)
    }
  }
}
