/**
 * The form of a face as a height over the picture plane, in eye distances: a bowl from the outline (superellipse across,
 * gently curved down) and a handful of Gaussian hills and hollows for nose, sockets, cheekbones, lips and chin. Light falls
 * on its normals, so that nose and cheeks are lit from where the lamp stands.
 */
import type { Outline } from './face-outline.ts'
import { traceHairline } from './hairline.ts'
import type { Person } from './person.ts'

/** height * exp(-((u - u0) / ru)^2 - ((v - v0) / rv)^2) */
interface Hill {
  u: number
  v: number
  ru: number
  rv: number
  height: number
}

export interface FaceForm {
  heightAt(u: number, v: number): number
  /** Share of the sky that a point sees, 0 to 1: sockets, nose base and mouth corners lie in half shade. */
  opennessAt(u: number, v: number): number
}

export function shapeFace(person: Person, outline: Outline): FaceForm {
  const hills = facialHills(person)
  const hollows = facialHollows(person)
  const foreheadFrom = traceHairline(person)
  return {
    heightAt: (u, v) => bowl(u, v, outline.halfWidthAt(v)) + noseRidge(u, v, person) + sum(hills, u, v),
    opennessAt: (u, v) => {
      const underHair = 0.35 * Math.exp(-Math.max(0, v - foreheadFrom(u)) / 0.13)
      return 1 - Math.min(0.6, sum(hollows, u, v) + underHair)
    },
  }
}

function bowl(u: number, v: number, halfWidth: number): number {
  if (halfWidth <= 0) return 0
  const across = Math.min(1, Math.abs(u) / (1.02 * halfWidth))
  const down = (v - 0.25) / 2.1
  return 0.95 * Math.sqrt(Math.max(0, 1 - across ** 2.5)) * Math.sqrt(Math.max(0.02, 1 - down * down))
}

/** Rises from between the eyes to the tip, then falls off under it. */
function noseRidge(u: number, v: number, person: Person): number {
  const { length, bridge, halfWidth } = person.nose
  const along = (v + 0.12) / (length + 0.02)
  if (along <= 0 || v > length + 0.3) return 0
  const rise = along < 1 ? 0.3 * along ** 1.25 : 0.3 * Math.exp(-(((along - 1) / 0.14) ** 2))
  const width = bridge + (0.62 * halfWidth - bridge) * Math.min(1, along) ** 2
  return rise * Math.exp(-((u / width) ** 2))
}

function pairOfHills(hill: Hill): Hill[] {
  return [hill, { ...hill, u: -hill.u }]
}

function facialHills({ nose, mouth, face, brows }: Person): Hill[] {
  return [
    ...pairOfHills({ u: 0.8 * nose.halfWidth, v: nose.length - 0.02, ru: 0.1, rv: 0.1, height: 0.1 }),
    ...pairOfHills({ u: 0.48, v: 0.02, ru: 0.27, rv: 0.17, height: -0.1 }),
    ...pairOfHills({ u: 0.5, v: 0.02, ru: 0.16, rv: 0.1, height: 0.07 }),
    ...pairOfHills({ u: 0.45, v: brows.v + 0.03, ru: 0.4, rv: 0.12, height: 0.05 }),
    ...pairOfHills({ u: 0.62, v: 0.45, ru: 0.28, rv: 0.26, height: 0.06 + 0.5 * Math.max(0, mouth.smile) }),
    ...pairOfHills({ u: mouth.halfWidth + 0.06, v: mouth.v, ru: 0.1, rv: 0.16, height: -0.03 }),
    { u: 0, v: mouth.v - 0.05, ru: 0.3, rv: 0.09, height: 0.05 },
    { u: 0, v: mouth.v + 0.09, ru: 0.24, rv: 0.08, height: 0.06 },
    { u: 0, v: mouth.v + 0.25, ru: 0.26, rv: 0.08, height: -0.04 },
    { u: 0, v: face.chinV - 0.25, ru: 0.26, rv: 0.18, height: 0.08 },
    { u: 0, v: mouth.v - 0.2, ru: 0.05, rv: 0.1, height: -0.02 },
    { u: 0, v: -0.75, ru: 0.6, rv: 0.35, height: 0.05 },
  ]
}

function facialHollows({ nose, mouth, face }: Person): Hill[] {
  const fold = 0.1 + 1.5 * Math.max(0, mouth.smile)
  return [
    ...pairOfHills({ u: 0.3, v: -0.06, ru: 0.16, rv: 0.16, height: 0.28 }),
    ...pairOfHills({ u: 0.5, v: -0.12, ru: 0.3, rv: 0.1, height: 0.18 }),
    ...pairOfHills({ u: 0.45, v: 0.2, ru: 0.2, rv: 0.06, height: 0.1 }),
    ...pairOfHills({ u: nose.halfWidth + 0.04, v: nose.length + 0.02, ru: 0.06, rv: 0.1, height: 0.16 }),
    ...pairOfHills({ u: nose.halfWidth + 0.12, v: nose.length + 0.17, ru: 0.07, rv: 0.13, height: fold }),
    ...pairOfHills({ u: mouth.halfWidth + 0.05, v: mouth.v - mouth.smile, ru: 0.07, rv: 0.09, height: 0.2 }),
    { u: 0, v: nose.length + 0.1, ru: 0.26, rv: 0.09, height: 0.32 },
    { u: 0, v: mouth.v + 0.24, ru: 0.24, rv: 0.07, height: 0.16 },
    { u: 0, v: face.chinV + 0.05, ru: 0.5, rv: 0.1, height: 0.2 },
  ]
}

function sum(hills: readonly Hill[], u: number, v: number): number {
  let total = 0
  for (const hill of hills) {
    const across = (u - hill.u) / hill.ru
    const down = (v - hill.v) / hill.rv
    const distance = across * across + down * down
    if (distance < 12) total += hill.height * Math.exp(-distance)
  }
  return total
}
