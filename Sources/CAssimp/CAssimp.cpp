#include "CAssimp.h"

#include <assimp/config.h>
#include <assimp/material.h>
#include <assimp/postprocess.h>
#include <assimp/scene.h>
#include <assimp/version.h>

#include <algorithm>
#include <assimp/DefaultIOStream.h>
#include <assimp/DefaultIOSystem.h>
#include <assimp/IOStream.hpp>
#include <assimp/IOSystem.hpp>
#include <assimp/Importer.hpp>
#include <assimp/MemoryIOWrapper.h>
#include <climits>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <vector>

namespace {

constexpr long long kLargestSideFile = 64LL << 20;

/// The file itself from memory; everything else only in or below its folder, links followed before they are judged.
class Folder : public Assimp::IOSystem {
public:
  Folder(const uint8_t *bytes, size_t count, std::string name, const char *folder)
    : bytes_(bytes), count_(count), name_(std::move(name)) {
    char real[PATH_MAX];
    if (folder && realpath(folder, real)) root_ = real;
  }

  bool Exists(const char *path) const override { return path == name_ || !resolve(path).empty(); }
  char getOsSeparator() const override { return '/'; }

  Assimp::IOStream *Open(const char *path, const char *mode) override {
    if (path == name_) return new Assimp::MemoryIOStream(bytes_, count_, false);
    if (!mode || mode[0] != 'r') return nullptr;
    const std::string real = resolve(path);
    if (real.empty()) return nullptr;
    Assimp::IOStream *stream = files_.Open(real.c_str(), "rb");
    if (stream && stream->FileSize() > static_cast<size_t>(kLargestSideFile)) {
      files_.Close(stream);
      return nullptr;
    }
    return stream;
  }

  void Close(Assimp::IOStream *stream) override { delete stream; }

private:
  std::string resolve(const char *path) const {
    if (root_.empty() || !path || !*path) return {};
    const std::string full = path[0] == '/' ? std::string(path) : root_ + "/" + path;
    char real[PATH_MAX];
    if (!realpath(full.c_str(), real)) return {};
    const std::string found = real;
    const std::string inside = root_ == "/" ? root_ : root_ + "/";
    return found.compare(0, inside.size(), inside) == 0 ? found : std::string();
  }

  const uint8_t *bytes_;
  size_t count_;
  std::string name_;
  std::string root_;
  Assimp::DefaultIOSystem files_;
};

struct Limit {
  size_t triangles;
};

struct Gathered {
  std::vector<double> positions;
  std::vector<float> normals;
  std::vector<uint32_t> indices;
  std::vector<AssimpPiece> pieces;
  bool hasNormals = true;
  size_t bad = 0;
};

void copyName(char (&to)[128], const aiString &first, const aiString &second) {
  const aiString &from = first.length > 0 ? first : second;
  const size_t n = std::min<size_t>(from.length, sizeof(to) - 1);
  std::memcpy(to, from.data, n);
  to[n] = 0;
}

void addMesh(const aiScene &scene, const aiMesh &mesh, const aiNode &node, const aiMatrix4x4 &toFile, Gathered &all) {
  const size_t base = all.positions.size() / 3;
  const aiMatrix3x3 linear(toFile);
  // Normals turn with the inverse transpose; a mirror image also turns triangles inside out.
  const bool mirrored = linear.Determinant() < 0;
  aiMatrix3x3 forNormals(linear);
  if (linear.Determinant() != 0) forNormals = aiMatrix3x3(linear).Inverse().Transpose();
  const bool normals = mesh.HasNormals();
  if (!normals) all.hasNormals = false;
  const bool plain = toFile.IsIdentity();
  std::vector<char> good(mesh.mNumVertices, 1);
  for (unsigned i = 0; i < mesh.mNumVertices; i++) {
    const aiVector3D &p = mesh.mVertices[i];
    // In double: a translation of many metres must not cost the millimetres.
    double x = p.x, y = p.y, z = p.z;
    if (!plain) {
      const double a = toFile.a1 * x + toFile.a2 * y + toFile.a3 * z + toFile.a4;
      const double b = toFile.b1 * x + toFile.b2 * y + toFile.b3 * z + toFile.b4;
      const double c = toFile.c1 * x + toFile.c2 * y + toFile.c3 * z + toFile.c4;
      x = a;
      y = b;
      z = c;
    }
    if (!std::isfinite(x) || !std::isfinite(y) || !std::isfinite(z)) {
      good[i] = 0;
      all.bad++;
      x = y = z = 0;
    }
    all.positions.insert(all.positions.end(), {x, y, z});
    const aiVector3D n = normals ? forNormals * mesh.mNormals[i] : aiVector3D(0, 0, 0);
    all.normals.insert(all.normals.end(), {n.x, n.y, n.z});
  }
  AssimpPiece piece{};
  piece.first_triangle = all.indices.size() / 3;
  copyName(piece.name, mesh.mName, node.mName);
  for (unsigned f = 0; f < mesh.mNumFaces; f++) {
    const aiFace &face = mesh.mFaces[f];
    if (face.mNumIndices != 3) continue;
    uint32_t corner[3];
    bool sound = true;
    for (int k = 0; k < 3; k++) {
      const unsigned i = face.mIndices[k];
      if (i >= mesh.mNumVertices || !good[i]) {
        sound = false;
        break;
      }
      corner[k] = static_cast<uint32_t>(base + i);
    }
    if (!sound) continue;
    if (mirrored) std::swap(corner[1], corner[2]);
    all.indices.insert(all.indices.end(), {corner[0], corner[1], corner[2]});
  }
  piece.triangle_count = all.indices.size() / 3 - piece.first_triangle;
  if (mesh.mMaterialIndex < scene.mNumMaterials) {
    aiColor4D c;
    if (scene.mMaterials[mesh.mMaterialIndex]->Get(AI_MATKEY_COLOR_DIFFUSE, c) == aiReturn_SUCCESS) {
      piece.colour[0] = c.r;
      piece.colour[1] = c.g;
      piece.colour[2] = c.b;
      piece.colour[3] = c.a;
      piece.has_colour = 1;
    }
  }
  all.pieces.push_back(piece);
}

void gather(const aiScene &scene, const Limit &limit, Gathered &all) {
  // Without recursion: a file may nest its nodes as deep as it likes.
  std::vector<std::pair<const aiNode *, aiMatrix4x4>> open{{scene.mRootNode, scene.mRootNode->mTransformation}};
  size_t triangles = 0;
  while (!open.empty()) {
    const auto [node, toFile] = open.back();
    open.pop_back();
    for (unsigned i = 0; i < node->mNumMeshes; i++) {
      const unsigned m = node->mMeshes[i];
      if (m >= scene.mNumMeshes) continue;
      triangles += scene.mMeshes[m]->mNumFaces;
      // A node may use one mesh again and again: the limit holds for what comes out.
      if (triangles > limit.triangles || all.positions.size() / 3 + scene.mMeshes[m]->mNumVertices > UINT32_MAX / 2) {
        throw limit;
      }
      addMesh(scene, *scene.mMeshes[m], *node, toFile, all);
    }
    for (unsigned i = node->mNumChildren; i-- > 0;) {
      open.emplace_back(node->mChildren[i], toFile * node->mChildren[i]->mTransformation);
    }
  }
}

/// Faces without those that have no surface, or name a vertex that is not there: a damaged file may hold them, and
/// assimp's own steps follow them blindly.
void dropUnsoundFaces(const aiScene &scene) {
  for (unsigned m = 0; m < scene.mNumMeshes; m++) {
    aiMesh &mesh = *scene.mMeshes[m];
    unsigned kept = 0, kinds = aiPrimitiveType_TRIANGLE;
    for (unsigned f = 0; f < mesh.mNumFaces; f++) {
      const aiFace &face = mesh.mFaces[f];
      const auto isMissing = [&](unsigned i) { return i >= mesh.mNumVertices; };
      if (face.mNumIndices < 3 || std::any_of(face.mIndices, face.mIndices + face.mNumIndices, isMissing)) continue;
      if (face.mNumIndices > 3) kinds |= aiPrimitiveType_POLYGON;
      if (kept != f) std::swap(mesh.mFaces[kept], mesh.mFaces[f]);
      kept++;
    }
    mesh.mNumFaces = kept;
    mesh.mPrimitiveTypes = kinds;
  }
}

template <typename T> T *copied(const std::vector<T> &from) {
  T *to = static_cast<T *>(std::malloc(std::max<size_t>(1, from.size() * sizeof(T))));
  if (!to) throw std::bad_alloc();
  if (!from.empty()) std::memcpy(to, from.data(), from.size() * sizeof(T));
  return to;
}

int32_t say(char text[256], const std::string &words) {
  const size_t n = std::min<size_t>(words.size(), 255);
  std::memcpy(text, words.data(), n);
  text[n] = 0;
  return 1;
}

/// One importer per thread: making one registers some fifty formats.
Assimp::Importer &importer() {
  static thread_local std::unique_ptr<Assimp::Importer> one;
  if (!one) {
    one = std::make_unique<Assimp::Importer>();
    // ROS lays a COLLADA mesh into the link's frame as its numbers stand, and only applies the unit: rviz and
    // geometric_shapes drop the turn to y-up that assimp would add, because links are z-up already.
    one->SetPropertyBool(AI_CONFIG_IMPORT_COLLADA_IGNORE_UP_DIRECTION, true);
  }
  return *one;
}

} // namespace

extern "C" int32_t assimp_read(
  const uint8_t *bytes, size_t count, const char *extension, const char *folder, size_t most_triangles, AssimpMesh *out,
  char text[256]) {
  *out = AssimpMesh{};
  text[0] = 0;
  try {
    if (!bytes || count == 0) return say(text, "the file is empty");
    const std::string name = std::string("pintle-mesh.") + (extension ? extension : "");
    Assimp::Importer &reader = importer();
    // The importer takes possession of its folder.
    reader.SetIOHandler(new Folder(bytes, count, name, folder));
    struct Done {
      Assimp::Importer &reader;
      ~Done() {
        reader.FreeScene();
        reader.SetIOHandler(nullptr);
      }
    } done{reader};
    const aiScene *scene = reader.ReadFile(name, 0);
    if (scene) {
      dropUnsoundFaces(*scene);
      scene = reader.ApplyPostProcessing(aiProcess_Triangulate | aiProcess_SortByPType);
    }
    if (!scene || !scene->mRootNode) {
      const char *why = reader.GetErrorString();
      return say(text, why && *why ? why : "no mesh in it");
    }
    Gathered all;
    gather(*scene, Limit{most_triangles}, all);
    if (all.indices.empty()) return say(text, "no triangles in it");
    out->positions = copied(all.positions);
    if (all.hasNormals) out->normals = copied(all.normals);
    out->indices = copied(all.indices);
    out->pieces = copied(all.pieces);
    out->vertex_count = all.positions.size() / 3;
    out->triangle_count = all.indices.size() / 3;
    out->piece_count = all.pieces.size();
    out->bad_vertex_count = all.bad;
    return 0;
  } catch (const Limit &limit) {
    assimp_release(out);
    return say(text, "more than " + std::to_string(limit.triangles) + " triangles");
  } catch (const std::bad_alloc &) {
    assimp_release(out);
    return say(text, "it needs more memory than there is");
  } catch (const std::exception &error) {
    assimp_release(out);
    return say(text, error.what());
  } catch (...) {
    assimp_release(out);
    return say(text, "the reader failed");
  }
}

extern "C" void assimp_release(AssimpMesh *mesh) {
  if (!mesh) return;
  std::free(mesh->positions);
  std::free(mesh->normals);
  std::free(mesh->indices);
  std::free(mesh->pieces);
  *mesh = AssimpMesh{};
}

extern "C" const char *assimp_version(void) {
  static const std::string version = std::to_string(aiGetVersionMajor()) + "." + std::to_string(aiGetVersionMinor()) +
    "." + std::to_string(aiGetVersionPatch());
  return version.c_str();
}
