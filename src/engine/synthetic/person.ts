import type { Rgb } from '../../numeric/lab-to-linear.ts'
import type { Rng } from '../../numeric/rng.ts'
import { hairColour, irisColour } from './colouring.ts'

/**
 * Everything about a drawn person and photo but the three labels. Lengths are in eye distances, in the face's own frame:
 * the origin lies between the pupils, u runs to the right and v down as seen in the photo.
 */
export interface Person {
  frame: Frame
  face: FaceShape
  eyes: Eyes
  brows: Brows
  nose: Nose
  mouth: Mouth
  ears: { size: number; reach: number }
  /** Half width of the neck. */
  neck: number
  hair: Hair
  light: Light
  background: { hue: number; saturation: number; lightness: number; blobs: number }
  clothing: { hue: number; saturation: number; lightness: number; neckline: 'round' | 'vee' | 'collar' }
}

export interface Frame {
  sizePx: number
  centreX: number
  eyeY: number
  eyeDistancePx: number
  /** Radians, clockwise. */
  roll: number
}

/** Half widths by height, and where the chin ends. */
export interface FaceShape {
  forehead: number
  temple: number
  cheekbone: number
  jaw: number
  chin: number
  chinV: number
}

export interface Eyes {
  halfWidth: number
  opening: number
  /** Height of the outer corner over the inner one. */
  tilt: number
  iris: string
  lid: number
  /** How far the lashes reach beyond the outer corner. */
  lash: number
}

export interface Brows {
  v: number
  thickness: number
  arch: number
  slope: number
}

export interface Nose {
  length: number
  halfWidth: number
  bridge: number
}

export interface Mouth {
  v: number
  halfWidth: number
  upper: number
  lower: number
  /** How far the corners rise. */
  smile: number
  /** How far the lips part; teeth show from about 0.05. */
  open: number
  /** 0 the lips' own colour, 1 painted. */
  paint: number
}

const hairStyles = ['cropped', 'swept', 'parted', 'long', 'bun', 'curly', 'fringe', 'bald'] as const

export interface Hair {
  style: (typeof hairStyles)[number]
  colour: string
  /** Thickness over the skull. */
  volume: number
  hairlineV: number
  /** Where a parting lies, -1 to 1. */
  parting: number
  /** 0 none, 1 a full moustache and chin beard, cropped short. */
  beard: number
}

export interface Light {
  /** Unit vector to the key lamp: x right, y down, z to the camera. */
  direction: readonly [number, number, number]
  key: number
  ambient: number
  colour: Rgb
  /** Light on an even cheek, 1 is neutral. */
  exposure: number
  shine: number
}

/** `tone` (0 light to 4 dark) only steers which hair and eye colours are likely. */
export function drawPerson(sizePx: number, tone: number, rng: Rng): Person {
  const between = (low: number, high: number): number => low + (high - low) * rng.uniform()
  const face = drawFaceShape(between)
  const eyeDistancePx = between(0.24, 0.265) * sizePx
  return {
    frame: {
      sizePx,
      centreX: between(0.485, 0.515) * sizePx,
      eyeY: between(0.41, 0.44) * sizePx,
      eyeDistancePx,
      roll: (between(-4, 4) * Math.PI) / 180,
    },
    face,
    eyes: {
      halfWidth: between(0.215, 0.25),
      opening: between(0.075, 0.11),
      tilt: between(-0.02, 0.035),
      iris: irisColour(tone, rng),
      lid: between(0.03, 0.06),
      lash: between(0, 1) < 0.4 ? between(0.03, 0.06) : 0.005,
    },
    brows: {
      v: between(-0.4, -0.31),
      thickness: between(0.045, 0.085),
      arch: between(0.02, 0.09),
      slope: between(-0.04, 0.03),
    },
    nose: { length: between(0.62, 0.72), halfWidth: between(0.23, 0.31), bridge: between(0.1, 0.14) },
    mouth: drawMouth(between),
    ears: { size: between(0.26, 0.32), reach: between(0.06, 0.12) },
    neck: between(0.58, 0.7),
    hair: {
      style: hairStyles[rng.integer(hairStyles.length)],
      colour: hairColour(tone, rng),
      volume: between(0.1, 0.22),
      hairlineV: between(-1.22, -1.05),
      parting: between(-0.6, 0.6),
      beard: rng.uniform() < 0.2 ? between(0.35, 0.8) : 0,
    },
    light: drawLight(between),
    background: {
      hue: between(0, 360),
      saturation: between(2, 16),
      lightness: between(30, 86),
      blobs: rng.integer(5),
    },
    clothing: {
      hue: between(0, 360),
      saturation: between(8, 48),
      lightness: between(18, 82),
      neckline: (['round', 'vee', 'collar'] as const)[rng.integer(3)],
    },
  }
}

type Between = (low: number, high: number) => number

function drawFaceShape(between: Between): FaceShape {
  const width = between(0.95, 1.06)
  return {
    forehead: width * between(0.88, 0.95),
    temple: width * between(0.96, 1.02),
    cheekbone: width * between(0.97, 1.03),
    jaw: width * between(0.79, 0.89),
    chin: between(0.32, 0.44),
    chinV: between(1.62, 1.8),
  }
}

function drawMouth(between: Between): Mouth {
  const mood = between(0, 1)
  const smile = mood < 0.45 ? between(-0.01, 0.015) : between(0.03, 0.09)
  return {
    v: between(1.03, 1.12),
    halfWidth: between(0.35, 0.42) * (1 + 1.2 * Math.max(0, smile)),
    upper: between(0.05, 0.085),
    lower: between(0.085, 0.13),
    smile,
    open: mood > 0.75 ? between(0.04, 0.1) : 0,
    paint: between(0, 1) < 0.3 ? between(0.4, 0.9) : 0,
  }
}

function drawLight(between: Between): Light {
  const azimuth = (between(-34, 34) * Math.PI) / 180
  const elevation = (between(12, 48) * Math.PI) / 180
  const warmth = between(-0.035, 0.035)
  const key = between(0.45, 0.62)
  return {
    direction: [
      Math.sin(azimuth) * Math.cos(elevation),
      -Math.sin(elevation),
      Math.cos(azimuth) * Math.cos(elevation),
    ],
    key,
    ambient: 1 - key,
    colour: [1 + warmth, 1, 1 - warmth],
    exposure: between(0.95, 1.05),
    shine: between(0.02, 0.07),
  }
}
