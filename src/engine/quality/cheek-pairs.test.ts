import { describe, expect, it } from 'vitest'
import { cheekPartners, type PatchOrigin } from './cheek-pairs.ts'

describe('cheekPartners', () => {
  it('pairs the mirrored squares of the cheeks of one face, and nothing else', () => {
    const origins: PatchOrigin[] = [
      { photo: 1, face: 0, region: 'left-cheek', square: 0 },
      { photo: 1, face: 0, region: 'left-cheek', square: 1 },
      { photo: 1, face: 0, region: 'forehead', square: 0 },
      { photo: 1, face: 0, region: 'right-cheek', square: 1 },
      { photo: 1, face: 0, region: 'right-cheek', square: 0 },
      { photo: 1, face: 1, region: 'right-cheek', square: 0 },
      { photo: 1, face: 1, region: 'chin', square: 0 },
      { photo: 2, face: null, region: 'whole' },
    ]
    expect([...cheekPartners(origins)]).toEqual([4, 3, -1, 1, 0, -1, -1, -1])
  })
})
