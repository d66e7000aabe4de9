// The buffers that frames are drawn into, grown when a larger picture is asked for and kept for the next.
#pragma once

#include "GL.hpp"

namespace offscreen {

class Targets {
 public:
  static constexpr GLsizei shadow_size = 512;
  static constexpr GLsizei samples = 4;

  explicit Targets(const GL &gl) : gl_(gl) {}
  ~Targets() { release(); }
  Targets(const Targets &) = delete;
  Targets &operator=(const Targets &) = delete;

  /// Makes room for a picture of that size; throws `Failure`.
  void reserve(GLsizei width, GLsizei height);

  /// The same for normals, which few pictures need; throws `Failure`.
  void reserve_normals();

  /// Frame buffers.
  /// `simple`: the colours of `resolved` with the depths of `ids`. `occlusion`: half the width and height, rounded up.
  GLuint shadow = 0, ids = 0, occlusion = 0, multisampled = 0, resolved = 0, simple = 0, normals = 0;
  /// Textures.
  GLuint shadow_map = 0, id_image = 0, depth_image = 0, color_samples = 0, occlusion_image = 0, normal_image = 0;

 private:
  void release();
  GLuint texture(GLenum internal, GLenum format, GLenum type, GLsizei width, GLsizei height);
  GLuint renderbuffer(GLenum internal, GLsizei samples);
  GLuint framebuffer();
  void finish(const char *what);

  const GL &gl_;
  GLsizei width_ = 0, height_ = 0;
  GLuint depth_samples_ = 0, color_ = 0;
};

}  // namespace offscreen
