/** Where the pointer has come to rest: what it only passes over is not told about. */
import { shallowRef, watch, type Ref, type ShallowRef } from 'vue'

const dwellMs = 220

export function useRested(pointedAt: Readonly<Ref<number | null>>): Readonly<ShallowRef<number | null>> {
  const rested = shallowRef<number | null>(null)
  watch(pointedAt, (position, _before, onCleanup) => {
    rested.value = null
    const timer = window.setTimeout(() => {
      rested.value = position
    }, dwellMs)
    onCleanup(() => clearTimeout(timer))
  })
  return rested
}
