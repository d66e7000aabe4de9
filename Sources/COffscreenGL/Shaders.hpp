// The shaders, as text.
//
// On llvmpipe a first picture is mostly compile time, so there are few shaders and few states: one vertex stage for all
// passes; one fragment stage for surfaces, ground and outlines; patterns come from a texture; occlusion is found inside
// the surface stage. Loops are real branches in llvmpipe, ifs are not.
//
// Light: a studio made of formulas. A hemisphere (bright above, warm grey below), a large soft box above the viewer's
// left shoulder (the key, with a shadow map), a strip light on the right. The rig turns with the camera, so that every
// view is lit alike. Surfaces are metal-rough (f0 = 4 % or the base colour) with the split-sum approximation of
// Karis, "Physically Based Shading on Mobile" (2014); tone curve: Khronos PBR Neutral (2024).
// Ambient occlusion: McGuire et al., "Scalable Ambient Obscurance" (2012), with a spiral of taps of bounded weight.
#pragma once

namespace offscreen::shaders {

inline const char *const header = "#version 450 core\n";

inline const char *const frame = R"(
layout(std140, binding = 0) uniform Frame {
  mat4 clip_from_world;
  mat4 shadow_from_world;   // to 0…1
  mat4 camera_from_world;
  vec4 projection;          // P00, P11
  vec4 unprojection;        // camera z = (x d + y) / (z d + w) for a depth d of −1…1
  vec4 eye;                 // w: 1 = perspective, 0 = orthographic
  vec4 viewer;              // unit, toward an orthographic viewer
  vec4 key;                 // unit, toward the key light; w: its shadow's bias, metres
  vec4 right;               // unit, horizontal, the viewer's right
  vec4 front;               // unit, horizontal, toward the viewer
  vec4 ground;              // centre x, y, z; radius
  vec4 size;                // width, height in pixels; occlusion radius, metres; outline depth bias
  vec4 background;          // linear light
};
)";

// material.x: part, 16 bits; first layer of the pattern, 4; its axis, 2; 1 << 24: outline; 1 << 25: ground.
// material.y: square roots of the base colour, opacity; material.z: metallic, roughness, muted, seed (all unorm 4×8);
// material.w: tiles of the pattern per metre, contrast (half 2×16).
inline const char *const vertex = R"(
layout(location = 0) in vec3 position;
layout(location = 1) in vec4 normal;
layout(location = 2) in vec4 row_x;
layout(location = 3) in vec4 row_y;
layout(location = 4) in vec4 row_z;
layout(location = 5) in uvec4 material;
out gl_PerVertex { vec4 gl_Position; };
layout(location = 0) out vec3 v_world;
layout(location = 1) out vec3 v_normal;
layout(location = 2) out vec3 v_object;
layout(location = 3) out vec3 v_object_normal;
layout(location = 4) flat out uvec4 v_material;
void main() {
  vec4 p = vec4(position, 1);
  v_world = vec3(dot(row_x, p), dot(row_y, p), dot(row_z, p));
  v_normal = vec3(dot(row_x.xyz, normal.xyz), dot(row_y.xyz, normal.xyz), dot(row_z.xyz, normal.xyz));
  v_object = position;
  v_object_normal = normal.xyz;
  v_material = material;
  gl_Position = clip_from_world * vec4(v_world, 1);
  gl_Position.z -= (material.x & 0x1000000u) != 0u ? size.w * gl_Position.w : 0.0;
}
)";

inline const char *const depth_fragment = "void main() {}\n";

inline const char *const id_fragment = R"(
layout(location = 4) flat in uvec4 v_material;
layout(location = 0) out uvec2 ids;
void main() { ids = v_material.xx & 0xffffu; }
)";

inline const char *const varyings = R"(
layout(location = 0) in vec3 v_world;
layout(location = 1) in vec3 v_normal;
layout(location = 2) in vec3 v_object;
layout(location = 3) in vec3 v_object_normal;
layout(location = 4) flat in uvec4 v_material;
layout(location = 0) out vec4 result;
)";

inline const char *const light = R"(
// A rectangle of light in direction d, seen along r; softened by roughness.
float soft_box(vec3 r, vec3 d, vec3 across, vec2 half_size, float soft) {
  vec3 up = cross(d, across);
  vec2 q = abs(vec2(dot(r, across), dot(r, up)) / max(dot(r, d), 0.05));
  vec2 s = smoothstep(half_size + soft, half_size - soft, q);
  return s.x * s.y;
}
vec3 studio(vec3 r, float rough) {
  float soft = 0.05 + 0.9 * rough;
  vec3 c = mix(vec3(0.42, 0.41, 0.40), vec3(0.80, 0.82, 0.85), smoothstep(-soft, soft, r.z));
  c *= 1.0 - 0.28 * (1.0 - rough) * smoothstep(0.2, 0.9, dot(r, front.xyz)) * smoothstep(0.6, 0.0, abs(r.z));
  float key_box = soft_box(r, key.xyz, normalize(cross(key.xyz, vec3(0, 0, 1))), vec2(0.75, 0.5), soft);
  float strip = soft_box(r, right.xyz, front.xyz, vec2(0.28, 1.3), soft);
  return c + (1.9 * key_box + 0.8 * strip) / (1.0 + 1.5 * rough);
}
vec2 split_sum(float rough, float facing) {
  vec4 r4 = rough * vec4(-1.0, -0.0275, -0.572, 0.022) + vec4(1.0, 0.0425, 1.04, -0.04);
  float a = min(r4.x * r4.x, exp2(-9.28 * facing)) * r4.x + r4.y;
  return vec2(-1.04, 1.04) * a + r4.zw;
}
vec3 tone(vec3 c) {
  float x = min(c.r, min(c.g, c.b));
  c -= x < 0.08 ? x - 6.25 * x * x : 0.04;
  float peak = max(c.r, max(c.g, c.b));
  float start = 0.76;
  float squeezed = 1.0 - (1.0 - start) * (1.0 - start) / (max(peak, start) + 1.0 - 2.0 * start);
  vec3 bright = mix(vec3(squeezed), c * squeezed / max(peak, 1e-4), 1.0 / (0.15 * (peak - squeezed) + 1.0));
  return peak < start ? c : bright;
}
vec3 encoded(vec3 c) {
  c = clamp(c, 0.0, 1.0);
  return mix(12.92 * c, 1.055 * pow(c, vec3(1.0 / 2.4)) - 0.055, greaterThan(c, vec3(0.0031308)));
}
)";

inline const char *const surface_fragment = R"(
layout(binding = 0) uniform sampler2D depths;
layout(binding = 1) uniform sampler2DShadow shadow;
layout(binding = 2) uniform sampler2DArray patterns;

vec3 place(vec2 p, float depth) {
  float d = depth * 2.0 - 1.0;
  float z = (unprojection.x * d + unprojection.y) / (unprojection.z * d + unprojection.w);
  return vec3((p * (2.0 / size.xy) - 1.0) * (1.0 - eye.w * (z + 1.0)) / projection.xy, z);
}
// 0, ¼, ½, ¾ in blocks of 2 × 2 pixels: neighbours look at different places, so that steps turn into even tone.
float phase() {
  ivec2 p = ivec2(gl_FragCoord.xy) & 1;
  return 0.25 * float(2 * (p.x ^ p.y) + p.y);
}
// The share of the sky that is open here: taps on a spiral, each counts by how far it rises over the surface.
float openness(vec3 n, int taps) {
  vec3 at = (camera_from_world * vec4(v_world, 1)).xyz;
  vec3 up = mat3(camera_from_world) * n;
  float r = size.z, start = phase();
  float pixels = min(0.5 * size.y * projection.y * r / (eye.w > 0.5 ? -at.z : 1.0), 0.3 * size.y);
  vec2 turn = start < 0.3 ? (start < 0.1 ? vec2(1, 0) : vec2(0, 1)) : (start < 0.6 ? vec2(0.707) : vec2(-0.707, 0.707));
  float sum = 0.0;
  for (int i = 0; i < taps; ++i) {
    turn = vec2(-0.73737 * turn.x - 0.67549 * turn.y, 0.67549 * turn.x - 0.73737 * turn.y);
    ivec2 q = ivec2(floor(gl_FragCoord.xy + (float(i) + 0.4 + start) / 9.5 * pixels * turn));
    q = clamp(q, ivec2(0), ivec2(size.xy) - 1);
    vec3 v = place(vec2(q) + 0.5, texelFetch(depths, q, 0).r) - at;
    float vv = dot(v, v);
    sum += max(1.0 - vv / (r * r), 0.0) * max(dot(v, up) * inversesqrt(vv + 1e-4 * r * r) - 0.1, 0.0);
  }
  return max(0.1, 1.0 - 1.7 / 9.0 * sum);
}
void main() {
  vec3 view = eye.w > 0.5 ? normalize(eye.xyz - v_world) : viewer.xyz;
  vec3 n = normalize(v_normal);
  n = gl_FrontFacing ? n : -n;
  vec4 color = unpackUnorm4x8(v_material.y);
  vec4 surface = unpackUnorm4x8(v_material.z);
  float is_ground = float((v_material.x >> 25) & 1u);
  uint kind = (v_material.x >> 16) & 15u;
  uint axis = (v_material.x >> 20) & 3u;

  // Pattern: two coordinates on the surface, the first along the pattern's axis; its end faces have a layer of their own.
  vec3 p = axis == 0u ? v_object : axis == 1u ? v_object.yzx : v_object.zxy;
  vec3 m = abs(axis == 0u ? v_object_normal : axis == 1u ? v_object_normal.yzx : v_object_normal.zxy);
  bool is_end = m.x > 0.8;
  vec2 around = vec2(p.x, atan(p.z, p.y) * length(p.yz));
  vec2 uv = is_end ? p.yz : kind == 10u ? around : m.y > m.z ? p.xz : p.xy;
  vec2 offset = kind < 5u ? vec2(surface.w * 7.3, surface.w * 3.1) : vec2(0.0);
  vec2 tiling = unpackHalf2x16(v_material.w);
  uv.x *= kind == 2u && !is_end ? 0.35 : 1.0;     // wood is drawn out along its grain
  vec2 grain = texture(patterns, vec3(uv * tiling.x + offset, kind + uint(is_end))).rg - 128.0 / 255.0;
  vec3 base = color.rgb * color.rgb;
  base *= max(0.05, 1.0 + 2.0 * tiling.y * grain.r) * (kind == 2u ? 0.93 + 0.14 * surface.w : 1.0);
  float rough = clamp(surface.y + tiling.y * grain.g, 0.04, 1.0);
  float muted = surface.z, metallic = surface.x * (1.0 - muted);
  base = mix(base, vec3(0.42 + 0.45 * dot(base, vec3(0.2126, 0.7152, 0.0722))), 0.78 * muted);

  vec4 s = shadow_from_world * vec4(v_world + n * key.w, 1);
  // Where the ground fades out there is nothing to find: no turn of a loop, no cost.
  float edge = 1.0 - smoothstep(0.4, 1.0, length(v_world.xy - ground.xy) / ground.w);
  bool matters = is_ground < 0.5 || edge > 0.0;
  float spread = mix(1.6, 8.0, is_ground) / 512.0, lit = matters ? 0.0 : 9.0;
  vec2 first = vec2(phase(), fract(2.0 * phase())) - 1.375;
  int row = matters ? 3 : 0;
  for (int y = 0; y < row; ++y)
    for (int x = 0; x < 3; ++x)
      lit += texture(shadow, s.xyz + vec3(spread * (vec2(x, y) + first), 0.0));
  lit /= 9.0;
  float open = openness(n, 3 * row);

  vec3 sky = mix(vec3(0.33, 0.32, 0.31), vec3(0.70, 0.71, 0.73), n.z * 0.5 + 0.5);
  sky += 0.16 * max(dot(n, normalize(right.xyz + front.xyz)), 0.0);
  vec3 irradiance = 1.06 * sky * open + 0.66 * lit * max(dot(n, key.xyz), 0.0);
  vec2 ab = split_sum(rough, clamp(dot(n, view), 0.0, 1.0));
  vec3 f0 = mix(vec3(0.04), base, metallic);
  vec3 specular = studio(reflect(-view, n), rough) * (f0 * ab.x + ab.y) * mix(1.0, open, 0.8);
  vec3 c = tone(base * (1.0 - metallic) * irradiance + specular);

  // The ground is the background, darkened where light is kept off.
  float shade = mix(1.0, (1.0 - 0.22 * (1.0 - smoothstep(0.7, 0.98, viewer.z)) * (1.0 - lit)) * mix(0.45, 1.0, open), edge);
  c = mix(c, background.rgb * shade, is_ground);

  result = vec4(encoded(c), 1);
}
)";

// Outlines: a darker tone of the surface, a lighter one of black. Cheap, because a line covers many blocks of pixels.
inline const char *const line_fragment = R"(
void main() {
  vec4 color = unpackUnorm4x8(v_material.y);
  vec3 base = color.rgb * color.rgb;
  float muted = unpackUnorm4x8(v_material.z).z;
  vec3 line = dot(base, vec3(0.2126, 0.7152, 0.0722)) < 0.045 ? base + 0.05 : base * 0.22 + 0.004;
  result = vec4(encoded(mix(line, vec3(0.22), 0.5 * muted)), 1);
}
)";

inline const char *const normal_fragment = R"(
void main() {
  vec3 n = normalize(v_normal);
  result = vec4(gl_FrontFacing ? n : -n, 1);
}
)";

// The mean of the samples of a pixel.
inline const char *const resolve_fragment = R"(
layout(binding = 0) uniform sampler2DMS samples;
layout(location = 0) out vec4 result;
void main() {
  result = vec4(0.0);
  for (int i = 0; i < 4; ++i) result += 0.25 * texelFetch(samples, ivec2(gl_FragCoord.xy), i);
}
)";

// Glass and the like: tint by opacity, reflections of the studio.
inline const char *const glass_fragment = R"(
void main() {
  vec3 view = eye.w > 0.5 ? normalize(eye.xyz - v_world) : viewer.xyz;
  vec3 n = normalize(v_normal);
  n = gl_FrontFacing ? n : -n;
  vec4 color = unpackUnorm4x8(v_material.y);
  vec4 surface = unpackUnorm4x8(v_material.z);
  bool is_line = (v_material.x & 0x1000000u) != 0u;
  vec3 base = mix(color.rgb * color.rgb, vec3(0.6), 0.6 * surface.z);
  vec2 ab = split_sum(surface.y, clamp(dot(n, view), 0.0, 1.0));
  float mirror = 0.04 * ab.x + ab.y;
  vec3 specular = studio(reflect(-view, n), surface.y) * mirror;
  float cover = is_line ? 0.85 : color.a + (1.0 - color.a) * mirror;
  vec3 c = is_line ? base * 0.25 : tone((base * 0.75 * color.a + specular) / cover);
  result = vec4(encoded(c) * cover, cover);
}
)";

}  // namespace offscreen::shaders
