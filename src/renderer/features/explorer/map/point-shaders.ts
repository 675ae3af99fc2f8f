/** The two shaders of webgl-points.ts. States and shapes have the numbers of point-states.ts and topic-signs.ts. */

export const vertexShader = `#version 300 es
in vec2 place;
in float entry;
in float state;
uniform vec4 projection;
uniform float diameter;
uniform float opacity;
uniform vec2 stateRange;
uniform highp usampler2D palette;
out vec4 colour;
flat out int shape;
flat out float side;

void main() {
  if (state < stateRange.x || state > stateRange.y) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    gl_PointSize = 1.0;
    return;
  }
  uvec4 found = texelFetch(palette, ivec2(int(entry), 0), 0);
  bool strong = state > 2.5;
  float alpha = strong ? 1.0 : state > 1.5 ? opacity : state > 0.5 ? 0.22 * opacity : 0.06;
  vec3 paint = state < 0.5 ? vec3(0.5) : vec3(found.rgb) / 255.0;
  shape = int(found.a);
  // A pixel around for the soft edge; shapes with corners need more room for the same area.
  float room = shape == 0 ? 1.0 : 1.12;
  side = diameter * (strong ? 1.3 : 1.0) * room + 1.0;
  gl_PointSize = side;
  gl_Position = vec4(place * projection.xy + projection.zw, 0.0, 1.0);
  colour = vec4(paint * alpha, alpha);
}
`

export const fragmentShader = `#version 300 es
precision mediump float;
in vec4 colour;
flat in int shape;
flat in float side;
out vec4 painted;

/* Signed distance from the edge of a shape of radius 1; y downwards. */
float distanceFrom(vec2 p) {
  vec2 a = abs(p);
  if (shape == 1) return max(a.x, a.y) - 0.8;
  if (shape == 2) return max(0.866 * a.x - 0.5 * p.y, p.y) - 0.55;
  if (shape == 3) return 0.7071 * (a.x + a.y) - 0.7071;
  if (shape == 4) return max(min(a.x, a.y) - 0.3, max(a.x, a.y) - 0.95);
  return length(p) - 1.0;
}

void main() {
  float radius = 0.5 * (side - 1.0);
  vec2 p = (gl_PointCoord - 0.5) * side / max(radius, 0.5);
  /* Too small for a shape: all are round. */
  float distance = radius < 2.4 ? length(p) - 1.0 : distanceFrom(p);
  float cover = clamp(0.5 - distance * max(radius, 0.5), 0.0, 1.0);
  if (cover <= 0.0) discard;
  painted = colour * cover;
}
`
