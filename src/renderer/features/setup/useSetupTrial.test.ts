import { effectScope, nextTick, shallowRef } from 'vue'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { SetupTrial } from '../../../shared/contract/setup.ts'
import { CheekboneError } from '../../../shared/errors.ts'
import { engineDouble } from '../../client/engine-double.ts'
import type { Engine } from '../../composables/useEngine.ts'
import { useSetupTrial, type TrialOf } from './useSetupTrial.ts'

interface Asked {
  args: unknown
  signal: AbortSignal
  tell: (trial: SetupTrial) => void
  fail: (error: unknown) => void
}

const measuring: SetupTrial = {
  state: 'measuring',
  photos: 8,
  sample: 8,
  tried: 0,
  device: null,
  problem: null,
  importSeconds: null,
  estimates: [],
}

function setUp(first: TrialOf | null) {
  const asked: Asked[] = []
  const job = (_: string, args: unknown, options: { signal: AbortSignal; onProgress: Asked['tell'] }) =>
    new Promise<never>((_resolve, fail) =>
      asked.push({ args, signal: options.signal, tell: options.onProgress, fail }),
    )
  const engine: Engine = { ...engineDouble(() => null), job: job }
  const wanted = shallowRef(first)
  const scope = effectScope()
  onTestFinished(() => scope.stop())
  const state = scope.run(() => useSetupTrial(() => wanted.value, engine))!
  return { asked, wanted, scope, state }
}

describe('the trial of a folder in the window', () => {
  it('shows what it is told, and ends with the dialog', () => {
    const { asked, scope, state } = setUp({ folder: '/a' })
    expect(asked.map(({ args }) => args)).toEqual([{ folder: '/a' }])
    asked[0].tell(measuring)
    expect(state.trial.value).toEqual(measuring)
    scope.stop()
    expect(asked[0].signal.aborted).toBe(true)
  })

  it('asks for nothing while nothing is to be measured', async () => {
    const { asked, wanted } = setUp(null)
    expect(asked).toEqual([])
    wanted.value = { folder: '/a', library: '/l' }
    await nextTick()
    expect(asked[0].args).toEqual({ folder: '/a', library: '/l' })
    wanted.value = { folder: '/a', library: '/l' }
    await nextTick()
    expect(asked).toHaveLength(1)
  })

  it('begins anew for another folder, and hears no more of the first', async () => {
    const { asked, wanted, state } = setUp({ folder: '/a' })
    asked[0].tell(measuring)
    wanted.value = { folder: '/b' }
    await nextTick()
    expect(asked[0].signal.aborted).toBe(true)
    expect(state.trial.value).toBeNull()
    asked[0].tell(measuring)
    expect(state.trial.value).toBeNull()
    asked[1].tell({ ...measuring, photos: 2 })
    expect(state.trial.value?.photos).toBe(2)
  })

  it('says why nothing could be measured', async () => {
    const { asked, state } = setUp({ folder: '/a' })
    const failure = new CheekboneError('io', 'The folder /a cannot be read.')
    asked[0].fail(failure)
    await expect.poll(() => state.failure.value).toMatchObject({ message: failure.message })
  })
})
