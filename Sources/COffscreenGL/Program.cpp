#include "Program.hpp"

#include "COffscreenGL.h"

namespace offscreen {

Stage::Stage(const GL &gl, GLenum kind, std::initializer_list<const char *> pieces) : gl_(gl), kind_(kind) {
  for (const char *piece : pieces) text_ += piece;
}

GLuint Stage::name() {
  if (name_) return name_;
  const char *text = text_.c_str();
  const GLuint program = gl_.CreateShaderProgramv(kind_, 1, &text);
  gl_.check("compiling a shader");
  GLint good = 0;
  gl_.GetProgramiv(program, GL_LINK_STATUS, &good);
  if (!good) {
    char log[2000] = "";
    gl_.GetProgramInfoLog(program, sizeof log, nullptr, log);
    gl_.DeleteProgram(program);
    throw Failure(OffscreenFailed, std::string("a shader does not compile: ") + log);
  }
  return name_ = program;
}

}  // namespace offscreen
