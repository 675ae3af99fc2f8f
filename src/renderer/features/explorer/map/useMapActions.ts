/** The map by keyboard: keys of its own while it has the focus, and its actions in the command palette. */
import { BoxSelect, Hand, Lasso, Maximize } from '@lucide/vue'
import type { ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { registerActions } from '../../../composables/useActions.ts'
import type { MapTool } from './useMapPointer.ts'

export interface MapCommands {
  tool: ShallowRef<MapTool>
  fit: () => void
  zoomBy: (factor: number) => void
  pan: (byX: number, byY: number) => void
  /** Gives up what is being drawn, else takes all marks away. */
  escape: () => void
}

const stepPx = 60
const zoomStep = 1.5
const ways: Record<string, readonly [number, number]> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

export function useMapActions({ tool, fit, zoomBy, pan, escape }: MapCommands): {
  onKeydown: (event: KeyboardEvent) => void
} {
  const { t } = useI18n()
  const keywords = (): string => t('map.title')
  const icons = { pan: Hand, lasso: Lasso, box: BoxSelect }
  registerActions([
    { id: 'map.fit', title: () => t('map.fit'), keywords, icon: Maximize, run: fit },
    ...(['pan', 'lasso', 'box'] as const).map((name) => ({
      id: `map.${name}`,
      title: () => t('map.useTool', { tool: t(`map.tools.${name}`) }),
      keywords,
      icon: icons[name],
      run: () => {
        tool.value = name
      },
    })),
  ])

  function run(event: KeyboardEvent): boolean {
    const way = ways[event.key]
    if (way) pan(way[0] * stepPx, way[1] * stepPx)
    else if (event.key === '+' || event.key === '=') zoomBy(zoomStep)
    else if (event.key === '-') zoomBy(1 / zoomStep)
    else if (event.key === '0') fit()
    else if (event.key === 'Escape') escape()
    else return false
    return true
  }

  return {
    onKeydown: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (run(event)) event.preventDefault()
    },
  }
}
