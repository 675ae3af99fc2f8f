/** The replay of the run's training: asked for when it is wanted, there for runs that were trained and looked at meanwhile. */
import { History } from '@lucide/vue'
import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { TrainingReplay } from '../../../../shared/contract/explore.ts'
import { registerActions } from '../../../composables/useActions.ts'
import { useEngine } from '../../../composables/useEngine.ts'
import { useNotices } from '../../../composables/useNotices.ts'
import { useExploredRun } from '../state/explored-run.ts'

export interface TrainingReplayState {
  /** The run was trained. */
  readonly offered: ComputedRef<boolean>
  /** What is being replayed; null for nothing. */
  readonly shown: Readonly<ShallowRef<TrainingReplay | null>>
  open(): void
  close(): void
}

export function useTrainingReplay(): TrainingReplayState {
  const { t } = useI18n()
  const engine = useEngine()
  const { key, view } = useExploredRun()
  const { say, sayError } = useNotices()
  const shown = shallowRef<TrainingReplay | null>(null)
  const offered = computed(() => (view.value?.config.epochs ?? 0) > 0)

  function open(): void {
    engine.call('explore.training', key).then((replay) => {
      if (replay && replay.moments.length > 1) shown.value = replay
      else say({ kind: 'info', text: t('map.replay.none') })
    }, sayError)
  }

  registerActions([
    {
      id: 'map.replay',
      title: () => t('map.replay.title'),
      keywords: () => t('map.title'),
      icon: History,
      enabled: () => offered.value,
      run: open,
    },
  ])
  return {
    offered,
    shown,
    open,
    close: () => {
      shown.value = null
    },
  }
}
