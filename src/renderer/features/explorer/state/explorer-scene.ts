/** What the panes show together: the patches of the gallery and their order, the colours of the map, what is hidden. */
import { inject, provide, shallowReactive, shallowRef, type InjectionKey, type ShallowRef } from 'vue'
import type { PatchGroup, PatchMeasure, PatchSet, orderings } from '../../../../shared/contract/explore.ts'

export type ColourBy =
  | { kind: 'topic' }
  | { kind: 'mixture' }
  | { kind: 'measure'; measure: PatchMeasure }
  | { kind: 'group'; group: PatchGroup }
  /** A column of the run's `labels`. */
  | { kind: 'label'; column: number }

/** Both bounds are in; an infinite one leaves its side open. */
export interface ValueRange {
  low: number
  high: number
}

export type Ordering = (typeof orderings)[number]

export interface ExplorerScene {
  /** The topic that is open, or null. Opening one makes its patches the gallery. */
  readonly openTopic: Readonly<ShallowRef<number | null>>
  /** What the gallery shows. */
  readonly source: Readonly<ShallowRef<PatchSet>>
  readonly ordering: ShallowRef<{ by: Ordering; descending: boolean }>
  /** True while the gallery keeps the order in which its patches were given, whatever `ordering` says. */
  readonly inGivenOrder: Readonly<ShallowRef<boolean>>
  readonly colourBy: ShallowRef<ColourBy>
  /** Names of legend entries whose patches are faded: topics, codes of a group. A new colouring starts without any. */
  readonly hidden: Set<number>
  /** The same for a colouring by number: outside of it patches are hidden; null for the whole range. */
  readonly range: ShallowRef<ValueRange | null>
  showTopic(topic: number | null): void
  /** Patches that the person has marked, or, with `keepOrder`, the nearest of one. */
  showPositions(positions: Int32Array, options?: { keepOrder: boolean }): void
  /** Puts what is shown into an order; from then on also what was given in one of its own. */
  order(by: Ordering, descending: boolean): void
  showSearch(text: string): void
  colour(by: ColourBy): void
}

interface Shown {
  topic?: number | null
  keepOrder?: boolean
}

export function createExplorerScene(): ExplorerScene {
  const openTopic = shallowRef<number | null>(null)
  const source = shallowRef<PatchSet>({ kind: 'all' })
  const ordering = shallowRef<{ by: Ordering; descending: boolean }>({ by: 'probability', descending: true })
  const inGivenOrder = shallowRef(false)
  const colourBy = shallowRef<ColourBy>({ kind: 'topic' })
  const hidden = shallowReactive(new Set<number>())
  const range = shallowRef<ValueRange | null>(null)

  function show(set: PatchSet, { topic = null, keepOrder = false }: Shown = {}): void {
    openTopic.value = topic
    inGivenOrder.value = keepOrder
    source.value = set
  }

  return {
    openTopic,
    source,
    ordering,
    inGivenOrder,
    colourBy,
    hidden,
    range,
    showTopic: (topic) => show(topic === null ? { kind: 'all' } : { kind: 'topic', topic }, { topic }),
    showPositions: (positions, options) => show({ kind: 'positions', positions }, options),
    showSearch: (text) => show(text.trim() === '' ? { kind: 'all' } : { kind: 'search', text }),
    order: (by, descending) => {
      inGivenOrder.value = false
      ordering.value = { by, descending }
    },
    colour: (by) => {
      hidden.clear()
      range.value = null
      colourBy.value = by
    },
  }
}

const sceneKey: InjectionKey<ExplorerScene> = Symbol('explorer scene')

export function provideScene(scene: ExplorerScene): void {
  provide(sceneKey, scene)
}

export function useScene(): ExplorerScene {
  const scene = inject(sceneKey)
  if (!scene) throw new Error('No scene was provided to this component.')
  return scene
}
