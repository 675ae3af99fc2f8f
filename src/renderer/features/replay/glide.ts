/** The time of a replay: played by the screen's clock, or put where somebody wants it. */
import { useMediaQuery } from '@vueuse/core'
import { computed, onScopeDispose, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { advance, lastTime, momentAt, placesAt, type ReplayPath } from './replay-path.ts'
import type { TrainingMoment } from '../../../shared/training-moment.ts'

export interface Glide {
  readonly time: Readonly<ShallowRef<number>>
  readonly playing: Readonly<ShallowRef<boolean>>
  readonly places: ComputedRef<Float32Array>
  readonly moment: ComputedRef<TrainingMoment | null>
  /** From the start, where it had ended. */
  play(): void
  pause(): void
  /** Puts it at a time and stops there. */
  scrub(time: number): void
  /** Plays on to the last moment from wherever it is, as when a new one has come. */
  follow(): void
}

const none = new Float32Array(0)

export function useGlide(path: Readonly<Ref<ReplayPath | null>>): Glide {
  const time = shallowRef(0)
  const playing = shallowRef(false)
  const still = useMediaQuery('(prefers-reduced-motion: reduce)')
  let asked = 0
  let lastMs = 0

  function frame(nowMs: number): void {
    asked = 0
    if (!path.value || !playing.value) return
    const { time: next, ended } = advance(path.value, time.value, Math.max(0, nowMs - lastMs) / 1000)
    lastMs = nowMs
    time.value = next
    if (ended) playing.value = false
    else asked = requestAnimationFrame(frame)
  }

  function follow(): void {
    if (!path.value || playing.value) return
    playing.value = true
    lastMs = performance.now()
    asked = requestAnimationFrame(frame)
  }

  function pause(): void {
    playing.value = false
    cancelAnimationFrame(asked)
    asked = 0
  }
  onScopeDispose(pause)

  return {
    time,
    playing,
    // Where nothing may glide, points go from moment to moment at once.
    places: computed(() =>
      path.value ? placesAt(path.value, still.value ? Math.round(time.value) : time.value) : none,
    ),
    moment: computed(() => path.value && momentAt(path.value, time.value)),
    play: () => {
      if (path.value && time.value >= lastTime(path.value)) time.value = 0
      follow()
    },
    pause,
    scrub: (to) => {
      pause()
      time.value = path.value ? Math.min(lastTime(path.value), Math.max(0, to)) : 0
    },
    follow,
  }
}
