// A mesh in the memory of OpenGL, and the edges that outlines are drawn from.
#pragma once

#include <cstdint>
#include <glm/glm.hpp>
#include <vector>

#include "GL.hpp"

namespace offscreen {

/// What one instance looks like to the shaders: `row_x`…`row_z` and `material`.
struct InstanceAttributes {
  float rows[12];
  uint32_t material[4];
};

/// An edge that may be seen as a line, by two vertices of its mesh.
struct Edge {
  uint32_t a, b;
  /// Normals of the planes of its triangles.
  glm::vec3 left, right;
  /// Drawn wherever it faces the viewer; others where they part front from back.
  bool crease;
};

/// Creases (surface normals differ by more than 25°), open borders, and edges between triangles that are not in one
/// plane. Vertices at equal places count as one. O(n) expected.
std::vector<Edge> visible_edges(
  const float *positions, const float *normals, size_t vertex_count, const uint32_t *indices, size_t index_count);

/// Owns its buffers; must be destroyed with the context current.
class Mesh {
 public:
  /// `instances` and `lines` are the buffers that instance attributes and the indices of outlines are read from.
  /// The caller checks for errors of OpenGL.
  Mesh(
    const GL &gl, GLuint instances, GLuint lines, const float *positions, const float *normals, size_t vertex_count,
    const uint32_t *indices, size_t index_count, bool closed, bool outlined);
  ~Mesh();
  Mesh(const Mesh &) = delete;
  Mesh &operator=(const Mesh &) = delete;

  void draw_triangles(uint32_t first_instance, uint32_t count) const;
  void draw_lines(uint32_t instance, size_t first_index, size_t count) const;
  /// Appends the two vertices of every edge that is a line for a viewer at `eye` (w = 1) or toward `eye` (w = 0),
  /// in the mesh's frame.
  void outline(const glm::vec4 &eye, std::vector<uint32_t> &out) const;
  /// The middle of the box around it, and half the box, in its frame.
  const glm::vec3 &centre() const { return centre_; }
  const glm::vec3 &reach() const { return reach_; }
  bool closed() const { return closed_; }
  size_t bytes() const { return bytes_; }

 private:
  const GL &gl_;
  /// Vertex arrays: triangles, lines. Buffers: vertices, indices.
  GLuint arrays_[2] = {}, buffers_[2] = {};
  GLsizei index_count_ = 0;
  bool closed_ = false;
  glm::vec3 centre_ = {}, reach_ = {};
  size_t bytes_ = 0;
  std::vector<Edge> edges_;
  /// The first vertex of each edge.
  std::vector<glm::vec3> anchors_;
};

}  // namespace offscreen
