#include "Targets.hpp"

#include <algorithm>

#include "COffscreenGL.h"

namespace offscreen {

GLuint Targets::texture(GLenum internal, GLenum format, GLenum type, GLsizei width, GLsizei height) {
  GLuint name = 0;
  gl_.GenTextures(1, &name);
  gl_.BindTexture(GL_TEXTURE_2D, name);
  gl_.TexImage2D(GL_TEXTURE_2D, 0, static_cast<GLint>(internal), width, height, 0, format, type, nullptr);
  gl_.TexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  gl_.TexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  gl_.TexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  gl_.TexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  return name;
}

GLuint Targets::renderbuffer(GLenum internal, GLsizei count) {
  GLuint name = 0;
  gl_.GenRenderbuffers(1, &name);
  gl_.BindRenderbuffer(GL_RENDERBUFFER, name);
  if (count > 1) {
    gl_.RenderbufferStorageMultisample(GL_RENDERBUFFER, count, internal, width_, height_);
  } else {
    gl_.RenderbufferStorage(GL_RENDERBUFFER, internal, width_, height_);
  }
  return name;
}

GLuint Targets::framebuffer() {
  GLuint name = 0;
  gl_.GenFramebuffers(1, &name);
  gl_.BindFramebuffer(GL_FRAMEBUFFER, name);
  return name;
}

void Targets::finish(const char *what) {
  if (gl_.CheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
    throw Failure(OffscreenFailed, std::string("the frame buffer for ") + what + " is incomplete");
  }
}

void Targets::reserve(GLsizei width, GLsizei height) {
  if (width <= width_ && height <= height_ && resolved) return;
  // Odd, because llvmpipe compiles its shaders anew where a texture's sides become powers of two or cease to be.
  width = std::max(width, width_) | 3;
  height = std::max(height, height_) | 3;
  release();
  width_ = width;
  height_ = height;

  auto attach = [&](GLenum where, GLuint name) {
    gl_.FramebufferTexture2D(GL_FRAMEBUFFER, where, GL_TEXTURE_2D, name, 0);
  };
  shadow_map = texture(GL_DEPTH_COMPONENT24, GL_DEPTH_COMPONENT, GL_UNSIGNED_INT, shadow_size, shadow_size);
  gl_.TexParameteri(GL_TEXTURE_2D, GL_TEXTURE_COMPARE_MODE, GL_COMPARE_REF_TO_TEXTURE);
  gl_.TexParameteri(GL_TEXTURE_2D, GL_TEXTURE_COMPARE_FUNC, GL_LEQUAL);
  // What lies outside the map is lit.
  const float border[] = {1, 1, 1, 1};
  gl_.TexParameterfv(GL_TEXTURE_2D, GL_TEXTURE_BORDER_COLOR, border);
  gl_.TexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_BORDER);
  gl_.TexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_BORDER);
  shadow = framebuffer();
  attach(GL_DEPTH_ATTACHMENT, shadow_map);
  gl_.DrawBuffer(GL_NONE);
  gl_.ReadBuffer(GL_NONE);
  finish("shadows");

  id_image = texture(GL_RG16UI, GL_RG_INTEGER, GL_UNSIGNED_SHORT, width_, height_);
  depth_image = texture(GL_DEPTH_COMPONENT32F, GL_DEPTH_COMPONENT, GL_FLOAT, width_, height_);
  ids = framebuffer();
  attach(GL_COLOR_ATTACHMENT0, id_image);
  attach(GL_DEPTH_ATTACHMENT, depth_image);
  finish("parts");

  // Odd as well.
  occlusion_image = texture(GL_R32UI, GL_RED_INTEGER, GL_UNSIGNED_INT, ((width_ + 1) / 2) | 1, ((height_ + 1) / 2) | 1);
  occlusion = framebuffer();
  attach(GL_COLOR_ATTACHMENT0, occlusion_image);
  finish("occlusion");

  gl_.GenTextures(1, &color_samples);
  gl_.BindTexture(GL_TEXTURE_2D_MULTISAMPLE, color_samples);
  gl_.TexImage2DMultisample(GL_TEXTURE_2D_MULTISAMPLE, samples, GL_RGBA8, width_, height_, GL_TRUE);
  depth_samples_ = renderbuffer(GL_DEPTH_COMPONENT32F, samples);
  multisampled = framebuffer();
  gl_.FramebufferTexture2D(
    GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D_MULTISAMPLE, color_samples, 0);
  gl_.FramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, depth_samples_);
  finish("samples");
  color_ = renderbuffer(GL_RGBA8, 1);
  resolved = framebuffer();
  gl_.FramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, color_);
  finish("pictures");
  simple = framebuffer();
  gl_.FramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, color_);
  attach(GL_DEPTH_ATTACHMENT, depth_image);
  finish("simple pictures");
  gl_.check("making frame buffers");
}

void Targets::reserve_normals() {
  if (normals) return;
  normal_image = texture(GL_RGBA16F, GL_RGBA, GL_FLOAT, width_, height_);
  normals = framebuffer();
  gl_.FramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, normal_image, 0);
  gl_.FramebufferTexture2D(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D, depth_image, 0);
  finish("normals");
  gl_.check("making frame buffers");
}

void Targets::release() {
  for (GLuint *name : {&shadow, &ids, &occlusion, &multisampled, &resolved, &simple, &normals}) {
    if (*name) gl_.DeleteFramebuffers(1, name);
    *name = 0;
  }
  for (GLuint *name : {&shadow_map, &id_image, &depth_image, &color_samples, &occlusion_image, &normal_image}) {
    if (*name) gl_.DeleteTextures(1, name);
    *name = 0;
  }
  for (GLuint *name : {&depth_samples_, &color_}) {
    if (*name) gl_.DeleteRenderbuffers(1, name);
    *name = 0;
  }
}

}  // namespace offscreen
