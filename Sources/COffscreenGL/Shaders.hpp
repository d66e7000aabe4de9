// The shaders, as text.
//
// On llvmpipe a first picture is mostly compile time, so there are few shaders and few states: one vertex stage for all
// passes; patterns come from a texture. Loops are real branches in llvmpipe, ifs are not. A fragment stage runs for every
// triangle in every block of 4 × 4 pixels that it touches; what is dear (occlusion, shadows) runs once for 2 × 2 pixels of
// the depths instead, and surfaces look it up. Lighting the samples afterwards, once for those of one surface (deferred
// shading over instance and normal), looked the same and drew half to nine tenths as many pictures a second.
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
  vec4 projection;          // P00, P11; depth of the centre, metres
  vec4 unprojection;        // camera z = (x d + y) / (z d + w) for a depth d of −1…1
  vec4 eye;                 // w: 1 = perspective, 0 = orthographic
  vec4 viewer;              // unit, toward an orthographic viewer
  vec4 key;                 // unit, toward the key light; w: its shadow's bias, metres
  vec4 key_right, key_up;   // unit, the sides of the key light
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
// The share of a rectangle of light that a reflection meets, at q half sides from its middle; softened by roughness.
float soft_box(vec2 q, vec2 half_size, float soft) {
  vec2 t = clamp((half_size + soft - q) * (0.5 / soft), 0.0, 1.0);
  t *= t * (3.0 - 2.0 * t);
  return t.x * t.y;
}
vec3 studio(vec3 r, float rough) {
  float soft = 0.05 + 0.9 * rough;
  vec3 c = mix(vec3(0.42, 0.41, 0.40), vec3(0.80, 0.82, 0.85), smoothstep(-soft, soft, r.z));
  float before = dot(r, front.xyz);
  c *= 1.0 - 0.28 * (1.0 - rough) * smoothstep(0.2, 0.9, before) * smoothstep(0.6, 0.0, abs(r.z));
  vec2 on_key = abs(vec2(dot(r, key_right.xyz), dot(r, key_up.xyz))) / max(dot(r, key.xyz), 0.05);
  vec2 on_strip = abs(vec2(before, r.z)) / max(dot(r, right.xyz), 0.05);
  float lamps = 1.9 * soft_box(on_key, vec2(0.75, 0.5), soft) + 0.8 * soft_box(on_strip, vec2(0.28, 1.3), soft);
  return c + lamps / (1.0 + 1.5 * rough);
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

// From a pixel and a depth of 0…1 to the camera's frame.
inline const char *const place = R"(
vec3 place(vec2 p, float depth) {
  float d = depth * 2.0 - 1.0;
  float z = (unprojection.x * d + unprojection.y) / (unprojection.z * d + unprojection.w);
  return vec3((p * (2.0 / size.xy) - 1.0) * (1.0 - eye.w * (z + 1.0)) / projection.xy, z);
}
)";

// What keeps light off, for one pixel of 2 × 2, from the depths alone: the share of the sky that is open, the share of the
// key light that arrives, and the depth that both belong to.
inline const char *const occlusion_fragment = R"(
layout(binding = 0) uniform sampler2D depths;
layout(binding = 1) uniform sampler2DShadow shadow;
layout(location = 0) out uint result;

vec3 seen(ivec2 q) { return place(vec2(q) + 0.5, texelFetch(depths, q, 0).r); }
// 0, ¼, ½, ¾ in blocks of 2 × 2: neighbours look at different places, so that steps turn into even tone.
float phase() {
  ivec2 p = ivec2(gl_FragCoord.xy) & 1;
  return 0.25 * float(2 * (p.x ^ p.y) + p.y);
}
void main() {
  ivec2 last = ivec2(size.xy) - 1, q = min(2 * ivec2(gl_FragCoord.xy), last);
  float depth = texelFetch(depths, q, 0).r;
  vec3 at = place(vec2(q) + 0.5, depth);
  // The surface's normal: of the two neighbours on each axis the one nearer in depth.
  vec3 left = at - seen(max(q - ivec2(1, 0), 0)), right = seen(min(q + ivec2(1, 0), last)) - at;
  vec3 below = at - seen(max(q - ivec2(0, 1), 0)), above = seen(min(q + ivec2(0, 1), last)) - at;
  bvec2 back = bvec2(q.x == last.x || q.x > 0 && abs(left.z) < abs(right.z),
                     q.y == last.y || q.y > 0 && abs(below.z) < abs(above.z));
  vec3 up = cross(back.x ? left : right, back.y ? below : above);
  up *= inversesqrt(max(dot(up, up), 1e-30));
  vec3 world = transpose(mat3(camera_from_world)) * (at - camera_from_world[3].xyz);
  vec3 n = transpose(mat3(camera_from_world)) * up;

  // Where there is nothing, and where the ground fades out: no turn of a loop, no cost.
  int row = depth < 1.0 && distance(world.xy, ground.xy) < ground.w ? 3 : 0;
  vec4 s = shadow_from_world * vec4(world + n * key.w, 1);
  float spread = (abs(world.z - ground.z) < 0.02 * size.z ? 8.0 : 1.6) / 512.0, lit = row > 0 ? 0.0 : 9.0;
  float start = phase();
  vec2 first = vec2(start, fract(2.0 * start)) - 1.375;
  for (int y = 0; y < row; ++y)
    for (int x = 0; x < 3; ++x)
      lit += texture(shadow, s.xyz + vec3(spread * (vec2(x, y) + first), 0.0));

  // Taps on a spiral, each counts by how far it rises over the surface.
  float r = size.z;
  float pixels = min(0.5 * size.y * projection.y * r / (eye.w > 0.5 ? -at.z : 1.0), 0.3 * size.y);
  vec2 turn = start < 0.3 ? (start < 0.1 ? vec2(1, 0) : vec2(0, 1)) : (start < 0.6 ? vec2(0.707) : vec2(-0.707, 0.707));
  float sum = 0.0;
  for (int i = 0; i < 3 * row; ++i) {
    turn = vec2(-0.73737 * turn.x - 0.67549 * turn.y, 0.67549 * turn.x - 0.73737 * turn.y);
    vec2 tap = vec2(q) + 0.5 + (float(i) + 0.4 + start) / 9.5 * pixels * turn;
    vec3 v = seen(clamp(ivec2(floor(tap)), ivec2(0), last)) - at;
    float vv = dot(v, v);
    sum += max(1.0 - vv / (r * r), 0.0) * max(dot(v, up) * inversesqrt(vv + 1e-4 * r * r) - 0.1, 0.0);
  }
  // Openness and light in bytes, and the depth before the centre in 1/2048 of the occlusion radius.
  uvec3 bits = uvec3(clamp(vec3(max(0.1, 1.0 - 1.7 / 9.0 * sum), lit / 9.0, 0.5 + (-at.z - projection.z) / (32.0 * r)),
                           0.0, 1.0) * vec3(255, 255, 65535) + 0.5);
  result = bits.x | bits.y << 8 | bits.z << 16;
}
)";

// Openness and light of the four nearest samples, those at the same depth above all.
inline const char *const daylight = R"(
layout(binding = 3) uniform usampler2D occlusion;
vec2 daylight() {
  float depth = 32768.0 + (-(camera_from_world * vec4(v_world, 1)).z - projection.z) * 2048.0 / size.z;
  ivec2 p = ivec2(gl_FragCoord.xy), near = p >> 1;
  ivec2 far = clamp(near + 2 * (p & 1) - 1, ivec2(0), (ivec2(size.xy) - 1) >> 1);
  uvec4 bits = uvec4(
    texelFetch(occlusion, near, 0).r, texelFetch(occlusion, ivec2(far.x, near.y), 0).r,
    texelFetch(occlusion, ivec2(near.x, far.y), 0).r, texelFetch(occlusion, far, 0).r);
  vec4 away = 60.0 + abs(vec4(ivec4(bits >> 16)) - depth);
  vec4 weight = 1.0 / (away * away);
  weight *= 1.0 / (255.0 * dot(weight, vec4(1)));
  return vec2(dot(weight, vec4(ivec4(bits & 255u))), dot(weight, vec4(ivec4(bits >> 8 & 255u))));
}
)";

inline const char *const surface_fragment = R"(
layout(binding = 2) uniform sampler2DArray patterns;
void main() {
  vec3 view = eye.w > 0.5 ? normalize(eye.xyz - v_world) : viewer.xyz;
  vec3 n = normalize(v_normal);
  n = gl_FrontFacing ? n : -n;
  vec4 color = unpackUnorm4x8(v_material.y);
  vec4 surface = unpackUnorm4x8(v_material.z);
  uint kind = (v_material.x >> 16) & 15u;
  uint axis = (v_material.x >> 20) & 3u;

  // Pattern: two coordinates on the surface, the first along the pattern's axis; its end faces have a layer of their own.
  // A loop of one turn, or none where there is no pattern.
  vec2 tiling = unpackHalf2x16(v_material.w), grain = vec2(0.0);
  {
    vec3 p = axis == 0u ? v_object : axis == 1u ? v_object.yzx : v_object.zxy;
    vec3 m = abs(axis == 0u ? v_object_normal : axis == 1u ? v_object_normal.yzx : v_object_normal.zxy);
    bool is_end = m.x > 0.8;
    vec2 uv = is_end ? p.yz : m.y > m.z ? p.xz : p.xy;
    if (kind == 10u && !is_end) uv = vec2(p.x, atan(p.z, p.y) * length(p.yz));
    vec2 offset = kind < 5u ? vec2(surface.w * 7.3, surface.w * 3.1) : vec2(0.0);
    uv.x *= kind == 2u && !is_end ? 0.35 : 1.0;     // wood is drawn out along its grain
    grain = texture(patterns, vec3(uv * tiling.x + offset, kind + uint(is_end))).rg - 128.0 / 255.0;
  }
  vec3 base = color.rgb * color.rgb;
  base *= max(0.05, 1.0 + 2.0 * tiling.y * grain.r) * (kind == 2u ? 0.93 + 0.14 * surface.w : 1.0);
  float rough = clamp(surface.y + tiling.y * grain.g, 0.04, 1.0);
  float muted = surface.z, metallic = surface.x * (1.0 - muted);
  base = mix(base, vec3(0.42 + 0.45 * dot(base, vec3(0.2126, 0.7152, 0.0722))), 0.78 * muted);

  vec2 day = daylight();
  float open = day.x, lit = day.y;
  vec3 sky = mix(vec3(0.33, 0.32, 0.31), vec3(0.70, 0.71, 0.73), n.z * 0.5 + 0.5);
  sky += 0.16 * max(dot(n, normalize(right.xyz + front.xyz)), 0.0);
  vec3 irradiance = 1.06 * sky * open + 0.66 * lit * max(dot(n, key.xyz), 0.0);
  vec2 ab = split_sum(rough, clamp(dot(n, view), 0.0, 1.0));
  vec3 f0 = mix(vec3(0.04), base, metallic);
  vec3 specular = studio(reflect(-view, n), rough) * (f0 * ab.x + ab.y) * mix(1.0, open, 0.8);
  vec3 c = tone(base * (1.0 - metallic) * irradiance + specular);

  result = vec4(encoded(c), 1);
}
)";

// The ground is the background, darkened where light is kept off, up to where it fades out.
inline const char *const ground_fragment = R"(
void main() {
  vec2 day = daylight();
  float edge = 1.0 - smoothstep(0.4, 1.0, length(v_world.xy - ground.xy) / ground.w);
  float shadow = 0.22 * (1.0 - smoothstep(0.7, 0.98, viewer.z)) * (1.0 - day.y);
  result = vec4(encoded(background.rgb * mix(1.0, (1.0 - shadow) * mix(0.45, 1.0, day.x), edge)), 1);
}
)";

// Simple shading: a bright sky and a lamp, in steps of equal brightness as the square roots of colours are.
inline const char *const simple_fragment = R"(
void main() {
  vec3 n = v_normal * inversesqrt(dot(v_normal, v_normal));
  n = gl_FrontFacing ? n : -n;
  vec4 color = unpackUnorm4x8(v_material.y);
  float light = 0.62 + 0.26 * n.z + 0.5 * max(dot(n, key.xyz), 0.0);
  result = vec4(min(color.rgb * sqrt(light), 1.0) * color.a, color.a);
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
