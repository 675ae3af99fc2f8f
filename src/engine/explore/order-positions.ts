import { regionTitles } from '../../shared/domain.ts'
import type { PatchSet } from '../../shared/contract/explore.ts'
import type { Progress } from '../../shared/progress.ts'
import { rowBlocks } from './row-blocks.ts'
import type { LoadedColumns, RunColumns } from './run-columns.ts'
import { sortTexts } from './sort-texts.ts'

export interface PatchSetParts {
  columns: RunColumns
  /** After the person's merges and splits. */
  topics: Int32Array
  /** What search looks in, for each position. */
  texts: readonly string[]
  topicName: (topic: number) => string
}

/** 1 for each position that a set holds and that still has its patch, 0 for the others. */
export function membersOf(parts: PatchSetParts, of: PatchSet): Uint8Array {
  const { patchIds } = parts.columns.points
  const members = new Uint8Array(parts.columns.rows)
  if (of.kind === 'positions') {
    for (const position of of.positions) if (position >= 0 && patchIds[position]) members[position] = 1
    return members
  }
  const belongs = belongsTo(parts, of)
  // A loop, since `from` with a function takes ten times as long on a hundred thousand.
  for (let i = 0; i < members.length; i++) if (patchIds[i] !== 0 && belongs(i)) members[i] = 1
  return members
}

function belongsTo(
  { topics, texts, topicName }: PatchSetParts,
  of: Exclude<PatchSet, { kind: 'positions' }>,
): (position: number) => boolean {
  switch (of.kind) {
    case 'all':
      return () => true
    case 'topic':
      return (i) => topics[i] === of.topic
    case 'search': {
      const words = of.text.toLowerCase().split(/\s+/).filter(Boolean)
      return (i) =>
        words.every((word) => texts[i].includes(word) || topicName(topics[i]).toLowerCase().includes(word))
    }
  }
}

/** What a patch can be found by, besides the name of its topic. In steps, as the columns that it is made of. */
export function* searchTexts(columns: LoadedColumns): Generator<Progress, string[], void> {
  yield* columns.read(['photos', 'facts', 'persons'])
  const { rows, photos, regions, persons } = columns
  const texts: string[] = []
  for (const [first, end] of rowBlocks(rows)) {
    for (let i = first; i < end; i++) {
      const person = persons[i] === 0 ? '' : ` person ${persons[i]}`
      texts.push(`${photos[i]} ${regionTitles[regions[i]]}${person}`.toLowerCase())
    }
    yield { done: end, total: rows }
  }
  return texts
}

/** The place of each photo's path among all: ids follow paths only within one import. In steps. */
export function* pathRanks(columns: LoadedColumns): Generator<Progress, Float32Array, void> {
  yield* columns.read(['photos'])
  const { rows, photos } = columns
  const ranks = new Map<string, number>()
  for (const [first, end] of rowBlocks(rows)) {
    for (let i = first; i < end; i++) ranks.set(photos[i], 0)
    yield { done: end, total: rows }
  }
  const paths = yield* sortTexts([...ranks.keys()])
  for (const [first, end] of rowBlocks(paths.length)) {
    for (let rank = first; rank < end; rank++) ranks.set(paths[rank], rank)
    yield { done: end, total: paths.length }
  }
  const column = new Float32Array(rows)
  for (const [first, end] of rowBlocks(rows)) {
    for (let i = first; i < end; i++) column[i] = ranks.get(photos[i])!
    yield { done: end, total: rows }
  }
  return column
}

/** The ranked positions that are members. */
export function pickMembers(ranked: Int32Array, members: Uint8Array): Int32Array {
  const picked = new Int32Array(ranked.length)
  let count = 0
  for (const position of ranked) if (members[position]) picked[count++] = position
  return picked.slice(0, count)
}
