import { describe, expect, it } from 'vitest'
import type { SpotCheck, SpotCheckResult, Verdict } from '../../../shared/contract/curation.ts'
import type { Engine } from '../../composables/useEngine.ts'
import { createSpotCheckSession, type SpotCheckSession } from './spot-check-session.ts'

const key = { library: '0123456789abcdef', run: 1 }
const nothing: SpotCheckResult = {
  judged: 0,
  belongs: 0,
  unsure: 0,
  share: null,
  intruders: { judged: 0, caught: 0 },
  byStratum: {
    core: { judged: 0, belongs: 0 },
    border: { judged: 0, belongs: 0 },
    outlier: { judged: 0, belongs: 0 },
  },
  probabilityAgreement: null,
  done: false,
}

/** Keeps verdicts of three pictures at positions 10, 20 and 30, an answer a turn of the event loop; position 30 can be refused. */
function start({ refuse = false } = {}) {
  const kept = new Map<number, Verdict>([[10, 'belongs']])
  const asked: string[] = []
  const errors: unknown[] = []
  const answer = (): SpotCheck => ({
    topic: 2,
    items: [10, 20, 30].map((position) => ({
      position,
      patch: position + 1,
      verdict: kept.get(position) ?? null,
    })),
    judged: kept.size,
    result: { ...nothing, judged: kept.size },
  })
  const call = async (name: string, args: object): Promise<SpotCheck> => {
    await new Promise((resolve) => setTimeout(resolve))
    if (name === 'spot-check.judge') {
      const { position, verdict } = args as { position: number; verdict: Verdict | null }
      asked.push(`${position} ${verdict}`)
      if (refuse && position === 30) throw new Error('The disk is full.')
      if (verdict === null) kept.delete(position)
      else kept.set(position, verdict)
    }
    return answer()
  }
  const session = createSpotCheckSession({
    call: call as Engine['call'],
    key,
    topic: 2,
    now: () => 0,
    onError: (thrown) => errors.push(thrown),
  })
  return { session, asked, errors }
}

const shown = ({ sample }: SpotCheckSession): (Verdict | null)[] =>
  sample.value?.items.map(({ verdict }) => verdict) ?? []

/** Turns enough for every answer of this file's engine: each takes one, and timers of one length come in their order. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve))
}

describe('createSpotCheckSession', () => {
  it('begins at the first picture without a verdict and goes on to the next', async () => {
    const { session } = start()
    await session.open()
    expect(session.cursor.value).toBe(1)
    session.judge('unsure')
    expect(session.cursor.value).toBe(2)
    expect(shown(session)).toEqual(['belongs', 'unsure', null])
  })

  it('shows fast verdicts at once, keeps them in order, and ends with what the engine says', async () => {
    const { session, asked } = start()
    await session.open()
    session.judge('belongs')
    session.judge('does-not')
    expect(shown(session)).toEqual(['belongs', 'belongs', 'does-not'])
    await settle()
    expect(asked).toEqual(['20 belongs', '30 does-not'])
    expect(session.sample.value?.result.judged).toBe(3)
  })

  it('takes back what was given, then what was there before, and returns to the picture', async () => {
    const { session, asked } = start()
    await session.open()
    session.moveTo(0)
    session.judge('does-not')
    session.takeBack()
    expect(session.cursor.value).toBe(0)
    expect(shown(session)[0]).toBe('belongs')
    session.takeBack()
    expect(shown(session)[0]).toBeNull()
    expect(session.canTakeBack.value).toBe(false)
    await settle()
    expect(asked).toEqual(['10 does-not', '10 belongs', '10 null'])
  })

  it('shows a verdict no longer that could not be kept', async () => {
    const { session, errors } = start({ refuse: true })
    await session.open()
    session.moveTo(2)
    session.judge('belongs')
    await settle()
    expect(errors).toHaveLength(1)
    expect(shown(session)).toEqual(['belongs', null, null])
    expect(session.cursor.value).toBe(1)
  })
})
