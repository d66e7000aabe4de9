#include <GL/osmesa.h>
#include <dlfcn.h>

#include "COffscreenGL.h"
#include "Failure.hpp"
#include "Provider.hpp"

namespace offscreen {
namespace {

/// The functions of the library, which stays loaded: its worker threads outlive a context.
struct Library {
  decltype(&OSMesaCreateContextAttribs) create = nullptr;
  decltype(&OSMesaDestroyContext) destroy = nullptr;
  decltype(&OSMesaMakeCurrent) make_current = nullptr;
  decltype(&OSMesaGetProcAddress) address = nullptr;

  Library() {
    void *handle = dlopen("libOSMesa.so.8", RTLD_NOW | RTLD_LOCAL);
    if (!handle) handle = dlopen("libOSMesa.so", RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
      throw Failure(
        OffscreenUnavailable, "libOSMesa.so.8 cannot be loaded; install the Debian package libosmesa6");
    }
    load(handle, "OSMesaCreateContextAttribs", create);
    load(handle, "OSMesaDestroyContext", destroy);
    load(handle, "OSMesaMakeCurrent", make_current);
    load(handle, "OSMesaGetProcAddress", address);
  }

 private:
  template <typename F>
  static void load(void *handle, const char *name, F &function) {
    function = reinterpret_cast<F>(dlsym(handle, name));
    if (!function) {
      throw Failure(OffscreenUnavailable, std::string("libOSMesa has no function ") + name + "; it is too old");
    }
  }
};

class OSMesaProvider final : public Provider {
 public:
  OSMesaProvider() {
    const int wanted[] = {
      OSMESA_FORMAT, OSMESA_RGBA, OSMESA_DEPTH_BITS, 0, OSMESA_PROFILE, OSMESA_CORE_PROFILE,
      OSMESA_CONTEXT_MAJOR_VERSION, 4, OSMESA_CONTEXT_MINOR_VERSION, 5, 0,
    };
    context_ = library_.create(wanted, nullptr);
    if (!context_) throw Failure(OffscreenUnavailable, "OSMesa gives no OpenGL 4.5 core context; its Mesa is too old");
  }

  ~OSMesaProvider() override { library_.destroy(context_); }

  void enter() override {
    // Frames go to buffers of our own; OSMesa insists on a window, so it gets the smallest.
    if (!library_.make_current(context_, window_, GL_UNSIGNED_BYTE, 1, 1)) {
      throw Failure(OffscreenFailed, "OSMesa did not make its context current");
    }
  }

  void leave() override { library_.make_current(nullptr, nullptr, 0, 0, 0); }

  void (*address(const char *name))() override { return library_.address(name); }

  std::string name() const override { return "OSMesa"; }

 private:
  Library library_;
  OSMesaContext context_ = nullptr;
  unsigned char window_[4] = {};
};

}  // namespace

std::unique_ptr<Provider> make_osmesa_provider() { return std::make_unique<OSMesaProvider>(); }

}  // namespace offscreen
