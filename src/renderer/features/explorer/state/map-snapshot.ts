/** What the map shows at this moment, for pictures of it. Lengths are in pixels of the pane, y downwards. */
import { inject, onScopeDispose, provide, shallowRef, type InjectionKey, type ShallowRef } from 'vue'
import type { TopicShape } from './topic-signs.ts'

export interface MapSnapshot {
  width: number
  height: number
  /** From `places` to the pane: `scaleX * x + shiftX`, `scaleY * y + shiftY`. */
  projection: { scaleX: number; shiftX: number; scaleY: number; shiftY: number }
  places: Float32Array /* [n, 2] */
  /** Palette entry of each point. */
  entries: Uint8Array
  /** How strongly each point is drawn: explorer/map/point-states.ts. */
  states: Uint8Array
  /** Red, green, blue and shape of 256 entries, for a dark ground or a light one. */
  paletteFor: (dark: boolean) => Uint8Array
  diameterPx: number
  /** Of a normal point. */
  opacity: number
  pictures: readonly PictureInPlace[]
  /** Names of topics by their middle, in one or two lines. */
  names: readonly { x: number; y: number; lines: readonly string[] }[]
  legend: PicturedLegend | null
  dark: boolean
}

export interface PictureInPlace {
  picture: ImageBitmap
  x: number
  y: number
  sidePx: number
  colour: string
  faded: boolean
  strong: boolean
}

export interface LegendContent {
  title: string
  /** What the colours say; may be empty. */
  meaning: string
  entries: readonly { colour: string; shape: TopicShape; text: string; count: string }[]
  /** Says how many entries are not listed; empty where all are. */
  more: string
  scale: LegendScale | null
}

/** It explains what is to be seen: entries of which nothing is are not listed, and none counts what is hidden. */
export interface PicturedLegend extends LegendContent {
  scale: (LegendScale & { chosen: ChosenPart | null }) | null
  /** What the faint grey points are; null where nothing is hidden. */
  hidden: { text: string; count: string } | null
}

/** The part of a scale that is shown. */
export interface ChosenPart {
  /** Where it begins and ends, in shares of the ramp. */
  low: number
  high: number
  text: string
  count: string
}

export interface LegendScale {
  /** `#rrggbb`, evenly spaced. */
  stops: (dark: boolean) => string[]
  low: string
  middle: string
  high: string
  unit: string
}

/** Null while there is no map; the canvas puts itself there. */
type Holder = ShallowRef<(() => MapSnapshot | null) | null>

const snapshotKey: InjectionKey<Holder> = Symbol('map snapshot')

export function provideMapSnapshot(): void {
  provide(snapshotKey, shallowRef(null))
}

export function useMapSnapshot(): Holder {
  const holder = inject(snapshotKey)
  if (!holder) throw new Error('No place for pictures of the map was provided to this component.')
  return holder
}

/** Says what the map shows as long as the calling component lives. */
export function useSnapshot(take: () => MapSnapshot | null): void {
  const holder = useMapSnapshot()
  holder.value = take
  onScopeDispose(() => {
    if (holder.value === take) holder.value = null
  })
}
