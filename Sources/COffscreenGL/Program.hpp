// One shader stage per program: the vertex stage, which is the dearest to compile, is shared by all passes.
#pragma once

#include <initializer_list>
#include <string>

#include "GL.hpp"

namespace offscreen {

/// A separable program of one stage, made when it is first used; must be destroyed with the context current.
class Stage {
 public:
  Stage(const GL &gl, GLenum kind, std::initializer_list<const char *> pieces);
  ~Stage() {
    if (name_) gl_.DeleteProgram(name_);
  }
  Stage(const Stage &) = delete;
  Stage &operator=(const Stage &) = delete;

  /// Compiles once; throws `Failure` with the compiler's log.
  GLuint name();

 private:
  const GL &gl_;
  GLenum kind_;
  std::string text_;
  GLuint name_ = 0;
};

}  // namespace offscreen
