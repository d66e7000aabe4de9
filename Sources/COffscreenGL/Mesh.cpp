#include "Mesh.hpp"

#include <cmath>
#include <cstddef>
#include <cstring>

namespace offscreen {
namespace {

struct Vertex {
  float position[3];
  int16_t normal[4];
};

int16_t packed(float unit) {
  return static_cast<int16_t>(std::lround(std::fmax(-1.0f, std::fmin(1.0f, unit)) * 32767));
}

const void *at(size_t offset) { return reinterpret_cast<const void *>(offset); }

void attribute(const GL &gl, GLuint index, GLint size, GLenum type, GLsizei stride, size_t offset, GLuint divisor) {
  gl.EnableVertexAttribArray(index);
  gl.VertexAttribPointer(index, size, type, type == GL_SHORT, stride, at(offset));
  gl.VertexAttribDivisor(index, divisor);
}

}  // namespace

Mesh::Mesh(
  const GL &gl, GLuint instances, GLuint lines, const float *positions, const float *normals, size_t vertex_count,
  const uint32_t *indices, size_t index_count, bool closed, bool outlined)
    : gl_(gl), index_count_(static_cast<GLsizei>(index_count)), closed_(closed),
      edges_(
        outlined ? visible_edges(positions, normals, vertex_count, indices, index_count) : std::vector<Edge>()) {
  std::vector<Vertex> vertices(vertex_count);
  glm::vec3 low(positions[0], positions[1], positions[2]), high = low;
  for (size_t i = 0; i < vertex_count; ++i) {
    std::memcpy(vertices[i].position, positions + 3 * i, sizeof vertices[i].position);
    const glm::vec3 p(positions[3 * i], positions[3 * i + 1], positions[3 * i + 2]);
    low = glm::min(low, p);
    high = glm::max(high, p);
    for (size_t k = 0; k < 3; ++k) vertices[i].normal[k] = packed(normals[3 * i + k]);
    vertices[i].normal[3] = 0;
  }
  centre_ = 0.5f * (low + high);
  reach_ = 0.5f * (high - low);
  anchors_.reserve(edges_.size());
  for (const Edge &edge : edges_) {
    const float *p = positions + 3 * edge.a;
    anchors_.emplace_back(p[0], p[1], p[2]);
  }

  gl.GenBuffers(2, buffers_);
  gl.GenVertexArrays(2, arrays_);
  for (int k = 0; k < 2; ++k) {
    gl.BindVertexArray(arrays_[k]);
    gl.BindBuffer(GL_ARRAY_BUFFER, buffers_[0]);
    if (k == 0) gl.BufferData(GL_ARRAY_BUFFER, vertices.size() * sizeof(Vertex), vertices.data(), GL_STATIC_DRAW);
    attribute(gl, 0, 3, GL_FLOAT, sizeof(Vertex), offsetof(Vertex, position), 0);
    attribute(gl, 1, 4, GL_SHORT, sizeof(Vertex), offsetof(Vertex, normal), 0);
    gl.BindBuffer(GL_ARRAY_BUFFER, instances);
    const GLsizei stride = sizeof(InstanceAttributes);
    for (GLuint row = 0; row < 3; ++row) attribute(gl, 2 + row, 4, GL_FLOAT, stride, 16 * row, 1);
    gl.EnableVertexAttribArray(5);
    gl.VertexAttribIPointer(5, 4, GL_UNSIGNED_INT, stride, at(offsetof(InstanceAttributes, material)));
    gl.VertexAttribDivisor(5, 1);
    gl.BindBuffer(GL_ELEMENT_ARRAY_BUFFER, k == 0 ? buffers_[1] : lines);
    if (k == 0) gl.BufferData(GL_ELEMENT_ARRAY_BUFFER, index_count * sizeof(uint32_t), indices, GL_STATIC_DRAW);
  }
  gl.BindVertexArray(0);
  bytes_ = vertices.size() * sizeof(Vertex) + index_count * sizeof(uint32_t) +
    edges_.size() * (sizeof(Edge) + sizeof(glm::vec3));
}

Mesh::~Mesh() {
  gl_.DeleteVertexArrays(2, arrays_);
  gl_.DeleteBuffers(2, buffers_);
}

void Mesh::draw_triangles(uint32_t first_instance, uint32_t count) const {
  gl_.BindVertexArray(arrays_[0]);
  gl_.DrawElementsInstancedBaseInstance(
    GL_TRIANGLES, index_count_, GL_UNSIGNED_INT, nullptr, static_cast<GLsizei>(count), first_instance);
}

void Mesh::draw_lines(uint32_t instance, size_t first_index, size_t count) const {
  gl_.BindVertexArray(arrays_[1]);
  gl_.DrawElementsInstancedBaseInstance(
    GL_LINES, static_cast<GLsizei>(count), GL_UNSIGNED_INT, at(first_index * sizeof(uint32_t)), 1, instance);
}

void Mesh::outline(const glm::vec4 &eye, std::vector<uint32_t> &out) const {
  for (size_t i = 0; i < edges_.size(); ++i) {
    const Edge &edge = edges_[i];
    const glm::vec3 view = glm::vec3(eye) - anchors_[i] * eye.w;
    const float left = glm::dot(edge.left, view), right = glm::dot(edge.right, view);
    if (edge.crease ? left > 0 || right > 0 || !closed_ : (left > 0) != (right > 0)) {
      out.push_back(edge.a);
      out.push_back(edge.b);
    }
  }
}

}  // namespace offscreen
