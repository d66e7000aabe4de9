// Assemblies as STEP: what the library `PintleExchange` does behind a table of functions.
//
// Open CASCADE's data exchange brings its visualisation with it (some sixty libraries, 40 ms of loading), so it is a
// library of its own that is loaded when STEP is written; everything here is only its interface. Lengths are metres,
// as in COpenCascade.h; names are UTF-8; colours are linear-light sRGB with opacity.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Rotation by rows, then translation.
typedef struct {
  double rotation[9];
  double translation[3];
} OccPlace;

/// A solid (or an open shell) in its own frame, told once.
typedef struct {
  const OccShape *shape;
  const char *name;
  double colour[4];
} OccProduct;

/// An assembly below the root.
typedef struct {
  const char *name;
  /// In the root.
  OccPlace place;
} OccPart;

/// A product in its place in a part.
typedef struct {
  const char *name;
  int32_t part;
  int32_t product;
  OccPlace place;
} OccInstance;

typedef struct {
  const char *name;
  /// The program that writes, for the header.
  const char *generator;
  const OccProduct *products;
  size_t product_count;
  const OccPart *parts;
  size_t part_count;
  const OccInstance *instances;
  size_t instance_count;
} OccAssembly;

/// A node of an assembly as it is read, in depth-first order.
typedef struct {
  /// 0: a root; 1: what hangs on it; ….
  int32_t depth;
  /// Whether it is a shape and no assembly.
  int32_t is_shape;
  /// Of the instance, of the product of a root.
  char *name;
  /// Of the product that it is an instance of.
  char *product;
  /// In the whole.
  OccPlace place;
  /// m³ of a shape, signed.
  double volume;
  int32_t has_colour;
  double colour[4];
} OccNode;

typedef struct {
  /// The file's bytes (AP214, millimetres), to be ended with `release_bytes`. Equal assemblies have equal bytes.
  int32_t (*write_step)(const OccAssembly *assembly, char **bytes, size_t *count, OccStatus *status);
  void (*release_bytes)(char *bytes);
  /// The assembly of a STEP file, to be ended with `release_nodes`.
  int32_t (*read_step)(const char *bytes, size_t count, OccNode **nodes, size_t *node_count, OccStatus *status);
  void (*release_nodes)(OccNode *nodes, size_t count);
} OccExchange;

#ifdef __cplusplus
}
#endif
