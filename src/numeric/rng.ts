/**
 * Seeded random numbers: xoshiro128** (Blackman and Vigna, 2018, "Scrambled linear pseudorandom number generators"),
 * seeded through SplitMix32. The same seed gives the same numbers on every machine. Its state can be saved and restored,
 * so that a resumed job goes on with the numbers that it would have drawn.
 */
export type RngState = readonly [number, number, number, number]

export interface Rng {
  /** Uniform in [0, 1), 32 bits of it. */
  uniform(): number
  /** Uniform integer in [0, bound). */
  integer(bound: number): number
  /** Standard normal (Box and Muller, 1958), one at a time, so that the state stays four words. */
  normal(): number
  /** Gamma with the given shape and scale 1 (Marsaglia and Tsang, 2000). */
  gamma(shape: number): number
  /** An independent generator named by a label: the same label gives the same child and leaves this one untouched. */
  fork(label: string): Rng
  state(): RngState
}

/** A generator of its own; of the seed the lowest 32 bits count. */
export function createRng(seed: number): Rng {
  return rngFromState(seedState(seed >>> 0))
}

function seedState(seed: number): RngState {
  let z = seed >>> 0
  const next = (): number => {
    z = (z + 0x9e3779b9) >>> 0
    let t = z ^ (z >>> 16)
    t = Math.imul(t, 0x21f0aaad)
    t ^= t >>> 15
    t = Math.imul(t, 0x735a2d97)
    return (t ^ (t >>> 15)) >>> 0
  }
  return [next(), next(), next(), next()]
}

/** Goes on after the numbers that were drawn before the state was taken. */
export function rngFromState(initial: RngState): Rng {
  let [a, b, c, d] = initial

  function next(): number {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = rotateLeft(d, 11)
    return result
  }

  const uniform = (): number => next() / 4294967296

  function normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()))
    return radius * Math.cos(2 * Math.PI * uniform())
  }

  function gamma(shape: number): number {
    if (shape < 1) return gamma(shape + 1) * Math.pow(1 - uniform(), 1 / shape)
    const d3 = shape - 1 / 3
    const c3 = 1 / Math.sqrt(9 * d3)
    for (;;) {
      const x = normal()
      const v = (1 + c3 * x) ** 3
      if (v <= 0) continue
      if (Math.log(1 - uniform()) < 0.5 * x * x + d3 - d3 * v + d3 * Math.log(v)) return d3 * v
    }
  }

  return {
    uniform,
    integer: (bound) => Math.floor(uniform() * bound),
    normal,
    gamma,
    fork: (label) => {
      const hash = fnv1a(label)
      return createRng((Math.imul(a ^ hash, 0x9e3779b1) ^ Math.imul(b + hash, 0x85ebca6b) ^ c ^ d) >>> 0)
    },
    state: () => [a >>> 0, b >>> 0, c >>> 0, d >>> 0],
  }
}

function rotateLeft(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits))
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}

/** Shuffles in place (Fisher and Yates). */
export function shuffle(items: Int32Array | Uint32Array, rng: Rng): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = rng.integer(i + 1)
    const held = items[i]
    items[i] = items[j]
    items[j] = held
  }
}
