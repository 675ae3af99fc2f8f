import { regionTitles } from '../../shared/domain.ts'
import type { PatchSet } from '../../shared/contract/explore.ts'
import type { RunColumns } from './run-columns.ts'

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

/** What a patch can be found by, besides the name of its topic. */
export function searchTexts({ rows, photos, regions, persons }: RunColumns): string[] {
  return Array.from({ length: rows }, (_, i) => {
    const person = persons[i] === 0 ? '' : ` person ${persons[i]}`
    return `${photos[i]} ${regionTitles[regions[i]]}${person}`.toLowerCase()
  })
}

/** The place of each photo's path among all: ids follow paths only within one import. */
export function pathRanks({ photos }: RunColumns): Float32Array {
  const ranks = new Map([...new Set(photos)].sort().map((path, rank) => [path, rank]))
  return Float32Array.from(photos, (path) => ranks.get(path)!)
}

/** The ranked positions that are members. */
export function pickMembers(ranked: Int32Array, members: Uint8Array): Int32Array {
  const picked = new Int32Array(ranked.length)
  let count = 0
  for (const position of ranked) if (members[position]) picked[count++] = position
  return picked.slice(0, count)
}
