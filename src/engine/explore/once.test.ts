import { describe, expect, it } from 'vitest'
import { allSteps, type Progress } from '../../shared/progress.ts'
import { onceInSteps } from './once.ts'

/** Three steps to a new number each time. */
function counted(): { made: ReturnType<typeof onceInSteps<number>>; stepsTaken: () => number } {
  let [values, steps] = [0, 0]
  const made = onceInSteps(function* (): Generator<Progress, number, void> {
    const value = ++values
    for (let done = 1; done <= 3; done++) {
      steps++
      yield { done, total: 3 }
    }
    return value
  })
  return { made, stepsTaken: () => steps }
}

describe('onceInSteps', () => {
  it('lets those who ask meanwhile take the same steps in turn, and holds what was made', () => {
    const { made, stepsTaken } = counted()
    const [one, other] = [made.steps(), made.steps()]
    one.next()
    other.next()
    expect(allSteps(one)).toBe(1)
    expect(allSteps(other)).toBe(1)
    expect(made.get()).toBe(1)
    expect(stepsTaken()).toBe(3)
  })

  it('takes the steps that are left when it is asked at once', () => {
    const { made, stepsTaken } = counted()
    const one = made.steps()
    one.next()
    expect(made.get()).toBe(1)
    expect(allSteps(one)).toBe(1)
    expect(stepsTaken()).toBe(3)
  })

  it('gives what was made after it was forgotten to those who were at it before', () => {
    const { made } = counted()
    const one = made.steps()
    one.next()
    made.forget()
    expect(allSteps(one)).toBe(2)
    made.forget()
    expect(made.get()).toBe(3)
  })

  it('begins anew after it failed, for whoever asks next', () => {
    let fails = true
    const made = onceInSteps(function* (): Generator<Progress, string, void> {
      yield { done: 0, total: 1 }
      if (fails) throw new Error('The file is gone.')
      return 'read'
    })
    expect(() => made.get()).toThrow('The file is gone.')
    fails = false
    expect(made.get()).toBe('read')
  })
})
