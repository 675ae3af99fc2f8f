/** What was open in the explorer, as text that outlives the page. What it does not know any more it leaves out. */
import { orderings, patchGroups, patchMeasures, type PatchSet } from '../../../../shared/contract/explore.ts'
import type { ColourBy, ExplorerScene, Ordering } from './explorer-scene.ts'
import type { Selection } from './selection.ts'

export type ScrolledList = 'topics' | 'gallery'

export interface LeftExplorer {
  /** Of the run; null where it was left before it was there. */
  rows: number | null
  source: PatchSet
  inGivenOrder: boolean
  ordering: { by: Ordering; descending: boolean }
  colourBy: ColourBy
  focused: number | null
  marked: readonly number[]
  scrolled: readonly (readonly [ScrolledList, number])[]
}

/** Of more patches than these the text would be too long to be kept; they are let go. */
const mostPositions = 20_000

export function writeLeft({
  scene,
  scrolled,
  selection,
}: {
  scene: ExplorerScene
  scrolled: ReadonlyMap<ScrolledList, number>
  selection: { rows: number; value: Selection } | null
}): string {
  const source = scene.source.value
  return JSON.stringify({
    rows: selection?.rows ?? null,
    source: source.kind === 'positions' ? { ...source, positions: few(source.positions) } : source,
    inGivenOrder: scene.inGivenOrder.value,
    ordering: scene.ordering.value,
    colourBy: scene.colourBy.value,
    focused: selection?.value.focused.value ?? null,
    marked: selection ? few(selection.value.positions()) : [],
    scrolled: [...scrolled],
  })
}

function few(positions: Int32Array): number[] {
  return positions.length > mostPositions ? [] : [...positions]
}

/** Null for a text that says nothing. */
export function readLeft(text: string): LeftExplorer | null {
  const kept = parseRecord(text)
  if (!kept) return null
  const ordering = isRecord(kept.ordering) ? kept.ordering : {}
  return {
    rows: isCount(kept.rows) ? kept.rows : null,
    source: readSource(kept.source),
    inGivenOrder: kept.inGivenOrder === true,
    ordering: {
      by: orderings.find((name) => name === ordering.by) ?? 'probability',
      descending: ordering.descending !== false,
    },
    colourBy: readColour(kept.colourBy),
    focused: isCount(kept.focused) ? kept.focused : null,
    marked: Array.isArray(kept.marked) ? kept.marked.filter(isCount) : [],
    scrolled: (['topics', 'gallery'] as const).flatMap((name) => {
      const entries: unknown[] = Array.isArray(kept.scrolled) ? kept.scrolled : []
      const entry = entries.find((one) => Array.isArray(one) && one[0] === name)
      const px: unknown = Array.isArray(entry) ? entry[1] : null
      return typeof px === 'number' && px >= 0 ? [[name, px] as const] : []
    }),
  }
}

function readSource(value: unknown): PatchSet {
  const { kind, topic, text, positions } = isRecord(value) ? value : {}
  if (kind === 'topic' && (isCount(topic) || topic === -1)) return { kind, topic }
  if (kind === 'search' && typeof text === 'string') return { kind, text }
  if (kind === 'positions' && Array.isArray(positions) && positions.length > 0)
    return { kind, positions: Int32Array.from(positions.filter(isCount)) }
  return { kind: 'all' }
}

function readColour(value: unknown): ColourBy {
  const said = isRecord(value) ? value : {}
  const measure = patchMeasures.find((name) => name === said.measure)
  const group = patchGroups.find((name) => name === said.group)
  if (said.kind === 'measure' && measure) return { kind: 'measure', measure }
  if (said.kind === 'group' && group) return { kind: 'group', group }
  if (said.kind === 'label' && isCount(said.column)) return { kind: 'label', column: said.column }
  return { kind: said.kind === 'mixture' ? 'mixture' : 'topic' }
}

function parseRecord(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : null
  } catch {
    // Not ours: nothing was left.
    return null
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

export function restoreScene(scene: ExplorerScene, left: LeftExplorer): void {
  const { source, ordering, inGivenOrder } = left
  scene.colour(left.colourBy)
  scene.order(ordering.by, ordering.descending)
  if (source.kind === 'topic') scene.showTopic(source.topic)
  if (source.kind === 'search') scene.showSearch(source.text)
  if (source.kind === 'positions') scene.showPositions(source.positions, { keepOrder: inGivenOrder })
}

export function restoreSelection(selection: Selection, left: LeftExplorer): void {
  selection.focused.value = left.focused
  selection.add(left.marked)
}
