import { describe, expect, it } from 'vitest'
import { eachSkinAttribute } from './domain.ts'
import { standingOut } from './visible-attributes.ts'

describe('standingOut', () => {
  const attributes = eachSkinAttribute(() => ({ mean: 0, deviation: 0 }))
  attributes.spots = { mean: 1, deviation: 0.5 }
  attributes.shine = { mean: 1, deviation: -2 }
  attributes.melaninIndex = { mean: 1, deviation: 9 }

  it('names those farthest from the mean on either side, and none that lie on it', () => {
    expect(standingOut(attributes)).toEqual(['shine', 'spots'])
  })

  it('names none that are nearer than asked for, or were not measured', () => {
    expect(standingOut(attributes, 0.5)).toEqual(['shine', 'spots'])
    expect(standingOut(attributes, 0.6)).toEqual(['shine'])
    expect(standingOut({ ...attributes, shine: { deviation: NaN } })).toEqual(['spots'])
  })
})
