/// Where the OpenGL that draws the pictures comes from.
public enum GraphicsProvider: String, Hashable, Sendable, CaseIterable {
  /// OSMesa where it is installed, else EGL: software first, because it draws the same bytes on every machine.
  case automatic = "auto"
  /// Mesa's renderer on the processor, without a display or a device.
  case osmesa
  /// A GPU through EGL where there is one, else Mesa's software through EGL.
  case egl
  /// A device of EGL (EGL_EXT_platform_device): a GPU, or Mesa's software device.
  case eglDevice = "egl-device"
  /// Mesa's surfaceless platform (EGL_MESA_platform_surfaceless).
  case eglSurfaceless = "egl-surfaceless"
}
