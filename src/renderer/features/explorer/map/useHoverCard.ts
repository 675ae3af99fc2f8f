/** The card of the patch that the pointer rests on: where it stands, and how the map shows that patch. */
import { computed, type ComputedRef, type Ref } from 'vue'
import { paletteOf } from './colouring.ts'
import { paletteSign, type Sign } from './palettes.ts'
import { useColourNames } from './useColourNames.ts'
import type { NamedColouring } from './useColouring.ts'
import type { MapCamera } from './useMapCamera.ts'
import { useRested } from './useRested.ts'
import type { ThemeColours } from './useThemeColours.ts'

export interface HoverCardContent {
  position: number
  place: ScreenPlace
  /** Colour and shape that it has on the map. */
  sign: Sign
  /** What these say; empty where that is its topic. */
  said: string
}

export interface ScreenPlace {
  x: number
  y: number
  /** Of its picture; null where it is a dot. */
  sidePx: number | null
}

export interface HoverCardSources {
  /** What the pointer is on in this pane. */
  pointedAt: Readonly<Ref<number | null>>
  colouring: Readonly<Ref<NamedColouring | null>>
  theme: Readonly<Ref<ThemeColours>>
  camera: MapCamera
  placeOf: (point: number) => ScreenPlace
}

/** @returns null while there is none to be shown */
export function useHoverCard(sources: HoverCardSources): ComputedRef<HoverCardContent | null> {
  const { pointedAt, colouring, theme, camera, placeOf } = sources
  const { saidOf } = useColourNames()
  const rested = useRested(pointedAt)
  const palette = computed(() => colouring.value && paletteOf(colouring.value.colouring, theme.value.dark))

  return computed(() => {
    const position = rested.value
    if (position === null || camera.moving.value || !colouring.value || !palette.value) return null
    return {
      position,
      place: placeOf(position),
      sign: paletteSign(palette.value, colouring.value.colouring.entries[position]),
      said: saidOf(colouring.value, position),
    }
  })
}
