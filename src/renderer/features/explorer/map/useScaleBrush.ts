/** The two handles on the ramp of a scale: a press takes the nearer one along, between them both; keys move the one in focus. */
import { computed, shallowRef, type ComputedRef, type Ref } from 'vue'
import type { ValueRange } from '../state/explorer-scene.ts'
import {
  handleAt,
  handleShares,
  moveBoth,
  moveHandle,
  rangeOfShares,
  shareAfterKey,
  type Handle,
  type ScaleEnds,
} from './scale-range.ts'

export interface ScaleBrush {
  /** Where the handles stand on the ramp, 0 to 1. */
  readonly shares: ComputedRef<ValueRange>
  onPointerdown: (event: PointerEvent) => void
  onPointermove: (event: PointerEvent) => void
  onPointerup: (event: PointerEvent) => void
  onKeydown: (event: KeyboardEvent, handle: Handle) => void
}

export interface ScaleBrushParts {
  ramp: Readonly<Ref<HTMLElement | null>>
  ends: () => ScaleEnds
  /** Null for the whole range. */
  range: Ref<ValueRange | null>
  /** Gives the focus to a handle that is taken along. */
  focus: (handle: Handle) => void
}

/** So close to a handle a press is meant for it, not for what lies between. */
const grabPx = 9

type Drag = { pointer: number; lastShare: number; grip: Handle | 'both' }

export function useScaleBrush({ ramp, ends, range, focus }: ScaleBrushParts): ScaleBrush {
  const shares = computed(() => handleShares(range.value, ends()))
  const drag = shallowRef<Drag | null>(null)

  function set(moved: ValueRange): void {
    range.value = rangeOfShares(moved, ends())
  }

  function at(event: PointerEvent): { share: number; widthPx: number } {
    const box = ramp.value?.getBoundingClientRect()
    const widthPx = Math.max(1, box?.width ?? 1)
    return { share: (event.clientX - (box?.left ?? 0)) / widthPx, widthPx }
  }

  function gripAt({ share, widthPx }: { share: number; widthPx: number }): Drag['grip'] {
    const { low, high } = shares.value
    const inside = Math.min(share - low, high - share) * widthPx
    return range.value !== null && inside > grabPx ? 'both' : handleAt(shares.value, share)
  }

  function take(share: number, { grip, lastShare }: Drag): void {
    set(grip === 'both' ? moveBoth(shares.value, share - lastShare) : moveHandle(shares.value, grip, share))
  }

  return {
    shares,
    onPointerdown: (event) => {
      if (event.button !== 0 || !ramp.value) return
      // The handle gets the focus, not what was pressed.
      event.preventDefault()
      ramp.value.setPointerCapture(event.pointerId)
      const place = at(event)
      const grip = gripAt(place)
      drag.value = { pointer: event.pointerId, lastShare: place.share, grip }
      if (grip === 'both') return
      focus(grip)
      take(place.share, drag.value)
    },
    onPointermove: (event) => {
      if (event.pointerId !== drag.value?.pointer) return
      const { share } = at(event)
      take(share, drag.value)
      drag.value = { ...drag.value, lastShare: share }
    },
    onPointerup: (event) => {
      if (event.pointerId === drag.value?.pointer) drag.value = null
    },
    onKeydown: (event, handle) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const share = shareAfterKey(shares.value[handle], event)
      if (share === null) return
      event.preventDefault()
      set(moveHandle(shares.value, handle, share))
    },
  }
}
