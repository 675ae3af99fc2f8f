/** Pictures of the map as files, on the ground that the person chose last. */
import { useStorage } from '@vueuse/core'
import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ExportedFile } from '../../../shared/contract/exports.ts'
import type { MenuEntry } from '../../components/menu-entries.ts'
import { useEngine } from '../../composables/useEngine.ts'
import { useFormat } from '../../composables/useFormat.ts'
import { useShownNames } from '../../composables/useShownNames.ts'
import { useNotices } from '../../composables/useNotices.ts'
import { useThemeColours } from '../explorer/map/useThemeColours.ts'
import { useExploredRun } from '../explorer/state/explored-run.ts'
import { useMapSnapshot, type MapSnapshot } from '../explorer/state/map-snapshot.ts'
import { mapPng, mapSvg, type PictureOptions } from './map-picture/map-picture-file.ts'
import { paper, type Ground } from './map-picture/picture-parts.ts'
import { mostVectorPoints } from './map-picture/write-svg.ts'

const grounds = ['screen', 'paper'] as const

export interface MapFiles {
  isThere: () => boolean
  png: (ratio: number) => Promise<ExportedFile>
  svg: () => Promise<ExportedFile>
  groundMenu: ComputedRef<MenuEntry>
}

export function useMapFiles(): MapFiles {
  const { t } = useI18n()
  const format = useFormat()
  const engine = useEngine()
  const { say } = useNotices()
  const { key } = useExploredRun()
  const theme = useThemeColours()
  const shownNames = useShownNames()
  const holder = useMapSnapshot()
  const kept = useStorage('cheekbone.explorer.picture-ground', 'screen')

  function ground(): Ground {
    if (kept.value === 'paper') return paper
    const { dark, ink, soft, panel } = theme.value
    return { dark, ink, soft, ground: panel, line: dark ? '#4a4a4a' : paper.line }
  }

  async function begin(): Promise<{ snapshot: MapSnapshot; options: PictureOptions & { title: string } }> {
    const snapshot = holder.value?.()
    if (!snapshot) throw new Error(t('exports.noMap'))
    const overview = await engine.call('libraries.overview', { library: key.library })
    const name = shownNames.library(overview.name)
    const called = overview.runs.find(({ id }) => id === key.run)?.name ?? ''
    const title = t(called === '' ? 'exports.mapTitle' : 'exports.mapTitleNamed', {
      name,
      called,
      run: key.run,
    })
    return { snapshot, options: { ground: ground(), name: `${name} run ${key.run} map`, title } }
  }

  return {
    isThere: () => holder.value !== null,
    png: async (ratio) => {
      const { snapshot, options } = await begin()
      return mapPng(snapshot, { ...options, ratio: ratio * window.devicePixelRatio })
    },
    svg: async () => {
      const { snapshot, options } = await begin()
      const imageNote = t('exports.svgImage', { count: format.value.count(mostVectorPoints) })
      const { file, asImage } = await mapSvg(snapshot, { ...options, imageNote })
      if (asImage) say({ kind: 'info', text: imageNote })
      return file
    },
    groundMenu: computed(() => ({
      kind: 'choice',
      id: 'ground',
      label: t('exports.ground'),
      value: grounds.find((known) => known === kept.value) ?? 'screen',
      options: grounds.map((value) => ({ value, label: t(`exports.grounds.${value}`) })),
      choose: (value) => {
        kept.value = value
      },
    })),
  }
}
