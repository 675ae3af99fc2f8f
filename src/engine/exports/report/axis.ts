/** Ticks at round numbers. */

/** Round step (1, 2 or 5 times a power of ten) that divides `extent` into at most `most` parts. */
function roundStep(extent: number, most: number): number {
  const rough = extent / most
  const power = 10 ** Math.floor(Math.log10(rough))
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough * (1 - 1e-9)) ?? 10
  return factor * power
}

export interface Axis {
  low: number
  high: number
  step: number
  ticks: number[]
}

/** An axis that covers `low` to `high` and ends at ticks. Equal ends are spread apart. */
export function axisOver(low: number, high: number, most = 4): Axis {
  const spread = high > low ? high - low : Math.abs(high) || 1
  const step = roundStep(spread, most)
  const first = Math.floor(low / step + 1e-9)
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1)
  // Multiplied, not added up: ten times 0.1 is 1 and stays 1.
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step)
  return { low: ticks[0], high: ticks[ticks.length - 1], step, ticks }
}
