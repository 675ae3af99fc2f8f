/** What is known of the run on the screen. Columns travel once, stay as typed arrays and out of deep reactivity. */
import {
  inject,
  nextTick,
  onScopeDispose,
  provide,
  shallowRef,
  type InjectionKey,
  type ShallowRef,
} from 'vue'
import type {
  GroupColumn,
  LabelColumn,
  MixtureColumns,
  PatchGroup,
  PatchMeasure,
  RunPoints,
  RunView,
  TopicEntry,
} from '../../../../shared/contract/explore.ts'
import { asCheekboneError } from '../../../../shared/errors.ts'
import type { Engine } from '../../../composables/useEngine.ts'
import { giveSigns, topicsBySize } from './sign-numbers.ts'

export interface RunKey {
  library: string
  run: number
}

export interface ExploredRun {
  readonly key: RunKey
  /** Null until they are there: points first, then topics, and this one last. */
  readonly view: Readonly<ShallowRef<RunView | null>>
  readonly points: Readonly<ShallowRef<RunPoints | null>>
  /** Largest first. */
  readonly topics: Readonly<ShallowRef<readonly TopicEntry[] | null>>
  readonly error: Readonly<ShallowRef<unknown>>
  /** One number a position; asked for once. */
  measure(name: PatchMeasure): Promise<Float32Array>
  group(name: PatchGroup): Promise<GroupColumn>
  label(column: number): Promise<LabelColumn>
  mixture(): Promise<MixtureColumns>
  /** Counts what was said in spot-checks: the group `verdict` is another one then. */
  readonly verdictsSaid: Readonly<ShallowRef<number>>
  topic(topic: number): TopicEntry | null
  /** The number of a topic's sign, for topic-signs.ts; -1 for what belongs to none. */
  signOf: (topic: number) => number
  reload(): Promise<void>
}

export function createExploredRun(engine: Engine, key: RunKey): ExploredRun {
  const view = shallowRef<RunView | null>(null)
  const points = shallowRef<RunPoints | null>(null)
  const topics = shallowRef<readonly TopicEntry[] | null>(null)
  const signs = shallowRef<ReadonlyMap<number, number>>(new Map())
  const error = shallowRef<unknown>(null)
  const measures = new Map<PatchMeasure, Promise<Float32Array>>()
  const groups = new Map<PatchGroup, Promise<GroupColumn>>()
  const labels = new Map<number, Promise<LabelColumn>>()
  const mixtures = new Map<'mixture', Promise<MixtureColumns>>()
  const verdictsSaid = shallowRef(0)
  let asked = 0

  async function reload(): Promise<void> {
    const mine = ++asked
    try {
      if (points.value) {
        const answers = await Promise.all([
          engine.call('explore.points', key),
          engine.call('explore.topics', key),
        ])
        if (mine !== asked) return
        show(...answers)
      } else if (!(await readFirst(mine))) return
      // What the panes now ask to show themselves goes first: this takes the engine longer than all of it.
      await nextTick()
      const overview = await engine.call('explore.run', key)
      if (mine !== asked) return
      view.value = overview
      error.value = null
    } catch (thrown) {
      if (mine === asked && asCheekboneError(thrown).code !== 'channel-closed') error.value = thrown
    }
  }

  /** The map is drawn while the engine works out what there is to say of its topics. False when it was overtaken. */
  async function readFirst(mine: number): Promise<boolean> {
    const found = await engine.call('explore.points', key)
    if (mine !== asked) return false
    signs.value = giveSigns(signs.value, topicsBySize(found))
    points.value = found
    error.value = null
    await nextTick()
    const entries = await engine.call('explore.topics', key)
    if (mine !== asked) return false
    show(found, entries)
    return true
  }

  function show(found: RunPoints, entries: readonly TopicEntry[]): void {
    signs.value = giveSigns(signs.value, entries)
    ;[points.value, topics.value] = [found, entries]
  }

  /** What follows merges and splits. */
  function forgetTopics(): void {
    groups.delete('verdict')
    mixtures.clear()
    for (const name of ['probability', 'entropy'] as const) measures.delete(name)
  }

  onScopeDispose(engine.onOpen(() => void reload()))
  onScopeDispose(
    engine.on('library.changed', ({ library, what }) => {
      if (library !== key.library) return
      if (what === 'topics') {
        forgetTopics()
        void reload()
      } else if (what === 'verdicts') {
        groups.delete('verdict')
        verdictsSaid.value++
      }
    }),
  )
  return {
    key,
    view,
    points,
    topics,
    error,
    measure: (name) =>
      keepUnlessFailed(measures, name, () => engine.call('explore.measure', { ...key, measure: name })),
    group: (name) =>
      keepUnlessFailed(groups, name, () => engine.call('explore.group', { ...key, group: name })),
    label: (column) =>
      keepUnlessFailed(labels, column, () => engine.call('explore.label', { ...key, column })),
    mixture: () => keepUnlessFailed(mixtures, 'mixture', () => engine.call('explore.mixture', key)),
    verdictsSaid,
    topic: (topic) => topics.value?.find((entry) => entry.topic === topic) ?? null,
    signOf: (topic) => signs.value.get(topic) ?? -1,
    reload,
  }
}

function keepUnlessFailed<K, T>(held: Map<K, Promise<T>>, key: K, ask: () => Promise<T>): Promise<T> {
  const found = held.get(key)
  if (found) return found
  const asked = ask()
  held.set(key, asked)
  asked.catch(() => held.delete(key))
  return asked
}

const runKey: InjectionKey<ExploredRun> = Symbol('explored run')

export function provideExploredRun(run: ExploredRun): void {
  provide(runKey, run)
}

export function useExploredRun(): ExploredRun {
  const run = inject(runKey)
  if (!run) throw new Error('No run was provided to this component.')
  return run
}
