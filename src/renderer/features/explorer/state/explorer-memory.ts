/** What was open when a run was left, for a spot-check for instance, and is so again when one comes back. Until the page is closed. */
import { createExplorerScene, type ExplorerScene } from './explorer-scene.ts'
import { createSelection, type Selection } from './selection.ts'

export interface ExplorerMemory {
  scene: ExplorerScene
  selectionOf: (rows: number) => Selection
  /** How far lists were scrolled, by their names. */
  scrolled: Map<'topics' | 'gallery', number>
}

const mostKept = 4
/** Left longest ago first. */
const kept = new Map<string, ExplorerMemory>()

export function memoryOf({ library, run }: { library: string; run: number }): ExplorerMemory {
  const key = `${library} ${run}`
  const memory = kept.get(key) ?? createMemory()
  kept.delete(key)
  kept.set(key, memory)
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
  return memory
}

function createMemory(): ExplorerMemory {
  let selection: { rows: number; value: Selection } | null = null
  return {
    scene: createExplorerScene(),
    selectionOf: (rows) => {
      if (selection?.rows !== rows) selection = { rows, value: createSelection(rows) }
      selection.value.hovered.value = null
      return selection.value
    },
    scrolled: new Map(),
  }
}
