/**
 * What was open when a run was left, for a spot-check for instance, and is so again when one comes back or the page is loaded
 * anew. Until the window is closed.
 */
import type { RunKey } from './explored-run.ts'
import { createExplorerScene, type ExplorerScene } from './explorer-scene.ts'
import { readLeft, restoreScene, restoreSelection, writeLeft, type ScrolledList } from './left-explorer.ts'
import { createSelection, type Selection } from './selection.ts'

export interface ExplorerMemory {
  scene: ExplorerScene
  selectionOf: (rows: number) => Selection
  /** How far lists were scrolled, by their names. */
  scrolled: Map<ScrolledList, number>
}

const mostKept = 4
/** Left longest ago first. */
const kept = new Map<string, KeptMemory>()
let store: Storage | null = null

interface KeptMemory extends ExplorerMemory {
  selection: () => { rows: number; value: Selection } | null
}

/** Once, before the first view. */
export function keepExplorersOverReloads(window: Window): void {
  const { sessionStorage } = window
  store = sessionStorage
  window.addEventListener('pagehide', () => {
    for (const [key, { scene, scrolled, selection }] of kept)
      sessionStorage.setItem(placeOf(key), writeLeft({ scene, scrolled, selection: selection() }))
  })
}

function placeOf(key: string): string {
  return `cheekbone.explorer.${key}`
}

export function memoryOf({ library, run }: RunKey): ExplorerMemory {
  const key = `${library} ${run}`
  const memory = kept.get(key) ?? createMemory(store?.getItem(placeOf(key)) ?? null)
  kept.delete(key)
  kept.set(key, memory)
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
  return memory
}

/** @param text what `writeLeft` made when the page was left, or null */
function createMemory(text: string | null): KeptMemory {
  const left = text === null ? null : readLeft(text)
  const scene = createExplorerScene()
  if (left) restoreScene(scene, left)
  let selection: ReturnType<KeptMemory['selection']> = null
  return {
    scene,
    selection: () => selection,
    selectionOf: (rows) => {
      if (selection?.rows !== rows) {
        const isFirst = selection === null
        selection = { rows, value: createSelection(rows) }
        if (isFirst && left?.rows === rows) restoreSelection(selection.value, left)
      }
      selection.value.hovered.value = null
      return selection.value
    },
    scrolled: new Map(left?.scrolled),
  }
}
