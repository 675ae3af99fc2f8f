import type { RunComparison } from '../../../shared/contract/runs.ts'

export interface MovedGroup {
  first: number
  second: number
  patches: number[]
}

/** Patches that went the same way together, the largest group first. */
export function groupMoved(moved: RunComparison['moved']): MovedGroup[] {
  const groups = new Map<string, MovedGroup>()
  for (const { patch, first, second } of moved) {
    const way = `${first} ${second}`
    const group = groups.get(way) ?? { first, second, patches: [] }
    group.patches.push(patch)
    groups.set(way, group)
  }
  return [...groups.values()].sort((a, b) => b.patches.length - a.patches.length)
}
