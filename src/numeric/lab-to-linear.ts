/** From CIELAB (D65, 2 degrees; CIE 15:2004) to linear sRGB (IEC 61966-2-1), the inverse of colour.ts. */
export type Rgb = readonly [number, number, number]

/** Linear-light sRGB, 0 to 1, of a colour given as L*, a*, b*; what lies outside the gamut is clipped. */
export function linearFromLab(l: number, a: number, b: number): Rgb {
  const fy = (l + 16) / 116
  const x = 0.95047 * labInverse(fy + a / 500)
  const y = labInverse(fy)
  const z = 1.08883 * labInverse(fy - b / 200)
  return [
    clip(3.2406 * x - 1.5372 * y - 0.4986 * z),
    clip(-0.9689 * x + 1.8758 * y + 0.0415 * z),
    clip(0.0557 * x - 0.204 * y + 1.057 * z),
  ]
}

function labInverse(f: number): number {
  return f > 6 / 29 ? f ** 3 : 3 * (6 / 29) ** 2 * (f - 4 / 29)
}

function clip(value: number): number {
  return Math.min(1, Math.max(0, value))
}
