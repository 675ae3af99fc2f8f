/** Judging one topic's sample: verdicts show at once and are kept one after another, whatever the keys' speed. */
import { computed, shallowRef, type ComputedRef, type Ref } from 'vue'
import type { SpotCheck, Verdict } from '../../../shared/contract/curation.ts'
import type { Engine } from '../../composables/useEngine.ts'
import type { RunKey } from '../explorer/state/explored-run.ts'
import { createPace } from './pace.ts'

export interface SpotCheckSession {
  /** Null until it is drawn. */
  readonly sample: Readonly<Ref<SpotCheck | null>>
  /** The picture that is judged next. */
  readonly cursor: Readonly<Ref<number>>
  readonly judged: ComputedRef<number>
  /** By the person's own pace; null before there is one. */
  readonly secondsLeft: Readonly<Ref<number | null>>
  readonly canTakeBack: ComputedRef<boolean>
  open(): Promise<void>
  /** Of the picture at the cursor, which goes to the next one without a verdict. */
  judge(verdict: Verdict): void
  /** The last verdict of this sitting, or of the picture before. */
  takeBack(): void
  moveTo(picture: number): void
}

export interface SessionOptions {
  call: Engine['call']
  key: RunKey
  topic: number
  now: () => number
  /** A verdict could not be kept; what is shown is read anew. */
  onError: (thrown: unknown) => void
}

export function createSpotCheckSession({ call, key, topic, now, onError }: SessionOptions): SpotCheckSession {
  const sample = shallowRef<SpotCheck | null>(null)
  const cursor = shallowRef(0)
  const secondsLeft = shallowRef<number | null>(null)
  /** Verdicts of this sitting, with what stood there before. */
  const given = shallowRef<readonly { picture: number; before: Verdict | null }[]>([])
  const pace = createPace()
  let last: Promise<unknown> = Promise.resolve()
  let underWay = 0

  const judged = computed(() => sample.value?.items.filter(({ verdict }) => verdict !== null).length ?? 0)

  function put(picture: number, verdict: Verdict | null): void {
    if (!sample.value) return
    const items = sample.value.items.map((item, at) => (at === picture ? { ...item, verdict } : item))
    sample.value = { ...sample.value, items }
    secondsLeft.value = pace.secondsFor(items.length - judged.value)
    const { position } = items[picture]
    underWay++
    last = last.then(() => keep(position, verdict))
  }

  async function keep(position: number, verdict: Verdict | null): Promise<void> {
    try {
      const answer = await call('spot-check.judge', { ...key, topic, position, verdict })
      // What was pressed since is not in this answer yet.
      if (underWay === 1) sample.value = answer
    } catch (thrown) {
      onError(thrown)
      await open().catch(onError)
    } finally {
      underWay--
    }
  }

  async function open(): Promise<void> {
    const answer = await call('spot-check.open', { ...key, topic, wanted: 40 })
    sample.value = answer
    cursor.value = nextOpen(answer, 0) ?? Math.max(0, Math.min(cursor.value, answer.items.length - 1))
  }

  return {
    sample,
    cursor,
    judged,
    secondsLeft,
    canTakeBack: computed(() => given.value.length > 0 || lastJudged(sample.value, cursor.value) !== null),
    open,
    judge: (verdict) => {
      const picture = cursor.value
      const item = sample.value?.items.at(picture)
      if (!item) return
      pace.judged(now())
      given.value = [...given.value, { picture, before: item.verdict }]
      put(picture, verdict)
      if (sample.value) cursor.value = nextOpen(sample.value, picture + 1) ?? picture
    },
    takeBack: () => {
      const { picture, before } = given.value.at(-1) ?? {
        picture: lastJudged(sample.value, cursor.value),
        before: null,
      }
      given.value = given.value.slice(0, -1)
      if (picture === null) return
      cursor.value = picture
      put(picture, before)
    },
    moveTo: (picture) => {
      const count = sample.value?.items.length ?? 0
      cursor.value = Math.min(count - 1, Math.max(0, picture))
    },
  }
}

/** The first picture without a verdict from here on, around the end; null when all have one. */
function nextOpen({ items }: SpotCheck, from: number): number | null {
  for (let step = 0; step < items.length; step++) {
    const picture = (from + step) % items.length
    if (items[picture].verdict === null) return picture
  }
  return null
}

/** At the cursor or before it. */
function lastJudged(sample: SpotCheck | null, cursor: number): number | null {
  for (let picture = cursor; picture >= 0; picture--)
    if (sample?.items.at(picture)?.verdict != null) return picture
  return null
}
