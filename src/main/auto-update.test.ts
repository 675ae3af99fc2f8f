import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'
import { openUpdater, type FeedReader } from './auto-update.ts'
import { english } from './texts/en.ts'

function setUp({ feed = true, available = true, button = 0 } = {}) {
  const feedFile = join(temporaryFolder(), 'app-update.yml')
  if (feed) writeFileSync(feedFile, 'provider: generic')
  const reader = {
    autoDownload: true,
    checkForUpdates: vi.fn<FeedReader['checkForUpdates']>(() =>
      Promise.resolve({ isUpdateAvailable: available, updateInfo: { version: '2.0.0' } }),
    ),
    downloadUpdate: vi.fn(() => Promise.resolve([])),
  } satisfies FeedReader
  const parts = {
    load: vi.fn(() => Promise.resolve<FeedReader>(reader)),
    ask: vi.fn(() => Promise.resolve(button)),
    onFailure: vi.fn(),
  }
  return { reader, ...parts, updater: openUpdater({ feedFile, texts: () => english.update, ...parts }) }
}

describe('openUpdater', () => {
  it('is nothing where the package has no feed, and loads nothing that could ask a server', () => {
    const { updater, load } = setUp({ feed: false })
    expect(updater).toBeNull()
    expect(load).not.toHaveBeenCalled()
  })

  it('asks no server before a person does', () => {
    const { updater, load } = setUp()
    expect(updater).not.toBeNull()
    expect(load).not.toHaveBeenCalled()
  })

  it('loads a newer version only when the person says so', async () => {
    const later = setUp({ button: 1 })
    await later.updater?.check()
    expect(later.reader.autoDownload).toBe(false)
    expect(later.ask).toHaveBeenCalledWith(expect.objectContaining({ message: 'Version 2.0.0 is there.' }))
    expect(later.reader.downloadUpdate).not.toHaveBeenCalled()
    const now = setUp()
    await now.updater?.check()
    expect(now.reader.downloadUpdate).toHaveBeenCalledOnce()
    expect(now.ask).toHaveBeenLastCalledWith(expect.objectContaining({ message: english.update.ready }))
  })

  it('says when there is nothing newer, and when the feed does not answer', async () => {
    const newest = setUp({ available: false })
    await newest.updater?.check()
    expect(newest.ask.mock.calls).toEqual([[{ type: 'info', message: english.update.none }]])
    const silent = setUp()
    silent.reader.checkForUpdates.mockRejectedValue(new Error('offline'))
    await silent.updater?.check()
    expect(silent.onFailure).toHaveBeenCalledOnce()
    expect(silent.ask).toHaveBeenLastCalledWith(expect.objectContaining({ message: english.update.failed }))
  })
})
