#include "Renderer.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <vector>

#include "Patterns.hpp"
#include "Shaders.hpp"

namespace offscreen {
namespace {

/// Rows arrive bottom first; pictures have the top row first.
template <typename T>
void flip(T *pixels, size_t row, size_t height) {
  for (size_t y = 0; y < height / 2; ++y) {
    std::swap_ranges(pixels + y * row, pixels + (y + 1) * row, pixels + (height - 1 - y) * row);
  }
}

}  // namespace

Renderer::Renderer(std::unique_ptr<Provider> provider) : provider_(std::move(provider)) {
  namespace s = shaders;
  provider_->enter();
  gl_.load(*provider_);
  auto text = [&](GLenum name) { return reinterpret_cast<const char *>(gl_.GetString(name)); };
  description = provider_->name() + ": " + text(GL_VENDOR) + ", " + text(GL_RENDERER) + ", OpenGL " + text(GL_VERSION);
  targets_ = std::make_unique<Targets>(gl_);
  auto fragment = [&](std::initializer_list<const char *> pieces) {
    return std::make_unique<Stage>(gl_, GL_FRAGMENT_SHADER, pieces);
  };
  vertex_ = std::make_unique<Stage>(
    gl_, GL_VERTEX_SHADER, std::initializer_list<const char *>{s::header, s::frame, s::vertex});
  depth_ = fragment({s::header, s::depth_fragment});
  id_ = fragment({s::header, s::id_fragment});
  occlusion_ = fragment({s::header, s::frame, s::place, s::occlusion_fragment});
  surface_ = fragment({s::header, s::frame, s::varyings, s::light, s::daylight, s::surface_fragment});
  ground_ = fragment({s::header, s::frame, s::varyings, s::light, s::daylight, s::ground_fragment});
  simple_ = fragment({s::header, s::frame, s::varyings, s::simple_fragment});
  line_ = fragment({s::header, s::frame, s::varyings, s::light, s::line_fragment});
  glass_ = fragment({s::header, s::frame, s::varyings, s::light, s::glass_fragment});
  normal_ = fragment({s::header, s::frame, s::varyings, s::normal_fragment});
  resolve_ = fragment({s::header, s::resolve_fragment});
  gl_.GenBuffers(1, &instances_);
  gl_.GenBuffers(1, &lines_);
  gl_.GenBuffers(1, &frame_);
  gl_.GenProgramPipelines(1, &pipeline_);

  const float corners[] = {-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0}, up[] = {0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1};
  const uint32_t square[] = {0, 1, 2, 0, 2, 3};
  ground_mesh_ = std::make_unique<Mesh>(gl_, instances_, lines_, corners, up, 4, square, 6, false, false);

  gl_.GenTextures(1, &patterns_);
  gl_.BindTexture(GL_TEXTURE_2D_ARRAY, patterns_);
  gl_.PixelStorei(GL_UNPACK_ALIGNMENT, 1);
  for (int level = 0, size = pattern_size; size > 0; ++level, size /= 2) {
    gl_.TexImage3D(
      GL_TEXTURE_2D_ARRAY, level, GL_RG8, size, size, pattern_layers, 0, GL_RG, GL_UNSIGNED_BYTE, nullptr);
  }
  gl_.TexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_NEAREST);
  gl_.TexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  gl_.TexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_WRAP_S, GL_REPEAT);
  gl_.TexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_WRAP_T, GL_REPEAT);
  provide_pattern(OffscreenPlain);
  gl_.check("starting");
}

Renderer::~Renderer() {
  try {
    provider_->enter();
  } catch (const Failure &) {
    // Without its context nothing can be freed by name; the provider frees the context with all it holds.
    for (auto &mesh : meshes_) static_cast<void>(mesh.second.release());
    static_cast<void>(ground_mesh_.release());
    static_cast<void>(targets_.release());
    for (auto *stage : stages()) {
      static_cast<void>(stage->release());
    }
    return;
  }
  meshes_.clear();
  ground_mesh_.reset();
  targets_.reset();
  for (auto *stage : stages()) stage->reset();
  for (GLuint *buffer : {&instances_, &lines_, &frame_}) gl_.DeleteBuffers(1, buffer);
  gl_.DeleteProgramPipelines(1, &pipeline_);
  gl_.DeleteTextures(1, &patterns_);
  provider_->leave();
}

std::vector<std::unique_ptr<Stage> *> Renderer::stages() {
  return {
    &vertex_, &depth_, &id_, &occlusion_, &surface_, &ground_, &simple_, &line_, &glass_, &normal_, &resolve_};
}

void Renderer::provide_pattern(uint32_t kind) {
  if (pattern_made_[kind]) return;
  gl_.PixelStorei(GL_UNPACK_ALIGNMENT, 1);
  gl_.BindTexture(GL_TEXTURE_2D_ARRAY, patterns_);
  for (int end = 0; end < 2; ++end) {
    auto texels = pattern_texels(kind, end == 1);
    for (int level = 0, size = pattern_size; size > 0; ++level, size /= 2) {
      gl_.TexSubImage3D(
        GL_TEXTURE_2D_ARRAY, level, 0, 0, static_cast<GLint>(2 * kind) + end, size, size, 1, GL_RG, GL_UNSIGNED_BYTE,
        texels.data());
      texels = halved(texels, size);
    }
  }
  gl_.check("making a pattern");
  pattern_made_[kind] = true;
}

uint32_t Renderer::add_mesh(
  const float *positions, const float *normals, size_t vertex_count, const uint32_t *indices, size_t index_count,
  bool closed, bool outlined) {
  auto mesh = std::make_unique<Mesh>(
    gl_, instances_, lines_, positions, normals, vertex_count, indices, index_count, closed, outlined);
  gl_.check("uploading a mesh");
  mesh_bytes += mesh->bytes();
  const uint32_t name = next_mesh_++;
  meshes_[name] = std::move(mesh);
  return name;
}

void Renderer::remove_mesh(uint32_t mesh) {
  const auto found = meshes_.find(mesh);
  if (found == meshes_.end()) return;
  mesh_bytes -= found->second->bytes();
  meshes_.erase(found);
}

void Renderer::draw(
  const OffscreenView &view, const OffscreenInstance *instances, size_t count, const OffscreenOutputs &outputs) {
  const auto start = std::chrono::steady_clock::now();
  const auto width = static_cast<GLsizei>(view.width), height = static_cast<GLsizei>(view.height);
  targets_->reserve(width, height);
  prepare(view, instances, count, outputs.matrices);
  gl_.PixelStorei(GL_PACK_ALIGNMENT, 1);
  const bool simple = view.shading == OffscreenSimple;
  if (outputs.rgba && !simple) draw_shadow();
  draw_parts(view);
  if (outputs.ids) {
    gl_.BindFramebuffer(GL_READ_FRAMEBUFFER, targets_->ids);
    gl_.ReadBuffer(GL_COLOR_ATTACHMENT0);
    gl_.ReadPixels(0, 0, width, height, GL_RG_INTEGER, GL_UNSIGNED_SHORT, outputs.ids);
    flip(outputs.ids, 2 * view.width, view.height);
  }
  if (outputs.depths) read_depths(view, outputs.depths);
  if (outputs.rgba) {
    if (outputs.ids) drop_unseen(view, outputs.ids);
    if (simple) {
      draw_simple(view);
    } else {
      draw_occlusion();
      draw_picture(view);
      resolve();
    }
    gl_.BindFramebuffer(GL_READ_FRAMEBUFFER, targets_->resolved);
    gl_.ReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, outputs.rgba);
    flip(outputs.rgba, 4 * view.width, view.height);
  }
  // Last, because it has the depths of the parts overwritten: those of the ground go.
  if (outputs.normals) {
    targets_->reserve_normals();
    draw_normals(view);
    gl_.BindFramebuffer(GL_READ_FRAMEBUFFER, targets_->normals);
    gl_.ReadBuffer(GL_COLOR_ATTACHMENT0);
    gl_.ReadPixels(0, 0, width, height, GL_RGB, GL_FLOAT, outputs.normals);
    flip(outputs.normals, 3 * view.width, view.height);
  }
  gl_.check("reading a picture");
  timings.frame = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// Opaque parts of which no pixel shows anything need not be drawn in colour: most of what a case holds.
void Renderer::drop_unseen(const OffscreenView &view, const uint16_t *ids) {
  std::vector<bool> seen(65536);
  const size_t count = static_cast<size_t>(view.width) * view.height;
  for (size_t i = 0; i < count; ++i) seen[ids[2 * i]] = true;
  auto is_unseen = [&](const Batch &batch) {
    return !batch.transparent &&
      std::none_of(batch.parts.begin(), batch.parts.end(), [&](uint16_t part) { return seen[part]; });
  };
  batches_.erase(std::remove_if(batches_.begin(), batches_.end(), is_unseen), batches_.end());
  auto is_hidden = [&](const Outline &line) { return !line.transparent && !seen[line.part]; };
  outlines_.erase(std::remove_if(outlines_.begin(), outlines_.end(), is_hidden), outlines_.end());
}

/// Depths of the buffer, 0…1, to metres; where there is no part, to infinity: the ground is in the buffer too.
void Renderer::read_depths(const OffscreenView &view, float *depths) {
  const auto width = static_cast<GLsizei>(view.width), height = static_cast<GLsizei>(view.height);
  const size_t count = static_cast<size_t>(view.width) * view.height;
  std::vector<uint16_t> parts(2 * count);
  gl_.BindFramebuffer(GL_READ_FRAMEBUFFER, targets_->ids);
  gl_.ReadBuffer(GL_COLOR_ATTACHMENT0);
  gl_.ReadPixels(0, 0, width, height, GL_RG_INTEGER, GL_UNSIGNED_SHORT, parts.data());
  gl_.ReadPixels(0, 0, width, height, GL_DEPTH_COMPONENT, GL_FLOAT, depths);
  const glm::dvec4 u = uniforms_.unprojection;
  for (size_t i = 0; i < count; ++i) {
    const double d = 2.0 * depths[i] - 1;
    depths[i] = parts[2 * i] ? static_cast<float>(-(u.x * d + u.y) / (u.z * d + u.w))
                             : std::numeric_limits<float>::infinity();
  }
  flip(depths, view.width, view.height);
  gl_.check("reading depths");
}

}  // namespace offscreen
