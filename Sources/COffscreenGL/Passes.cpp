// The passes of a frame.
#include "Renderer.hpp"

namespace offscreen {

void Renderer::use(Stage &fragment, const FrameUniforms &uniforms) {
  gl_.BindBuffer(GL_UNIFORM_BUFFER, frame_);
  gl_.BufferData(GL_UNIFORM_BUFFER, sizeof uniforms, &uniforms, GL_STREAM_DRAW);
  gl_.BindBufferBase(GL_UNIFORM_BUFFER, 0, frame_);
  gl_.UseProgramStages(pipeline_, GL_VERTEX_SHADER_BIT, vertex_->name());
  gl_.UseProgramStages(pipeline_, GL_FRAGMENT_SHADER_BIT, fragment.name());
  gl_.BindProgramPipeline(pipeline_);
}

void Renderer::begin(GLuint framebuffer, GLsizei width, GLsizei height) {
  gl_.BindFramebuffer(GL_FRAMEBUFFER, framebuffer);
  gl_.Viewport(0, 0, width, height);
  gl_.Scissor(0, 0, width, height);
  gl_.Enable(GL_SCISSOR_TEST);
  gl_.Enable(GL_DEPTH_TEST);
  gl_.Disable(GL_BLEND);
  gl_.ColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  gl_.DepthMask(GL_TRUE);
  gl_.DepthFunc(GL_LESS);
  const float far = 1;
  gl_.ClearBufferfv(GL_DEPTH, 0, &far);
}

void Renderer::draw_triangles(const Batch &batch) {
  if (batch.mesh->closed()) {
    gl_.Enable(GL_CULL_FACE);
  } else {
    gl_.Disable(GL_CULL_FACE);
  }
  batch.mesh->draw_triangles(batch.first, batch.count);
}

void Renderer::draw_shadow() {
  begin(targets_->shadow, Targets::shadow_size, Targets::shadow_size);
  gl_.Enable(GL_POLYGON_OFFSET_FILL);
  gl_.PolygonOffset(1.5f, 2);
  // The same vertex stage, seen from the light: from 0…1 back to clip coordinates.
  FrameUniforms from_light = uniforms_;
  glm::mat4 to_clip(2);
  to_clip[3] = {-1, -1, -1, 1};
  from_light.clip_from_world = to_clip * uniforms_.shadow_from_world;
  use(*depth_, from_light);
  for (const Batch &batch : batches_) {
    if (!batch.transparent) draw_triangles(batch);
  }
  gl_.Disable(GL_POLYGON_OFFSET_FILL);
  gl_.check("drawing shadows");
}

void Renderer::draw_parts(const OffscreenView &view) {
  begin(targets_->ids, static_cast<GLsizei>(view.width), static_cast<GLsizei>(view.height));
  const GLuint none[] = {0, 0, 0, 0};
  gl_.ClearBufferuiv(GL_COLOR, 0, none);
  use(*id_, uniforms_);
  // Channel masks, and no others: every new state is compiled anew by llvmpipe.
  gl_.ColorMask(GL_TRUE, GL_FALSE, GL_FALSE, GL_FALSE);
  // The ground joins the depth, for occlusion; its number is 0, it is no part.
  if (ground_seen_) draw_triangles({ground_mesh_.get(), ground_instance_, 1, false});
  bool transparent = false;
  for (const Batch &batch : batches_) {
    if (batch.transparent && !transparent) {
      // Transparent parts come far to near and leave the depth of what is behind them: the nearest one stays.
      transparent = true;
      gl_.DepthMask(GL_FALSE);
      gl_.ColorMask(GL_FALSE, GL_TRUE, GL_FALSE, GL_FALSE);
    }
    draw_triangles(batch);
  }
  gl_.check("drawing parts");
}

void Renderer::draw_surfaces(bool transparent) {
  for (const Batch &batch : batches_) {
    if (batch.transparent == transparent) draw_triangles(batch);
  }
}

void Renderer::draw_lines(const OffscreenView &view, bool transparent) {
  for (const Outline &line : outlines_) {
    if (line.transparent == transparent) line.mesh->draw_lines(line.instance, line.first, line.count);
  }
  if (view.outlines != 2) return;
  // The instances once more, marked as lines.
  gl_.PolygonMode(GL_FRONT_AND_BACK, GL_LINE);
  for (const Batch &batch : batches_) {
    if (batch.transparent == transparent) {
      draw_triangles({batch.mesh, batch.first + instance_count_, batch.count, transparent});
    }
  }
  gl_.PolygonMode(GL_FRONT_AND_BACK, GL_FILL);
}

/// A stage for every pixel of the viewport.
void Renderer::draw_screen(Stage &fragment) {
  gl_.Disable(GL_DEPTH_TEST);
  FrameUniforms plain = uniforms_;
  plain.clip_from_world = glm::mat4(1);
  use(fragment, plain);
  draw_triangles({ground_mesh_.get(), screen_instance_, 1, false});
}

void Renderer::bind(GLenum unit, GLenum kind, GLuint texture) {
  gl_.ActiveTexture(unit);
  gl_.BindTexture(kind, texture);
}

void Renderer::draw_occlusion() {
  bind(GL_TEXTURE1, GL_TEXTURE_2D, targets_->shadow_map);
  bind(GL_TEXTURE0, GL_TEXTURE_2D, targets_->depth_image);
  const auto width = static_cast<GLsizei>(uniforms_.size.x), height = static_cast<GLsizei>(uniforms_.size.y);
  gl_.BindFramebuffer(GL_FRAMEBUFFER, targets_->occlusion);
  gl_.Viewport(0, 0, (width + 1) / 2, (height + 1) / 2);
  gl_.Scissor(0, 0, (width + 1) / 2, (height + 1) / 2);
  gl_.ColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  draw_screen(*occlusion_);
  gl_.check("drawing occlusion");
}

void Renderer::draw_picture(const OffscreenView &view) {
  bind(GL_TEXTURE3, GL_TEXTURE_2D, targets_->occlusion_image);
  bind(GL_TEXTURE2, GL_TEXTURE_2D_ARRAY, patterns_);
  gl_.ActiveTexture(GL_TEXTURE0);
  begin(targets_->multisampled, static_cast<GLsizei>(view.width), static_cast<GLsizei>(view.height));
  const float background[] = {view.background[0] / 255.0f, view.background[1] / 255.0f, view.background[2] / 255.0f, 1};
  gl_.ClearBufferfv(GL_COLOR, 0, background);

  // A little more than a pixel: a line that falls between two rows is as dark as one that falls on a row.
  gl_.LineWidth(1.3f * (view.line_scale > 0 ? view.line_scale : 1));
  use(*surface_, uniforms_);
  draw_surfaces(false);
  if (ground_seen_) {
    use(*ground_, uniforms_);
    draw_triangles({ground_mesh_.get(), ground_instance_, 1, false});
  }
  if (view.outlines) {
    use(*line_, uniforms_);
    draw_lines(view, false);
  }
  if (!batches_.empty() && batches_.back().transparent) {
    gl_.DepthMask(GL_FALSE);
    gl_.Enable(GL_BLEND);
    gl_.BlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    use(*glass_, uniforms_);
    draw_surfaces(true);
    draw_lines(view, true);
    gl_.Disable(GL_BLEND);
    gl_.DepthMask(GL_TRUE);
  }
  gl_.check("drawing surfaces");
}

/// Over the depths of the parts, so that every pixel is lit once.
void Renderer::draw_simple(const OffscreenView &view) {
  gl_.BindFramebuffer(GL_FRAMEBUFFER, targets_->simple);
  gl_.ColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  gl_.DepthMask(GL_FALSE);
  gl_.DepthFunc(GL_LEQUAL);
  const float background[] = {view.background[0] / 255.0f, view.background[1] / 255.0f, view.background[2] / 255.0f, 1};
  gl_.ClearBufferfv(GL_COLOR, 0, background);
  gl_.LineWidth(view.line_scale > 0 ? view.line_scale : 1);
  use(*simple_, uniforms_);
  draw_surfaces(false);
  if (view.outlines) {
    use(*line_, uniforms_);
    draw_lines(view, false);
  }
  if (!batches_.empty() && batches_.back().transparent) {
    gl_.Enable(GL_BLEND);
    gl_.BlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    use(*simple_, uniforms_);
    draw_surfaces(true);
    gl_.Disable(GL_BLEND);
  }
  gl_.DepthMask(GL_TRUE);
  gl_.check("drawing simple surfaces");
}

void Renderer::draw_normals(const OffscreenView &view) {
  begin(targets_->normals, static_cast<GLsizei>(view.width), static_cast<GLsizei>(view.height));
  const float none[] = {0, 0, 0, 0};
  gl_.ClearBufferfv(GL_COLOR, 0, none);
  use(*normal_, uniforms_);
  for (const Batch &batch : batches_) {
    if (!batch.transparent) draw_triangles(batch);
  }
  gl_.check("drawing normals");
}

/// A draw of our own in place of a blit, whose shaders would have to be compiled on top of ours.
void Renderer::resolve() {
  gl_.BindFramebuffer(GL_FRAMEBUFFER, targets_->resolved);
  const float opaque[] = {0, 0, 0, 1};
  gl_.ClearBufferfv(GL_COLOR, 0, opaque);
  // With all four channels written llvmpipe would compile a second variant, for whole tiles.
  gl_.ColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_FALSE);
  gl_.BindTexture(GL_TEXTURE_2D_MULTISAMPLE, targets_->color_samples);
  draw_screen(*resolve_);
  gl_.ColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  gl_.check("resolving samples");
}

}  // namespace offscreen
