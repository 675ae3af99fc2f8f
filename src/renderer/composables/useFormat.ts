import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'

export interface Format {
  /** 12,345 */
  count: (value: number) => string
  /** Three significant digits. */
  number: (value: number) => string
  /** 0.42 becomes 42 %. */
  share: (value: number) => string
  /** `3 min 20 s`; two units at most. */
  duration: (seconds: number) => string
  date: (ms: number) => string
}

/** Numbers as the language writes them. */
export function useFormat(): ComputedRef<Format> {
  const { locale, t } = useI18n()
  return computed(() => {
    const integers = new Intl.NumberFormat(locale.value, { maximumFractionDigits: 0 })
    const digits = new Intl.NumberFormat(locale.value, { maximumSignificantDigits: 3 })
    const percent = new Intl.NumberFormat(locale.value, { style: 'percent', maximumFractionDigits: 0 })
    const dates = new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium', timeStyle: 'short' })
    return {
      count: (value) => integers.format(value),
      number: (value) => digits.format(value),
      share: (value) => percent.format(value),
      duration: (seconds) =>
        splitDuration(seconds)
          .map(({ unit, amount }) => t(`common.units.${unit}`, { amount: integers.format(amount) }))
          .join(' '),
      date: (ms) => dates.format(ms),
    }
  })
}

export interface DurationPart {
  unit: 'hours' | 'minutes' | 'seconds'
  amount: number
}

/** The two largest units that are not 0; a time left need not be told to the second after a minute or two. */
export function splitDuration(seconds: number): DurationPart[] {
  const whole = Math.max(0, Math.round(seconds))
  const parts: DurationPart[] = [
    { unit: 'hours', amount: Math.floor(whole / 3600) },
    { unit: 'minutes', amount: Math.floor((whole % 3600) / 60) },
    { unit: 'seconds', amount: whole % 60 },
  ]
  const first = parts.findIndex(({ amount }) => amount > 0)
  if (first === -1) return parts.slice(2)
  return parts.slice(first, first + 2).filter(({ amount }) => amount > 0)
}
