/** The colouring that the scene asks for; a new one takes the place of the last only when its numbers are there. */
import { shallowRef, watch, type ShallowRef } from 'vue'
import { useNotices } from '../../../composables/useNotices.ts'
import { useExploredRun, type ExploredRun } from '../state/explored-run.ts'
import { useScene, type ColourBy } from '../state/explorer-scene.ts'
import { colourByGroup, colourByMeasure, colourByTopic, type Colouring } from './colouring.ts'

export interface NamedColouring {
  by: ColourBy
  colouring: Colouring
  /** Of the codes of a group. */
  names: readonly string[]
}

export function useColouring(): Readonly<ShallowRef<NamedColouring | null>> {
  const run = useExploredRun()
  const scene = useScene()
  const { sayError } = useNotices()
  const current = shallowRef<NamedColouring | null>(null)
  watch(
    [scene.colourBy, run.points, run.view],
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

async function paint(run: ExploredRun, by: ColourBy): Promise<NamedColouring | null> {
  if (by.kind === 'topic') return byTopic(run)
  if (by.kind === 'group') {
    const column = await run.group(by.group)
    return { by, colouring: colourByGroup(column), names: column.names }
  }
  const range = run.view.value?.ranges[by.measure]
  if (!range) return byTopic(run)
  return { by, colouring: colourByMeasure(by.measure, await run.measure(by.measure), range), names: [] }
}
