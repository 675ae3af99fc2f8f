/** The colouring that the scene asks for; a new one takes the place of the last only when its numbers are there. */
import { computed, shallowRef, watch, type ShallowRef } from 'vue'
import { verdicts } from '../../../../shared/contract/curation.ts'
import type { Quantiles } from '../../../../shared/contract/explore.ts'
import { useNotices } from '../../../composables/useNotices.ts'
import { useExploredRun, type ExploredRun } from '../state/explored-run.ts'
import { useScene, type ColourBy } from '../state/explorer-scene.ts'
import {
  colourByGroup,
  colourByMixture,
  colourByNumber,
  colourByTopic,
  middleRange,
  rangeOf,
  type Colouring,
} from './colouring.ts'

export interface NamedColouring {
  by: ColourBy
  colouring: Colouring
  /** Of the codes of a group or of labels. */
  names: readonly string[]
}

export function useColouring(): Readonly<ShallowRef<NamedColouring | null>> {
  const run = useExploredRun()
  const scene = useScene()
  const { sayError } = useNotices()
  const current = shallowRef<NamedColouring | null>(null)
  // Of the run's summary only the range of what is shown: the rest of it makes no other picture.
  const range = computed(() => {
    const by = scene.colourBy.value
    return by.kind === 'measure' ? (run.view.value?.ranges[by.measure]?.join() ?? null) : null
  })
  watch(
    [scene.colourBy, run.points, range, run.verdictsSaid],
    ([by], _before, onCleanup) => {
      let stale = false
      onCleanup(() => {
        stale = true
      })
      if (by.kind === 'topic') {
        current.value = byTopic(run)
        return
      }
      paint(run, by).then(
        (made) => {
          if (!stale) current.value = made
        },
        (error: unknown) => {
          if (stale) return
          sayError(error)
          scene.colour({ kind: 'topic' })
        },
      )
    },
    { immediate: true },
  )
  return current
}

function byTopic(run: ExploredRun): NamedColouring | null {
  const topics = run.points.value?.topics
  return topics ? { by: { kind: 'topic' }, colouring: colourByTopic(topics, run.signOf), names: [] } : null
}

/** Blue, orange and purple, each with a shape of its own: told apart with any kind of colour blindness. */
const verdictSigns = verdicts.map((verdict) => ({ belongs: 0, 'does-not': 1, unsure: 42 })[verdict])

async function paint(run: ExploredRun, by: ColourBy): Promise<NamedColouring | null> {
  switch (by.kind) {
    case 'topic':
      return byTopic(run)
    case 'mixture': {
      const mixture = await run.mixture()
      const topics = run.points.value?.topics
      return topics ? { by, colouring: colourByMixture(mixture, topics, run.signOf), names: [] } : null
    }
    case 'group': {
      const column = await run.group(by.group)
      const signs = by.group === 'verdict' ? verdictSigns : undefined
      return { by, colouring: colourByGroup(column, signs), names: column.names }
    }
    case 'label': {
      const column = await run.label(by.column)
      if (column.kind === 'category') return { by, colouring: colourByGroup(column), names: column.names }
      return byNumber(run, by, { values: column.values, range: column.range })
    }
    case 'measure': {
      const range = run.view.value?.ranges[by.measure] ?? null
      return byNumber(run, by, { values: await run.measure(by.measure), range })
    }
  }
}

/** Topics instead where nothing is known. */
function byNumber(
  run: ExploredRun,
  by: ColourBy,
  { values, range }: { values: Float32Array; range: Quantiles | null },
): NamedColouring | null {
  const ends = range ? rangeOf(range) : middleRange(values)
  return ends ? { by, colouring: colourByNumber(values, ends), names: [] } : byTopic(run)
}
