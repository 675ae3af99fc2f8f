import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { writeExplorableLibrary } from '../../../test/support/explorable-library.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import type { WindowContract } from '../../shared/contract.ts'
import { connect, type Client } from '../../shared/rpc/client.ts'
import { createLoopback } from '../../shared/rpc/loopback.ts'
import { createEngine, type Engine } from '../index.ts'
import { saveMeasures } from '../store/measures.ts'
import { openLibrary } from '../store/open-library.ts'
import { saveTopicCount } from '../store/topic-count.ts'

let engine: Engine | null = null
afterEach(async () => {
  await engine?.close()
  engine = null
})

function openWindow(): { client: Client<WindowContract>; heard: string[] } {
  const [engineEnd, windowEnd] = createLoopback()
  engine?.connectWindow(engineEnd)
  const client = connect<WindowContract>(windowEnd)
  const heard: string[] = []
  client.on('library.changed', ({ what }) => heard.push(what))
  return { client, heard }
}

describe('what windows make of a run', () => {
  it('is seen by all of them, and there again when the engine is', async () => {
    const dataFolder = temporaryFolder()
    const path = join(dataFolder, 'a.cheekbone')
    const run = writeExplorableLibrary(path, { patches: 48 })
    engine = createEngine({ dataFolder, roots: null })
    const [first, second] = [openWindow(), openWindow()]
    const { id } = await first.client.call('libraries.open', { library: path })
    const key = { library: id, run }
    await second.client.call('explore.topics', key)

    const merge = { kind: 'merge', topics: [5, 2] } as const
    expect(
      await first.client.call('topics.edit', { ...key, edit: { ...merge, topics: [...merge.topics] } }),
    ).toEqual({ undo: 'merge', redo: null, edits: 1 })
    await first.client.call('topics.edit', { ...key, edit: { kind: 'rename', topic: 5, name: 'Both' } })
    const [entry] = await second.client.call('explore.topics', key)
    expect(entry).toMatchObject({ topic: 5, name: 'Both', size: 16 })

    const { items } = await second.client.call('spot-check.open', { ...key, topic: 5, wanted: 40 })
    const [{ position }] = items
    await second.client.call('spot-check.judge', { ...key, topic: 5, position, verdict: 'belongs' })
    const [progress] = await first.client.call('spot-check.progress', key)
    expect(progress).toMatchObject({ topic: 5, judged: 1, wanted: items.length })
    expect(first.heard).toEqual(['topics', 'topics', 'verdicts'])
    expect(second.heard).toEqual(first.heard)

    const csv = await first.client.call('exports.csv', { ...key, of: { kind: 'topic', topic: 5 } })
    expect(new TextDecoder().decode(csv.bytes).split('\r\n')).toHaveLength(1 + 16 + 1)
    const report = await first.client.call('exports.spot-check-report', key)
    expect(new TextDecoder().decode(report.bytes)).toContain('Both (topic 5)')

    await engine.close()
    engine = createEngine({ dataFolder, roots: null })
    const { client } = openWindow()
    expect(await client.call('topics.history', key)).toEqual({ undo: 'rename', redo: null, edits: 2 })
    const again = await client.call('spot-check.open', { ...key, topic: 5, wanted: 40 })
    expect(again.items[0]).toEqual({ position, patch: position + 1, verdict: 'belongs' })
    expect(await client.call('topics.undo', key)).toEqual({ undo: 'merge', redo: 'rename', edits: 1 })
    expect(await client.call('topics.redo', key)).toEqual({ undo: 'rename', redo: null, edits: 2 })
    await expect(client.call('topics.redo', key)).rejects.toMatchObject({ code: 'nothing-to-do' })
  })

  it('notes a run for all windows and its report, and refuses one that is not there', async () => {
    const dataFolder = temporaryFolder()
    const path = join(dataFolder, 'a.cheekbone')
    const run = writeExplorableLibrary(path, { patches: 48 })
    engine = createEngine({ dataFolder, roots: null })
    const [first, second] = [openWindow(), openWindow()]
    const { id, runs } = await first.client.call('libraries.open', { library: path })
    expect(runs[0].note).toBe('')
    const key = { library: id, run }

    expect(await first.client.call('runs.note', { ...key, note: '  Blind to tone. ' })).toEqual({
      note: 'Blind to tone.',
    })
    expect(second.heard).toEqual(['runs'])
    const seen = await second.client.call('libraries.overview', { library: id })
    expect(seen.runs[0].note).toBe('Blind to tone.')
    const report = await first.client.call('exports.report', { ...key })
    expect(new TextDecoder().decode(report.bytes)).toContain('Blind to tone.')

    await first.client.call('runs.note', { ...key, note: ' ' })
    expect((await first.client.call('libraries.overview', { library: id })).runs[0].note).toBe('')
    await expect(first.client.call('runs.note', { library: id, run: 99, note: 'x' })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('names a run on one line, wherever it is told of, and takes the name back with an empty one', async () => {
    const dataFolder = temporaryFolder()
    const path = join(dataFolder, 'a.cheekbone')
    const run = writeExplorableLibrary(path, { patches: 48 })
    engine = createEngine({ dataFolder, roots: null })
    const [first, second] = [openWindow(), openWindow()]
    const { id, runs } = await first.client.call('libraries.open', { library: path })
    expect(runs[0].name).toBe('')
    const key = { library: id, run }

    expect(await first.client.call('runs.name', { ...key, name: '  Second\n lamp ' })).toEqual({
      name: 'Second lamp',
    })
    expect(second.heard).toEqual(['runs'])
    expect((await second.client.call('libraries.overview', { library: id })).runs[0].name).toBe('Second lamp')
    const report = await first.client.call('exports.report', { ...key, withoutNames: true })
    expect(new TextDecoder().decode(report.bytes)).toContain('Second lamp')

    await first.client.call('runs.name', { ...key, name: ' ' })
    expect((await first.client.call('libraries.overview', { library: id })).runs[0].name).toBe('')
    await expect(first.client.call('runs.name', { library: id, run: 99, name: 'x' })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('tells how good a run is, and how its number of topics was chosen', async () => {
    const dataFolder = temporaryFolder()
    const path = join(dataFolder, 'a.cheekbone')
    const run = writeExplorableLibrary(path, { patches: 48 })
    const writer = openLibrary(path)
    saveMeasures(writer, run, [{ representation: 'trained', name: 'silhouette', value: 0.25 }])
    const sweep = [{ topics: 6, score: -3, error: 0, stability: 0.8, agreed: 5 }]
    const chosen = { chosen: 6, low: 6, high: 8, sure: 0.9, measure: 'held-out-likelihood' as const }
    saveTopicCount(writer, run, { ...chosen, sentence: 'Six.', sweep })
    writer.close()
    engine = createEngine({ dataFolder, roots: null })
    const { client } = openWindow()
    const { id } = await client.call('libraries.open', { library: path })
    const { quality, topicCount } = await client.call('runs.quality', { library: id, run })
    expect(quality.trained.silhouette).toBe(0.25)
    expect(quality.untrained.silhouette).toBeNull()
    expect(topicCount).toMatchObject({ ...chosen, sweep })
    await expect(client.call('runs.quality', { library: id, run: 99 })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
