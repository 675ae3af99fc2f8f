import { describe, expect, it } from 'vitest'
import type { RunEntry } from '../../../shared/contract/libraries.ts'
import { resolveRunConfig, type RunChoices } from '../../../shared/run-config.ts'
import { nearestPreset, settingsOf, tellingSettings } from './run-settings.ts'

function runOf(id: number, choices: RunChoices): RunEntry {
  const config = resolveRunConfig(choices)
  return {
    id,
    config,
    device: 'cpu',
    patches: 10,
    stages: [],
    finished: true,
    topicsInUse: 3,
    name: '',
    note: '',
  }
}

describe('nearestPreset', () => {
  it('finds the preset that a run was made with, and what was changed in it', () => {
    expect(nearestPreset(resolveRunConfig({ preset: 'standard' }))).toEqual({
      preset: 'standard',
      differing: [],
    })
    const changed = resolveRunConfig({ preset: 'thorough', topics: 12, gates: { maxYaw: 20 }, seed: 9 })
    expect(nearestPreset(changed)).toEqual({ preset: 'thorough', differing: ['gates', 'topics', 'seed'] })
  })

  it('does not take what a random start brings with it for a change', () => {
    const config = resolveRunConfig({ preset: 'quick', start: 'random' })
    expect(nearestPreset(config)).toEqual({ preset: 'quick', differing: [] })
  })
})

describe('settingsOf', () => {
  it('leaves out what has no value, and the network of embeddings that were imported', () => {
    const config = resolveRunConfig({ start: 'imported', embeddings: 'dino 12ab' })
    expect(settingsOf(config)).toContain('embeddings')
    expect(settingsOf(config)).not.toContain('backbone')
    expect(settingsOf(config)).not.toContain('minClusterSize')
  })
})

describe('tellingSettings', () => {
  it('are what differs from the preset, and from any other run', () => {
    const runs = [
      runOf(1, { preset: 'quick' }),
      runOf(2, { preset: 'quick', augment: 'tone-blind', topics: 12 }),
    ]
    expect(tellingSettings(runs[0], runs)).toEqual(['augment', 'topics'])
    expect(tellingSettings(runs[1], runs)).toEqual(['augment', 'topics'])
  })

  it('are none where a seed alone differs, which is said of every run', () => {
    const runs = [runOf(1, { preset: 'quick', seed: 1 }), runOf(2, { preset: 'quick', seed: 2 })]
    expect(tellingSettings(runs[1], runs)).toEqual([])
  })
})
