// OpenGL through EGL without a window: on a device (a GPU, or Mesa's software one), or surfaceless.
//
// EGL_EXT_platform_device and EGL_EXT_device_enumeration name the devices, EGL_MESA_platform_surfaceless needs none.
// Nothing is drawn to a window: EGL_KHR_surfaceless_context.
#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <dlfcn.h>

#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "COffscreenGL.h"
#include "Failure.hpp"
#include "Provider.hpp"

namespace offscreen {
namespace {

/// The functions of the library, which stays loaded, as its displays stay initialised: they are shared by all contexts
/// of a process.
struct EGL {
  decltype(&eglGetProcAddress) address = nullptr;
  decltype(&eglQueryString) query_string = nullptr;
  decltype(&eglInitialize) initialize = nullptr;
  decltype(&eglBindAPI) bind_api = nullptr;
  decltype(&eglChooseConfig) choose_config = nullptr;
  decltype(&eglCreateContext) create_context = nullptr;
  decltype(&eglDestroyContext) destroy_context = nullptr;
  decltype(&eglMakeCurrent) make_current = nullptr;
  decltype(&eglGetError) error = nullptr;
  /// Extensions of the client; null where it has none.
  PFNEGLGETPLATFORMDISPLAYEXTPROC platform_display = nullptr;
  PFNEGLQUERYDEVICESEXTPROC query_devices = nullptr;
  PFNEGLQUERYDEVICESTRINGEXTPROC query_device_string = nullptr;
  std::string extensions;

  EGL() {
    void *handle = dlopen("libEGL.so.1", RTLD_NOW | RTLD_LOCAL);
    if (!handle) throw Failure(OffscreenUnavailable, "libEGL.so.1 cannot be loaded; install the Debian package libegl1");
    load(handle, "eglGetProcAddress", address);
    load(handle, "eglQueryString", query_string);
    load(handle, "eglInitialize", initialize);
    load(handle, "eglBindAPI", bind_api);
    load(handle, "eglChooseConfig", choose_config);
    load(handle, "eglCreateContext", create_context);
    load(handle, "eglDestroyContext", destroy_context);
    load(handle, "eglMakeCurrent", make_current);
    load(handle, "eglGetError", error);
    if (const char *text = query_string(EGL_NO_DISPLAY, EGL_EXTENSIONS)) extensions = text;
    if (has(extensions, "EGL_EXT_platform_base")) {
      platform_display = reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(address("eglGetPlatformDisplayEXT"));
    }
    if (has(extensions, "EGL_EXT_device_enumeration") || has(extensions, "EGL_EXT_device_base")) {
      query_devices = reinterpret_cast<PFNEGLQUERYDEVICESEXTPROC>(address("eglQueryDevicesEXT"));
      query_device_string = reinterpret_cast<PFNEGLQUERYDEVICESTRINGEXTPROC>(address("eglQueryDeviceStringEXT"));
    }
  }

  /// Whether a list of words parted by spaces holds a word.
  static bool has(const std::string &list, const char *word) {
    return (" " + list + " ").find(std::string(" ") + word + " ") != std::string::npos;
  }

  /// The devices of this machine, those with hardware first.
  std::vector<EGLDeviceEXT> devices(size_t &hardware) const {
    hardware = 0;
    EGLint count = 0;
    if (!query_devices || !query_devices(0, nullptr, &count) || count <= 0) return {};
    std::vector<EGLDeviceEXT> all(static_cast<size_t>(count));
    if (!query_devices(count, all.data(), &count) || count <= 0) return {};
    all.resize(static_cast<size_t>(count));
    std::vector<EGLDeviceEXT> sorted, software;
    for (EGLDeviceEXT device : all) {
      const char *text = query_device_string ? query_device_string(device, EGL_EXTENSIONS) : nullptr;
      (has(text ? text : "", "EGL_MESA_device_software") ? software : sorted).push_back(device);
    }
    hardware = sorted.size();
    sorted.insert(sorted.end(), software.begin(), software.end());
    return sorted;
  }

 private:
  template <typename F>
  static void load(void *handle, const char *name, F &function) {
    function = reinterpret_cast<F>(dlsym(handle, name));
    if (!function) throw Failure(OffscreenUnavailable, std::string("libEGL has no function ") + name);
  }
};

class EGLProvider final : public Provider {
 public:
  explicit EGLProvider(EGLPlatform platform) {
    if (!egl_.platform_display) {
      throw Failure(OffscreenUnavailable, "this EGL knows no platforms without a window (EGL_EXT_platform_base)");
    }
    size_t hardware = 0;
    const auto devices = egl_.devices(hardware);
    const bool surfaceless = EGL::has(egl_.extensions, "EGL_MESA_platform_surfaceless");
    // Hardware first; software by the surfaceless platform, which is older than devices without hardware.
    if (platform != EGLPlatform::surfaceless) {
      const size_t last = platform == EGLPlatform::any ? hardware : devices.size();
      for (size_t i = 0; i < last && !context_; ++i) {
        attempt(EGL_PLATFORM_DEVICE_EXT, devices[i], "device " + std::to_string(i));
      }
    }
    if (platform != EGLPlatform::device && surfaceless && !context_) {
      attempt(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, "surfaceless");
    }
    if (platform == EGLPlatform::any) {
      for (size_t i = hardware; i < devices.size() && !context_; ++i) {
        attempt(EGL_PLATFORM_DEVICE_EXT, devices[i], "device " + std::to_string(i));
      }
    }
    if (!context_) {
      throw Failure(
        OffscreenUnavailable, "EGL gives no OpenGL 4.5 core context" +
          (reasons_.empty() ? std::string(": it has neither a device nor the surfaceless platform") : reasons_));
    }
  }

  ~EGLProvider() override { egl_.destroy_context(display_, context_); }

  void enter() override {
    // The client API is a setting of each thread.
    egl_.bind_api(EGL_OPENGL_API);
    if (!egl_.make_current(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, context_)) {
      throw Failure(OffscreenFailed, "EGL did not make its context current (" + error() + ")");
    }
  }

  void leave() override {
    egl_.bind_api(EGL_OPENGL_API);
    egl_.make_current(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
  }

  void (*address(const char *name))() override { return egl_.address(name); }

  std::string name() const override { return "EGL " + place_; }

 private:
  std::string error() const {
    char text[16];
    std::snprintf(text, sizeof text, "0x%04x", static_cast<unsigned>(egl_.error()));
    return text;
  }

  /// Sets `display_` and `context_` where this display gives a context; else notes why not.
  void attempt(EGLenum platform, void *native, const std::string &place) {
    const EGLDisplay display = egl_.platform_display(platform, native, nullptr);
    EGLint major = 0, minor = 0;
    if (display == EGL_NO_DISPLAY || !egl_.initialize(display, &major, &minor)) {
      reasons_ += "; " + place + ": no display (" + error() + ")";
      return;
    }
    const char *text = egl_.query_string(display, EGL_EXTENSIONS);
    const std::string extensions = text ? text : "";
    if (!EGL::has(extensions, "EGL_KHR_surfaceless_context")) {
      reasons_ += "; " + place + ": no contexts without a surface";
      return;
    }
    egl_.bind_api(EGL_OPENGL_API);
    EGLConfig config = nullptr;
    if (!EGL::has(extensions, "EGL_KHR_no_config_context")) {
      const EGLint wanted[] = {EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_NONE};
      EGLint count = 0;
      if (!egl_.choose_config(display, wanted, &config, 1, &count) || count < 1) {
        reasons_ += "; " + place + ": no configuration for OpenGL";
        return;
      }
    }
    const EGLint attributes[] = {
      EGL_CONTEXT_MAJOR_VERSION, 4, EGL_CONTEXT_MINOR_VERSION, 5, EGL_CONTEXT_OPENGL_PROFILE_MASK,
      EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE,
    };
    const EGLContext context = egl_.create_context(display, config, EGL_NO_CONTEXT, attributes);
    if (context == EGL_NO_CONTEXT) {
      reasons_ += "; " + place + ": no context (" + error() + ")";
      return;
    }
    display_ = display;
    context_ = context;
    place_ = place;
  }

  EGL egl_;
  EGLDisplay display_ = EGL_NO_DISPLAY;
  EGLContext context_ = EGL_NO_CONTEXT;
  std::string reasons_, place_;
};

}  // namespace

std::unique_ptr<Provider> make_egl_provider(EGLPlatform platform) { return std::make_unique<EGLProvider>(platform); }

}  // namespace offscreen
