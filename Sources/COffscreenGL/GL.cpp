#include "GL.hpp"

#include "COffscreenGL.h"

namespace offscreen {

void GL::load(Provider &provider) {
#define OFFSCREEN_LOAD(type, name)                                                                                     \
  name = reinterpret_cast<type>(provider.address("gl" #name));                                                                  \
  if (!name) throw Failure(OffscreenUnavailable, "this OpenGL has no function gl" #name);
  OFFSCREEN_GL_FUNCTIONS(OFFSCREEN_LOAD)
#undef OFFSCREEN_LOAD
}

void GL::check(const char *what) const {
  const GLenum error = GetError();
  if (error == GL_NO_ERROR) return;
  // A lost context may report errors for ever: the queue is emptied, but not without end.
  for (int i = 0; i < 16 && GetError() != GL_NO_ERROR; ++i) {}
  if (error == GL_OUT_OF_MEMORY) throw Failure(OffscreenOutOfMemory, std::string("out of memory while ") + what);
  const char *name = error == GL_INVALID_ENUM        ? "invalid enum"
                     : error == GL_INVALID_VALUE     ? "invalid value"
                     : error == GL_INVALID_OPERATION ? "invalid operation"
                     : error == GL_INVALID_FRAMEBUFFER_OPERATION ? "invalid framebuffer operation"
                                                                 : "an unknown error";
  throw Failure(OffscreenFailed, std::string("OpenGL reported ") + name + " while " + what);
}

}  // namespace offscreen
