/** What was open in the explorer, as text that outlives the page. What it does not know any more it leaves out. */
import { orderings, patchGroups, patchMeasures, type PatchSet } from '../../../../shared/contract/explore.ts'
import type { ColourBy, ExplorerScene, Ordering, ValueRange } from './explorer-scene.ts'
import type { Selection } from './selection.ts'

export type ScrolledList = 'topics' | 'gallery'

export interface LeftExplorer {
  /** Of the run; null where it was left before it was there. */
  rows: number | null
  source: PatchSet
  inGivenOrder: boolean
  ordering: { by: Ordering; descending: boolean }
  colourBy: ColourBy
  /** Of the legend of that colouring, as the range. */
  hidden: readonly number[]
  range: ValueRange | null
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
    hidden: [...scene.hidden],
    range: scene.range.value && writeRange(scene.range.value),
    focused: selection?.value.focused.value ?? null,
    marked: selection ? few(selection.value.positions()) : [],
    scrolled: [...scrolled],
  })
}

/** JSON has no infinite numbers: an open side is null. */
function writeRange({ low, high }: ValueRange): { low: number | null; high: number | null } {
  return { low: low === -Infinity ? null : low, high: high === Infinity ? null : high }
}

function few(positions: Int32Array): number[] {
  return positions.length > mostPositions ? [] : [...positions]
}

/** Null for a text that says nothing. */
export function readLeft(text: string): LeftExplorer | null {
  const kept = parseRecord(text)
  if (!kept) return null
  const ordering = isRecord(kept.ordering) ? kept.ordering : {}
  const colourBy = readColour(kept.colourBy)
  return {
    rows: isCount(kept.rows) ? kept.rows : null,
    source: readSource(kept.source),
    inGivenOrder: kept.inGivenOrder === true,
    ordering: {
      by: orderings.find((name) => name === ordering.by) ?? 'probability',
      descending: ordering.descending !== false,
    },
    colourBy: colourBy ?? { kind: 'topic' },
    // Of a colouring that is not known any more they would hide anything.
    hidden: colourBy && Array.isArray(kept.hidden) ? kept.hidden.filter(isLegendValue) : [],
    range: colourBy && readRange(kept.range),
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

/** Null where it is not known. */
function readColour(value: unknown): ColourBy | null {
  const said = isRecord(value) ? value : {}
  const measure = patchMeasures.find((name) => name === said.measure)
  const group = patchGroups.find((name) => name === said.group)
  if (said.kind === 'measure' && measure) return { kind: 'measure', measure }
  if (said.kind === 'group' && group) return { kind: 'group', group }
  if (said.kind === 'label' && isCount(said.column)) return { kind: 'label', column: said.column }
  if (said.kind === 'topic' || said.kind === 'mixture') return { kind: said.kind }
  return null
}

function readRange(value: unknown): ValueRange | null {
  if (!isRecord(value)) return null
  const low = value.low === null ? -Infinity : value.low
  const high = value.high === null ? Infinity : value.high
  return typeof low === 'number' && typeof high === 'number' && low <= high ? { low, high } : null
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

/** Topics and codes, and those below 0 that stand for others and for none. */
function isLegendValue(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= -2
}

export function restoreScene(scene: ExplorerScene, left: LeftExplorer): void {
  const { source, ordering, inGivenOrder } = left
  scene.colour(left.colourBy)
  for (const value of left.hidden) scene.hidden.add(value)
  scene.range.value = left.range
  scene.order(ordering.by, ordering.descending)
  if (source.kind === 'topic') scene.showTopic(source.topic)
  if (source.kind === 'search') scene.showSearch(source.text)
  if (source.kind === 'positions') scene.showPositions(source.positions, { keepOrder: inGivenOrder })
}

export function restoreSelection(selection: Selection, left: LeftExplorer): void {
  selection.focused.value = left.focused
  selection.add(left.marked)
}
