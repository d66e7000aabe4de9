// Frames: shadow map, parts with depth, then the picture.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "COffscreenGL.h"
#include "Mesh.hpp"
#include "Program.hpp"
#include "Provider.hpp"
#include "Targets.hpp"

namespace offscreen {

/// The uniform block `Frame` of the shaders, std140.
struct FrameUniforms {
  glm::mat4 clip_from_world, shadow_from_world, camera_from_world;
  glm::vec4 projection, unprojection, eye, viewer, key, key_right, key_up, right, front, ground, size, background;
};

/// All methods want the context current; they throw `Failure`.
class Renderer {
 public:
  /// Enters the context and leaves it current.
  explicit Renderer(std::unique_ptr<Provider> provider);
  ~Renderer();
  Renderer(const Renderer &) = delete;
  Renderer &operator=(const Renderer &) = delete;

  void enter() { provider_->enter(); }
  void leave() { provider_->leave(); }

  uint32_t add_mesh(
    const float *positions, const float *normals, size_t vertex_count, const uint32_t *indices, size_t index_count,
    bool closed, bool outlined);
  void remove_mesh(uint32_t mesh);

  void draw(
    const OffscreenView &view, const OffscreenInstance *instances, size_t count, const OffscreenOutputs &outputs);

  std::string message, description;
  OffscreenTimings timings = {};
  size_t mesh_bytes = 0;

 private:
  /// Neighbouring instances of one mesh.
  struct Batch {
    const Mesh *mesh;
    uint32_t first, count;
    bool transparent;
    /// Of its instances, the part numbers.
    std::vector<uint16_t> parts = {};
  };
  /// The outlines of one instance, by their indices in `lines_`.
  struct Outline {
    const Mesh *mesh;
    uint32_t instance;
    size_t first, count;
    bool transparent;
    uint16_t part;
  };

  void prepare(const OffscreenView &view, const OffscreenInstance *instances, size_t count, OffscreenMatrices *matrices);
  void sort(const OffscreenView &view, const OffscreenInstance *instances, size_t count);
  void use(Stage &fragment, const FrameUniforms &uniforms);
  void begin(GLuint framebuffer, GLsizei width, GLsizei height);
  void draw_triangles(const Batch &batch);
  void draw_shadow();
  void draw_parts(const OffscreenView &view);
  void draw_normals(const OffscreenView &view);
  void draw_occlusion();
  void draw_picture(const OffscreenView &view);
  void draw_simple(const OffscreenView &view);
  void draw_surfaces(bool transparent);
  void draw_lines(const OffscreenView &view, bool transparent);
  void draw_screen(Stage &fragment);
  void bind(GLenum unit, GLenum kind, GLuint texture);
  void drop_unseen(const OffscreenView &view, const uint16_t *ids);
  void read_depths(const OffscreenView &view, float *depths);
  void resolve();
  void provide_pattern(uint32_t kind);

  std::unique_ptr<Provider> provider_;
  GL gl_;
  std::map<uint32_t, std::unique_ptr<Mesh>> meshes_;
  uint32_t next_mesh_ = 1;
  std::unique_ptr<Targets> targets_;
  std::vector<std::unique_ptr<Stage> *> stages();
  std::unique_ptr<Stage> vertex_, depth_, id_, occlusion_, surface_, ground_, simple_, line_, glass_, normal_, resolve_;
  std::unique_ptr<Mesh> ground_mesh_;
  GLuint instances_ = 0, lines_ = 0, frame_ = 0, pipeline_ = 0, patterns_ = 0;
  bool pattern_made_[8] = {};
  FrameUniforms uniforms_ = {};
  std::vector<Batch> batches_;
  std::vector<Outline> outlines_;
  uint32_t instance_count_ = 0, ground_instance_ = 0, screen_instance_ = 0;
  bool ground_seen_ = false;
};

}  // namespace offscreen
