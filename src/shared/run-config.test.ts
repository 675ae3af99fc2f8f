import { describe, expect, it } from 'vitest'
import { resolveRunConfig, runConfigSchema, settingText } from './run-config.ts'
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

  it('have a least size of density clusters only where it was chosen, and only for these', () => {
    expect(Object.keys(resolveRunConfig({ topicMethod: 'hdbscan' }))).not.toContain('minClusterSize')
    expect(resolveRunConfig({ topicMethod: 'hdbscan', minClusterSize: 12 }).minClusterSize).toBe(12)
    expect(() => resolveRunConfig({ minClusterSize: 12 })).toThrow(/Only density clusters/)
    expect(() => resolveRunConfig({ topicMethod: 'hdbscan', minClusterSize: 1 })).toThrow()
  })

  it('refuse white balance of whole pictures', () => {
    expect(resolveRunConfig({}).whiteBalance).toBe('none')
    expect(resolveRunConfig({ whiteBalance: 'sclera' }).whiteBalance).toBe('sclera')
    expect(() => resolveRunConfig({ crop: 'whole', whiteBalance: 'sclera' })).toThrow(/needs faces/)
  })

  it('name the same regions and gates in one way, whatever way they were given', () => {
    const regions = ['nose', 'left-cheek', 'nose'] as const
    expect(resolveRunConfig({ regions: [...regions] }).regions).toEqual(['left-cheek', 'nose'])
    const gates = { maxYaw: 20, maxPitch: 40, minFit: 0.8 }
    expect(JSON.stringify(resolveRunConfig({ gates }).gates)).toBe('{"minFit":0.8,"maxYaw":20}')
    expect(settingText(resolveRunConfig({ gates }).gates)).toBe('minFit=0.8, maxYaw=20')
    expect(settingText(resolveRunConfig({}).gates)).toBe('standard')
  })

  it('name a face parser by its content, and have none without one', () => {
    const faceParser = '0a'.repeat(32)
    expect(resolveRunConfig({ faceParser }).faceParser).toBe(faceParser)
    expect(resolveRunConfig({ faceParser: undefined })).not.toHaveProperty('faceParser')
    expect(() => resolveRunConfig({ faceParser: '/parser.onnx' })).toThrow()
    expect(() => resolveRunConfig({ crop: 'whole', faceParser })).toThrow(/needs faces/)
  })

  it('refuse regions of whole pictures and thresholds out of range', () => {
    expect(() => resolveRunConfig({ crop: 'whole', regions: ['chin'] })).toThrow(/need faces/)
    expect(() => resolveRunConfig({ crop: 'whole', patchesPerRegion: 4 })).toThrow(/need faces/)
    expect(() => resolveRunConfig({ gates: { maxYaw: 100 } })).toThrow(/from 0 to 90/)
  })

  it('are all explained to people', () => {
    expect(Object.keys(runConfigMeanings).sort()).toEqual(Object.keys(runConfigSchema.shape).sort())
  })
})
