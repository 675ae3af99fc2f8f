import { num } from './curves.ts'
import type { Frame } from './person.ts'
import { frameTransform } from './face-frame.ts'

/** A whole vector layer: `definitions` and `backdrop` in photo pixels, `inFrame` in the face's own frame. */
export function svgLayer(
  frame: Frame,
  layer: { definitions?: string; backdrop?: string; inFrame: string },
): Buffer {
  const side = String(frame.sizePx)
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">` +
      `<defs>${layer.definitions ?? ''}</defs>${layer.backdrop ?? ''}` +
      `<g transform="${frameTransform(frame)}">${layer.inFrame}</g></svg>`,
  )
}

export type Paint = Readonly<Record<string, string | number>>

export function path(d: string, paint: Paint): string {
  return `<path d="${d}"${attributes(paint)}/>`
}

export function ellipse(u: number, v: number, radii: readonly [number, number], paint: Paint): string {
  return `<ellipse cx="${num(u)}" cy="${num(v)}" rx="${num(radii[0])}" ry="${num(radii[1])}"${attributes(paint)}/>`
}

export function group(paint: Paint, content: string): string {
  return `<g${attributes(paint)}>${content}</g>`
}

/** Stops are [offset, colour, opacity]. */
export function radialGradient(id: string, stops: readonly (readonly [number, string, number])[]): string {
  return `<radialGradient id="${id}">${gradientStops(stops)}</radialGradient>`
}

export function linearGradient(id: string, stops: readonly (readonly [number, string, number])[]): string {
  return `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${gradientStops(stops)}</linearGradient>`
}

export function hsl(hue: number, saturation: number, lightness: number): string {
  return `hsl(${num(hue)},${num(saturation)}%,${num(lightness)}%)`
}

/** A `#rrggbb` colour times a factor. */
export function shaded(hex: string, factor: number): string {
  const byte = (from: number): string =>
    Math.min(255, Math.round(parseInt(hex.slice(from, from + 2), 16) * factor))
      .toString(16)
      .padStart(2, '0')
  return `#${byte(1)}${byte(3)}${byte(5)}`
}

function gradientStops(stops: readonly (readonly [number, string, number])[]): string {
  return stops
    .map(
      ([offset, colour, opacity]) =>
        `<stop offset="${num(offset)}" stop-color="${colour}" stop-opacity="${num(opacity)}"/>`,
    )
    .join('')
}

function attributes(paint: Paint): string {
  return Object.entries(paint)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? num(value) : value}"`)
    .join('')
}
