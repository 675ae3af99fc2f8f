import { describe, expect, it } from 'vitest'
import { resolveRunConfig, runConfigSchema } from './run-config.ts'
import { runConfigMeanings } from './run-config-meanings.ts'

describe('the settings of a run', () => {
  it('come from the preset, and the own choice stands above it', () => {
    const quick = resolveRunConfig({})
    expect(resolveRunConfig({ preset: 'quick' })).toEqual(quick)
    expect(resolveRunConfig({ preset: 'thorough' }).epochs).toBeGreaterThan(quick.epochs)
    expect(resolveRunConfig({ preset: 'thorough', epochs: 7, topics: undefined })).toMatchObject({
      epochs: 7,
      topics: 200,
    })
  })

  it('fit the backbone: the pretrained one is taken as it is unless training is asked for', () => {
    expect(resolveRunConfig({ backbone: 'resnet18' })).toMatchObject({
      start: 'random',
      patchSize: 64,
      features: 'last',
    })
    expect(resolveRunConfig({})).toMatchObject({
      backbone: 'skin-net',
      start: 'drawn',
      epochs: 0,
      patchSize: 96,
      features: 'multi',
    })
    expect(resolveRunConfig({ start: 'random' })).toMatchObject({ backbone: 'resnet18', features: 'last' })
    expect(resolveRunConfig({ backbone: 'skin-net', start: 'random' }).epochs).toBeGreaterThan(0)
  })

  it('refuse a random network without training', () => {
    expect(() => resolveRunConfig({ start: 'random', epochs: 0 })).toThrow(/knows nothing/)
  })

  it('refuse white balance of whole pictures', () => {
    expect(resolveRunConfig({}).whiteBalance).toBe('none')
    expect(resolveRunConfig({ whiteBalance: 'sclera' }).whiteBalance).toBe('sclera')
    expect(() => resolveRunConfig({ crop: 'whole', whiteBalance: 'sclera' })).toThrow(/needs faces/)
  })

  it('are all explained to people', () => {
    expect(Object.keys(runConfigMeanings).sort()).toEqual(Object.keys(runConfigSchema.shape).sort())
  })
})
