/** The pointer on the map: moves, zooms, points at, picks, and draws lassos and boxes. */
import { useEventListener } from '@vueuse/core'
import { shallowRef, type Ref, type ShallowRef } from 'vue'
import { createTwoFingers } from './two-fingers.ts'
import type { MapCamera } from './useMapCamera.ts'

export type MapTool = 'pan' | 'lasso' | 'box'
/** What a drawn area, or a click, does to the marks. */
export type AreaEffect = 'replace' | 'add' | 'remove'

export interface MapPointerOptions {
  camera: MapCamera
  tool: Readonly<Ref<MapTool>>
  /** The patch at a place of the pane, or null. */
  pick: (x: number, y: number) => number | null
  onHover: (position: number | null) => void
  onClick: (position: number | null, effect: AreaEffect) => void
  /** @param corners `[m, 2]` in pixels of the pane, closed */
  onArea: (corners: Float32Array, effect: AreaEffect) => void
}

export interface MapPointer {
  /** Corners of the area that is being drawn, `x, y, x, y`; empty when none is. */
  readonly area: Readonly<ShallowRef<readonly number[]>>
  readonly panning: Readonly<ShallowRef<boolean>>
  /** Gives up the area that is being drawn; false when there is none. */
  cancel: () => boolean
}

const clickSlackPx = 4
/** A corner of a lasso is kept when it lies this far from the last. */
const lassoStepPx = 3
const zoomPerPixel = 0.0022

type Drag = {
  pointer: number
  startX: number
  startY: number
  lastX: number
  lastY: number
  moved: boolean
  tool: MapTool
}

export function useMapPointer(
  pane: Readonly<Ref<HTMLElement | null>>,
  { camera, tool, pick, onHover, onClick, onArea }: MapPointerOptions,
): MapPointer {
  const area = shallowRef<readonly number[]>([])
  const panning = shallowRef(false)
  let drag: Drag | null = null
  const fingers = createTwoFingers()

  function at(event: MouseEvent): { x: number; y: number } {
    const box = pane.value?.getBoundingClientRect()
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) }
  }

  function start(event: PointerEvent): void {
    if (event.pointerType === 'touch' && fingers.down(event.pointerId, at(event))) {
      // A second finger: what the first one began was no drag.
      drop()
      onHover(null)
      if (event.currentTarget instanceof HTMLElement) event.currentTarget.setPointerCapture(event.pointerId)
      return
    }
    if (drag || event.button > 1 || !(event.currentTarget instanceof HTMLElement)) return
    const { x, y } = at(event)
    event.currentTarget.setPointerCapture(event.pointerId)
    const used = event.button === 1 ? 'pan' : tool.value
    drag = { pointer: event.pointerId, startX: x, startY: y, lastX: x, lastY: y, moved: false, tool: used }
    if (event.button === 1) event.preventDefault()
  }

  function move(event: PointerEvent): void {
    const { x, y } = at(event)
    const pinched = event.pointerType === 'touch' ? fingers.move(event.pointerId, { x, y }) : null
    if (pinched) {
      camera.pan(pinched.byX, pinched.byY)
      camera.zoomBy(pinched.factor, pinched.middle)
      return
    }
    if (!drag) {
      onHover(event.pointerType === 'touch' ? null : pick(x, y))
      return
    }
    if (event.pointerId !== drag.pointer) return
    if (!drag.moved && Math.hypot(x - drag.startX, y - drag.startY) < clickSlackPx) return
    if (!drag.moved) onHover(null)
    drag.moved = true
    if (drag.tool === 'pan') {
      panning.value = true
      camera.pan(x - drag.lastX, y - drag.lastY)
    } else if (drag.tool === 'box') {
      const { startX, startY } = drag
      area.value = [startX, startY, x, startY, x, y, startX, y]
    } else {
      const corners = area.value.length === 0 ? [drag.startX, drag.startY] : area.value
      const [beforeX, beforeY] = corners.slice(-2)
      if (Math.hypot(x - beforeX, y - beforeY) >= lassoStepPx) area.value = [...corners, x, y]
    }
    Object.assign(drag, { lastX: x, lastY: y })
  }

  function end(event: PointerEvent): void {
    if (fingers.up(event.pointerId)) return
    if (event.pointerId !== drag?.pointer) return
    const { moved, tool: used } = drag
    const corners = area.value
    drop()
    const { x, y } = at(event)
    if (!moved) onClick(pick(x, y), effectOf(event))
    else if (used !== 'pan' && corners.length >= 6) onArea(Float32Array.from(corners), effectOf(event))
  }

  function drop(): void {
    drag = null
    area.value = []
    panning.value = false
  }

  function wheel(event: WheelEvent): void {
    event.preventDefault()
    const linePx = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
    // A pinch on a touchpad comes as a wheel with Control, in small steps.
    const strength = event.ctrlKey ? 4 : 1
    const turned = Math.max(-240, Math.min(240, event.deltaY * linePx * strength))
    camera.zoomBy(Math.exp(-turned * zoomPerPixel), at(event))
  }

  useEventListener(pane, 'pointerdown', start)
  useEventListener(pane, 'pointermove', move)
  useEventListener(pane, 'pointerup', end)
  useEventListener(pane, 'pointercancel', (event) => {
    fingers.up(event.pointerId)
    drop()
  })
  useEventListener(pane, 'pointerleave', () => {
    if (!drag) onHover(null)
  })
  useEventListener(pane, 'wheel', wheel, { passive: false })
  useEventListener(pane, 'dblclick', (event) => {
    if (tool.value === 'pan') camera.glideBy(event.shiftKey ? 0.5 : 2, at(event))
  })
  return {
    area,
    panning,
    cancel: () => {
      if (!drag) return false
      drop()
      return true
    },
  }
}

function effectOf(event: PointerEvent): AreaEffect {
  if (event.altKey) return 'remove'
  return event.shiftKey ? 'add' : 'replace'
}
