/** What is marked on the map, which the gallery follows. */
import { useScene } from '../state/explorer-scene.ts'
import { useSelection } from '../state/selection.ts'
import type { AreaEffect } from './useMapPointer.ts'

export interface Marking {
  mark: (positions: Int32Array, effect: AreaEffect) => void
  /** False when nothing was marked. */
  clear: () => boolean
}

export function useMarking(): Marking {
  const scene = useScene()
  const selection = useSelection()

  function showMarked(): void {
    if (selection.count.value > 0) scene.showPositions(selection.positions())
    else if (scene.source.value.kind === 'positions') scene.showTopic(null)
  }

  return {
    mark: (positions, effect) => {
      selection[effect](positions)
      showMarked()
    },
    clear: () => {
      if (selection.count.value === 0) return false
      selection.clear()
      showMarked()
      return true
    },
  }
}
