/** What a person can do with a job: buttons of its view, and the same as actions. */
import { Pause, Play, X } from '@lucide/vue'
import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { JobSnapshot } from '../../../shared/contract/jobs.ts'
import { registerActions } from '../../composables/useActions.ts'
import { useEngine } from '../../composables/useEngine.ts'
import { isUnderWay, useJobs } from '../../composables/useJobs.ts'
import { useNotices } from '../../composables/useNotices.ts'
import { usePreferences } from '../../composables/usePreferences.ts'
import { useRoute } from '../../composables/useRoute.ts'

export interface JobControls {
  /** What is asked of an engine that is away would be done when nobody expects it any more. */
  isAway: ComputedRef<boolean>
  canPause: ComputedRef<boolean>
  canResume: ComputedRef<boolean>
  canCancel: ComputedRef<boolean>
  isOver: ComputedRef<boolean>
  /** Whether the person is being asked if they mean it. */
  asksToCancel: Ref<boolean>
  pause: () => void
  resume: () => void
  cancel: () => void
  dismiss: () => void
  /** The same again goes on from what was done. */
  startAgain: () => void
}

/** @param job null while it is not known, or when it is no longer on the list */
export function useJobControls(job: ComputedRef<JobSnapshot | null>): JobControls {
  const { t } = useI18n()
  const { status } = useEngine()
  const jobs = useJobs()
  const preferences = usePreferences()
  const { go } = useRoute()
  const { sayError } = useNotices()

  const isAway = computed(() => status.value !== 'open')
  const canPause = computed(() => job.value?.state === 'running' || job.value?.state === 'waiting')
  const canResume = computed(() => job.value?.state === 'paused' || job.value?.state === 'failed')
  const canCancel = computed(
    () => job.value !== null && (isUnderWay(job.value) || job.value.state === 'paused'),
  )
  const isOver = computed(() => job.value !== null && !canCancel.value)
  const asksToCancel = ref(false)

  function attempt(work: (job: JobSnapshot) => Promise<unknown>): void {
    if (job.value) work(job.value).catch(sayError)
  }
  const pause = (): void => attempt(({ id }) => jobs.pause(id))
  const resume = (): void => attempt(({ id }) => jobs.resume(id))
  const dismiss = (): void => attempt(({ id }) => jobs.dismiss(id).then(() => go({ view: 'start' })))

  function cancel(): void {
    asksToCancel.value = false
    attempt(({ id }) => jobs.cancel(id))
  }

  function startAgain(): void {
    attempt(({ request }) =>
      jobs
        .start({ ...request, language: preferences.language })
        .then(({ id }) => go({ view: 'job', job: id })),
    )
  }

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
      title: () => t('jobs.resume'),
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
    isOver,
    asksToCancel,
    pause,
    resume,
    cancel,
    dismiss,
    startAgain,
  }
}
