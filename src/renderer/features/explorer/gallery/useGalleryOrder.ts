import { shallowRef, watch, type ShallowRef } from 'vue'
import { asCheekboneError } from '../../../../shared/errors.ts'
import { useEngine } from '../../../composables/useEngine.ts'
import { useExploredRun } from '../state/explored-run.ts'
import { useScene } from '../state/explorer-scene.ts'
import { orderHere } from './order-here.ts'

export interface GalleryOrder {
  /** What the gallery shows, in order. What was shown before stays until the next is there. */
  readonly order: Readonly<ShallowRef<Int32Array>>
  readonly error: Readonly<ShallowRef<unknown>>
  /** False until the first order is there. */
  readonly known: Readonly<ShallowRef<boolean>>
  askAgain(): void
}

/** The patches of the scene in its order; an answer that is overtaken by a newer question is dropped. */
export function useGalleryOrder(): GalleryOrder {
  const engine = useEngine()
  const run = useExploredRun()
  const { source, ordering, inGivenOrder } = useScene()
  const order = shallowRef<Int32Array>(new Int32Array(0))
  const error = shallowRef<unknown>(null)
  const known = shallowRef(false)
  let asked = 0

  async function ask(): Promise<void> {
    const mine = ++asked
    const of = source.value
    if (inGivenOrder.value && of.kind === 'positions') {
      take(of.positions)
      return
    }
    const here = run.points.value && orderHere(run.points.value, of, ordering.value)
    if (here) {
      take(here)
      return
    }
    try {
      const answer = await engine.call('explore.order', { ...run.key, of, ...ordering.value })
      if (mine === asked) take(answer)
    } catch (thrown) {
      // A line that broke is made anew; the run is then read again, and this with it.
      if (mine === asked && asCheekboneError(thrown).code !== 'channel-closed') error.value = thrown
    }
  }

  function take(answer: Int32Array): void {
    order.value = answer
    error.value = null
    known.value = true
  }

  watch([source, ordering, inGivenOrder, run.points], () => void ask(), { immediate: true })
  return { order, error, known, askAgain: () => void ask() }
}
