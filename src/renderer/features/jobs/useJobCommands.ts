import { Pause, Play, X } from '@lucide/vue'
import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { JobSnapshot, JobState } from '../../../shared/contract/jobs.ts'
import { isUnderWay } from '../../../shared/job-progress.ts'
import { registerActions } from '../../composables/useActions.ts'
import { useEngine } from '../../composables/useEngine.ts'
import { useJobs } from '../../composables/useJobs.ts'
import { useNotices } from '../../composables/useNotices.ts'
import { usePreferences } from '../../composables/usePreferences.ts'
import { useRoute } from '../../composables/useRoute.ts'
import { againRequest } from './again-request.ts'

export interface JobCommands {
  /** What is asked of an engine that is away would be done when nobody expects it any more. */
  readonly isAway: ComputedRef<boolean>
  readonly canPause: ComputedRef<boolean>
  readonly canResume: ComputedRef<boolean>
  readonly canCancel: ComputedRef<boolean>
  readonly canDismiss: ComputedRef<boolean>
  /** Whether it is being asked if the job shall really be cancelled. */
  readonly asksToCancel: Ref<boolean>
  readonly pause: () => void
  readonly resume: () => void
  readonly cancel: () => void
  /** Takes it off the list and leaves its view. */
  readonly dismiss: () => void
  readonly startAgain: () => void
}

const cancellable: readonly JobState[] = ['waiting', 'running', 'pausing', 'paused']

/** What can be done with a job now, by its buttons and by the palette. */
export function useJobCommands(job: () => JobSnapshot): JobCommands {
  const { t } = useI18n()
  const { status } = useEngine()
  const jobs = useJobs()
  const preferences = usePreferences()
  const { go } = useRoute()
  const { sayError } = useNotices()

  const isAway = computed(() => status.value !== 'open')
  const canPause = computed(() => job().state === 'running' || job().state === 'waiting')
  const canResume = computed(() => job().state === 'paused' || job().state === 'failed')
  const canCancel = computed(() => cancellable.includes(job().state))
  const canDismiss = computed(() => !isUnderWay(job()) && job().state !== 'paused')
  const asksToCancel = ref(false)

  function attempt(work: Promise<unknown>): void {
    work.catch(sayError)
  }
  const pause = (): void => attempt(jobs.pause(job().id))
  const resume = (): void => attempt(jobs.resume(job().id))

  registerActions([
    {
      id: 'job.pause',
      title: () => t('jobs.pause'),
      icon: Pause,
      enabled: () => canPause.value && !isAway.value,
      run: pause,
    },
    {
      id: 'job.resume',
      title: () => t(job().state === 'failed' ? 'common.again' : 'jobs.resume'),
      icon: Play,
      enabled: () => canResume.value && !isAway.value,
      run: resume,
    },
    {
      id: 'job.cancel',
      title: () => t('jobs.cancel'),
      icon: X,
      enabled: () => canCancel.value && !isAway.value,
      run: () => {
        asksToCancel.value = true
      },
    },
  ])

  return {
    isAway,
    canPause,
    canResume,
    canCancel,
    canDismiss,
    asksToCancel,
    pause,
    resume,
    cancel: () => {
      asksToCancel.value = false
      attempt(jobs.cancel(job().id))
    },
    dismiss: () => attempt(jobs.dismiss(job().id).then(() => go({ view: 'start' }))),
    startAgain: () => {
      const request = againRequest(job(), preferences.language)
      attempt(jobs.start(request).then(({ id }) => go({ view: 'job', job: id })))
    },
  }
}
