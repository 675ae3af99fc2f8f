import { onScopeDispose, shallowRef, toValue, watch, type MaybeRefOrGetter, type Ref } from 'vue'
import type { LibraryChange, LibraryOverview, RecentLibrary } from '../../shared/contract/libraries.ts'
import { asCheekboneError } from '../../shared/errors.ts'
import { useEngine, useEngineEvent } from './useEngine.ts'

export interface Libraries {
  /** Latest first; null until the engine has told them. */
  readonly recent: Readonly<Ref<readonly RecentLibrary[] | null>>
  readonly error: Readonly<Ref<unknown>>
  reload: () => Promise<void>
  leaveOut: (id: string) => Promise<void>
}

/** The recent libraries, up to date as long as the calling component lives. */
export function useLibraries(): Libraries {
  const engine = useEngine()
  const recent = shallowRef<readonly RecentLibrary[] | null>(null)
  const error = shallowRef<unknown>(null)

  async function reload(): Promise<void> {
    try {
      recent.value = await engine.call('libraries.recent', {})
      error.value = null
    } catch (thrown) {
      if (asCheekboneError(thrown).code !== 'channel-closed') error.value = thrown
    }
  }

  onScopeDispose(engine.onOpen(() => void reload()))
  useEngineEvent('library.changed', () => void reload(), engine)
  return {
    recent,
    error,
    reload,
    leaveOut: async (id) => {
      recent.value = await engine.call('libraries.leave-out', { library: id })
    },
  }
}

export interface OpenLibrary {
  /** Null until it is there. */
  readonly overview: Readonly<Ref<LibraryOverview | null>>
  readonly error: Readonly<Ref<unknown>>
  reload: () => Promise<void>
}

/**
 * One library, opened when it is not open yet (an address that was kept from an earlier time), and read again whenever it
 * changes in one of the ways named.
 */
export function useLibrary(
  id: MaybeRefOrGetter<string>,
  changes: readonly LibraryChange[] = ['photos', 'runs', 'topics'],
): OpenLibrary {
  const engine = useEngine()
  const overview = shallowRef<LibraryOverview | null>(null)
  const error = shallowRef<unknown>(null)
  let asked = 0

  async function read(library: string): Promise<LibraryOverview> {
    try {
      return await engine.call('libraries.overview', { library })
    } catch (thrown) {
      if (asCheekboneError(thrown).code !== 'not-found') throw thrown
      const known = (await engine.call('libraries.recent', {})).find((recent) => recent.id === library)
      if (!known) throw thrown
      return engine.call('libraries.open', { library: known.path })
    }
  }

  async function reload(): Promise<void> {
    const mine = ++asked
    try {
      const answer = await read(toValue(id))
      if (mine !== asked) return
      overview.value = answer
      error.value = null
    } catch (thrown) {
      if (mine === asked && asCheekboneError(thrown).code !== 'channel-closed') error.value = thrown
    }
  }

  onScopeDispose(engine.onOpen(() => void reload()))
  useEngineEvent(
    'library.changed',
    ({ library, what }) => {
      if (library === toValue(id) && changes.includes(what)) void reload()
    },
    engine,
  )
  watch(
    () => toValue(id),
    () => {
      overview.value = null
      void reload()
    },
  )
  return { overview, error, reload }
}
