import { onScopeDispose, shallowRef, type Ref } from 'vue'
import type { SpotCheckProgress } from '../../../../shared/contract/curation.ts'
import { asCheekboneError } from '../../../../shared/errors.ts'
import type { Engine } from '../../../composables/useEngine.ts'
import { useNotices } from '../../../composables/useNotices.ts'
import type { RunKey } from './explored-run.ts'

/** How far each topic was judged, by topic; up to date as long as the calling scope lives. */
export function createSpotCheckProgress(
  engine: Engine,
  key: RunKey,
): Readonly<Ref<ReadonlyMap<number, SpotCheckProgress>>> {
  const progress = shallowRef<ReadonlyMap<number, SpotCheckProgress>>(new Map())
  const { sayError } = useNotices()
  let asked = 0

  async function reload(): Promise<void> {
    const mine = ++asked
    try {
      const answer = await engine.call('spot-check.progress', key)
      if (mine === asked) progress.value = new Map(answer.map((entry) => [entry.topic, entry]))
    } catch (thrown) {
      // A line that breaks is opened anew, and this is called again.
      if (mine === asked && asCheekboneError(thrown).code !== 'channel-closed') sayError(thrown)
    }
  }

  onScopeDispose(engine.onOpen(() => void reload()))
  onScopeDispose(
    engine.on('library.changed', ({ library, what }) => {
      if (library === key.library && (what === 'verdicts' || what === 'topics')) void reload()
    }),
  )
  return progress
}
