import { readonly, shallowRef, type Ref } from 'vue'
import { useEngine } from '../../composables/useEngine.ts'
import { useHost } from '../../composables/useHost.ts'
import { useJobs } from '../../composables/useJobs.ts'
import { useNotices } from '../../composables/useNotices.ts'
import { usePreferences } from '../../composables/usePreferences.ts'
import { useRoute } from '../../composables/useRoute.ts'

/** Where somebody stands between "open" and a job: choosing a folder, or how thoroughly it is to be looked at. */
export type OpenStep =
  | { step: 'none' }
  | { step: 'browse'; hint: 'dropped' | null }
  | { step: 'setup'; folder: string; library?: string }

const current = shallowRef<OpenStep>({ step: 'none' })

export interface OpenFlow {
  readonly current: Readonly<Ref<OpenStep>>
  /** By the platform's dialog, or by the engine's list of folders in a browser. */
  chooseFolder(hint?: 'dropped'): void
  chooseLibrary(): void
  /** A folder is known; asks how thoroughly. */
  setUp(folder: string, library?: string): void
  openLibrary(path: string): void
  startDemo(): void
  close(): void
}

export function useOpenFlow(): OpenFlow {
  const engine = useEngine()
  const host = useHost()
  const jobs = useJobs()
  const preferences = usePreferences()
  const { go } = useRoute()
  const { sayError } = useNotices()

  function setUp(folder: string, library?: string): void {
    current.value = { step: 'setup', folder, ...(library === undefined ? {} : { library }) }
  }

  /** What was asked for by a click has nobody waiting for it: a failure is told as a notice. */
  function attempt(work: () => Promise<void>): void {
    work().catch(sayError)
  }

  function openLibrary(path: string): void {
    attempt(async () => {
      const { id } = await engine.call('libraries.open', { library: path })
      current.value = { step: 'none' }
      go({ view: 'library', library: id })
    })
  }

  function browse(hint: 'dropped' | null): void {
    current.value = { step: 'browse', hint }
  }

  return {
    current: readonly(current),
    chooseFolder: (hint) => {
      if (!host) return browse(hint ?? null)
      attempt(async () => {
        const folder = await host.chooseFolder()
        if (folder !== null) setUp(folder)
      })
    },
    chooseLibrary: () => {
      if (!host) return browse(null)
      attempt(async () => {
        const library = await host.chooseLibrary()
        if (library !== null) openLibrary(library)
      })
    },
    setUp,
    openLibrary,
    startDemo: () =>
      attempt(async () => {
        const { language } = preferences
        const job = await jobs.start({ kind: 'demo', faces: 240, seed: 1, language })
        go({ view: 'job', job: job.id })
      }),
    close: () => {
      current.value = { step: 'none' }
    },
  }
}
