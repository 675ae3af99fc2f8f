/** Numbers as people read them, the same on every system: no locale decides. */

const thinSpace = '\u2009'

/** Digits in groups of three: 12 345. */
export function formatCount(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, thinSpace)
}

/** `1 photo`, `2 photos`, `12 345 photos`. */
export function formatQuantity(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`
}

/** A share of 1 in per cent: whole above 10 %, one decimal below. */
export function formatShare(share: number): string {
  const percent = share * 100
  const decimals = percent === 0 || Math.abs(percent) >= 9.95 ? 0 : 1
  return `${minus(percent.toFixed(decimals))}${thinSpace}%`
}

/** `decimals` digits after the point, with a true minus sign. */
export function formatDecimal(value: number, decimals: number): string {
  return minus(value.toFixed(decimals))
}

/** What stands after the numbers of a duration. */
export type DurationUnits = Record<'seconds' | 'minutes' | 'hours', string>

/** 0.4 s, 12 s, 3 min 5 s, 2 h 10 min. */
export function formatDuration(seconds: number, units: DurationUnits): string {
  const part = (value: number | string, unit: string): string => `${value}${thinSpace}${unit}`
  if (seconds < 9.95) return part(seconds.toFixed(1), units.seconds)
  const whole = Math.round(seconds)
  if (whole < 60) return part(whole, units.seconds)
  if (whole < 3600) return `${part(Math.floor(whole / 60), units.minutes)} ${part(whole % 60, units.seconds)}`
  const minutes = Math.round(seconds / 60)
  return `${part(Math.floor(minutes / 60), units.hours)} ${part(minutes % 60, units.minutes)}`
}

/** As few digits as tell ticks of this step apart; tiny values in powers of ten. */
export function formatTick(value: number, step: number): string {
  if (value === 0) return '0'
  if (Math.abs(step) < 1e-4) return minus(value.toExponential(1).replace('.0e', 'e'))
  if (Number.isInteger(value) && Math.abs(value) >= 1000) return formatCount(value)
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
  return minus(value.toFixed(decimals))
}

function minus(text: string): string {
  return text.replace(/-/g, '\u2212').replace(/^\u2212(0(\.0+)?)$/, '$1')
}
