/** A small contract with one of everything, and handlers for it. */
import { z } from 'zod'
import { CheekboneError, throwIfAborted } from '../../../src/shared/errors.ts'
import { call, event, job } from '../../../src/shared/rpc/contract.ts'
import type { Handlers } from '../../../src/shared/rpc/server.ts'

export const sampleContract = {
  calls: {
    double: call<number>()(z.strictObject({ value: z.number() })),
    echo: call<unknown>()(z.strictObject({ value: z.unknown() })),
    fail: call<never>()(z.strictObject({})),
    unsendable: call<unknown>()(z.strictObject({})),
    repeat: call<string>()(z.strictObject({ text: z.string(), times: z.number() })),
    never: call<void>()(z.strictObject({})),
    nothing: call<void>()(z.strictObject({ optional: z.string().optional() })),
  },
  jobs: {
    count: job<number, string>()(z.strictObject({ to: z.number() })),
    /** Ends at once and goes on to report after its end. */
    reportLate: job<number, string>()(z.strictObject({})),
  },
  events: {
    ping: event<{ at: number }>(),
    moved: event<{ job: string; done: number }>({ key: ({ job }) => job }),
    notice: event<string>({ key: () => null }),
  },
} as const

export type SampleContract = typeof sampleContract

export function sampleHandlers(onJob: (signal: AbortSignal) => void = () => {}): Handlers<SampleContract> {
  return {
    calls: {
      double: ({ value }) => value * 2,
      echo: ({ value }) => value,
      fail: () => {
        throw new CheekboneError('disk-full', 'The disk is full.', {
          reason: 'diskFull',
          values: { path: '/a' },
          hint: 'Free some space.',
        })
      },
      unsendable: () => () => 1,
      repeat: ({ text, times }) => text.repeat(times),
      never: () => new Promise(() => {}),
      nothing: () => undefined,
    },
    jobs: {
      count: async ({ to }, { signal, report }) => {
        onJob(signal)
        for (let i = 1; i <= to; i++) {
          await nextTurn()
          throwIfAborted(signal)
          report(i)
        }
        return 'counted'
      },
      reportLate: (_, { report }) => {
        report(1)
        void nextTurn().then(() => report(2))
        return Promise.resolve('over')
      },
    },
  }
}

export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
