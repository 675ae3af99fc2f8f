import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sampleFile, samplePhoto } from '../../../test/support/sample-findings.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { resolveRunConfig, type RunChoices } from '../../shared/run-config.ts'
import { openLibrary } from '../store/open-library.ts'
import { replacePhoto } from '../store/photos.ts'
import { findOrCreateRun, finishStage, setRunPlace } from '../store/runs.ts'
import { openShelf } from './library-shelf.ts'
import { presetTimings } from './preset-timings.ts'

interface Ran {
  choices: RunChoices
  seconds: Record<string, number>
}

function shelfWith(libraries: readonly Ran[][]) {
  const folder = temporaryFolder()
  const shelf = openShelf(() => null)
  onTestFinished(() => shelf.close())
  const ids = libraries.map((runs, i) => {
    const path = join(folder, `${i}.cheekbone`)
    const library = openLibrary(path)
    replacePhoto(library, 'faces', { file: sampleFile('a.jpg'), findings: samplePhoto('a') })
    for (const { choices, seconds } of runs) {
      const config = resolveRunConfig(choices)
      const { run } = findOrCreateRun(library, { config, fingerprint: 'f', patchIds: [1, 2] })
      setRunPlace(library, run.id, { device: 'cpu', threads: 2 })
      for (const [stage, taken] of Object.entries(seconds))
        finishStage(library, run.id, { stage, seconds: taken })
    }
    library.close()
    return shelf.open(path)
  })
  return { shelf, ids }
}

describe('presetTimings', () => {
  it('gives the latest finished run of each preset, whatever its seed', () => {
    const { shelf, ids } = shelfWith([
      [
        { choices: { preset: 'quick', seed: 1 }, seconds: { embed: 1, quality: 2 } },
        { choices: { preset: 'quick', seed: 2 }, seconds: { embed: 4, quality: 3 } },
        { choices: { preset: 'quick', seed: 3 }, seconds: { embed: 100 } },
      ],
      [{ choices: { preset: 'standard' }, seconds: { train: 60, quality: 1 } }],
    ])
    expect(presetTimings(ids, shelf.reader)).toEqual([
      { preset: 'quick', seconds: 7, patches: 2, device: 'cpu' },
      { preset: 'standard', seconds: 61, patches: 2, device: 'cpu' },
    ])
  })

  it('does not take a run with settings of its own for a preset', () => {
    const { shelf, ids } = shelfWith([
      [{ choices: { preset: 'standard', epochs: 3 }, seconds: { quality: 1 } }],
    ])
    expect(presetTimings(ids, shelf.reader)).toEqual([])
  })

  it('passes over a library that has gone', () => {
    const { shelf, ids } = shelfWith([[{ choices: { preset: 'quick' }, seconds: { quality: 2 } }]])
    expect(presetTimings(['0123456789abcdef', ...ids], shelf.reader)).toHaveLength(1)
  })
})
