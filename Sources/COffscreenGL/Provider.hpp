// Where an OpenGL context without a window comes from.
#pragma once

#include <memory>
#include <string>

namespace offscreen {

/// A 4.5 core context. Made on one thread, it may be entered from any, one at a time.
class Provider {
 public:
  virtual ~Provider() = default;
  /// Makes the context current on this thread; throws `Failure`.
  virtual void enter() = 0;
  /// Makes no context current on this thread.
  virtual void leave() = 0;
  virtual void (*address(const char *name))() = 0;
  /// The way that this context came: `OSMesa`, `EGL surfaceless`, `EGL device 0`.
  virtual std::string name() const = 0;
};

/// Software rendering without display or device. The library is loaded when this is called, and not before.
std::unique_ptr<Provider> make_osmesa_provider();

/// `any`: hardware where there is some, else Mesa's software.
enum class EGLPlatform { any, device, surfaceless };

/// OpenGL through EGL, which reaches GPUs too. The library is loaded when this is called, and not before.
std::unique_ptr<Provider> make_egl_provider(EGLPlatform platform);

}  // namespace offscreen
