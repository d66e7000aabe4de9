// Where an OpenGL context without a window comes from.
#pragma once

#include <memory>

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
};

/// Software rendering without display or device. The library is loaded when this is called, and not before.
std::unique_ptr<Provider> make_osmesa_provider();

}  // namespace offscreen
