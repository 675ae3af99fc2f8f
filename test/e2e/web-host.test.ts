/** The web host as a person starts it: a real engine in a process of its own, a real browser in front. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { WindowContract } from '../../src/shared/contract.ts'
import type { JobSnapshot } from '../../src/shared/contract/jobs.ts'
import { connect } from '../../src/shared/rpc/client.ts'
import { connectAgain } from '../../src/shared/rpc/reconnecting-client.ts'
import { describeInBrowser, openPage } from '../support/browser/window-page.ts'
import { startServe } from '../support/serve.ts'
import { hasSharedPhotos, photoNames, photoPath } from '../support/shared-photos.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const watch = new URL('../support/watch-connections.mjs', import.meta.url).href

function copyPhotos(many: number): string {
  const folder = join(temporaryFolder(), 'photos')
  mkdirSync(folder)
  for (const name of photoNames('faces-sfhq').slice(0, many))
    copyFileSync(photoPath('faces-sfhq', name), join(folder, name))
  return folder
}

describe('cheekbone serve', () => {
  it('prints its address alone, opens the folder, reaches nobody else, and ends in order', async () => {
    const folder = temporaryFolder()
    const host = await startServe([folder])
    expect(host.address).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/\?token=[A-Za-z0-9_-]{43}#\/library\/[0-9a-f]{16}$/,
    )
    const cookie = await host.enter()
    const clients = await Promise.all(
      [1, 2].map(async () => connect<WindowContract>(await host.openChannel(cookie))),
    )
    const recent = await Promise.all(clients.map((client) => client.call('libraries.recent', {})))
    for (const [entry] of recent) expect(host.address).toContain(`#/library/${entry.id}`)
    const roots = await clients[0].call('folders.list', { folder: null })
    expect(roots.folders.map(({ path }) => path)).toContain(folder)
    await expect(clients[0].call('folders.list', { folder: '/etc' })).rejects.toMatchObject({
      code: 'bad-argument',
    })
    expect(await host.end('SIGINT')).toBe(0)
    expect(host.said()).toContain('Stopping after the present step.')
    expect(host.connections()).toEqual([])
  })

  it('says what is wrong with what it was given', async () => {
    await expect(startServe([join(temporaryFolder(), 'nowhere')])).rejects.toThrow(
      'There is neither a library nor a folder at',
    )
  })
})

describe('the watch over connections', () => {
  it('sees one that leaves the machine', () => {
    const log = join(temporaryFolder(), 'connections.txt')
    const code = "require('node:net').connect(9, '192.0.2.1').on('error', () => {}).destroy()"
    execFileSync(process.execPath, ['--import', watch, '-e', code], {
      env: { ...process.env, CHEEKBONE_CONNECTIONS: log },
    })
    expect(readFileSync(log, 'utf8')).toBe('192.0.2.1:9\n')
  })
})

const mayKill = hasSharedPhotos && process.platform !== 'win32'
describe.skipIf(!mayKill)(`a job${mayKill ? '' : ' [skipped: no shared photos, or Windows]'}`, () => {
  it('goes on by itself when the engine is killed while a page watches, and both pages hear of it', async () => {
    const folder = copyPhotos(5)
    const host = await startServe([folder])
    const cookie = await host.enter()
    const statuses: string[] = []
    const watching = connectAgain<WindowContract>(() => host.openChannel(cookie), {
      delaysMs: Array.from({ length: 1200 }, () => 100),
      onStatus: (status) => statuses.push(status),
    })
    const other = connectAgain<WindowContract>(() => host.openChannel(cookie), {
      delaysMs: Array.from({ length: 1200 }, () => 100),
    })
    const trained = (snapshot: JobSnapshot): number =>
      snapshot.stages.find(({ stage }) => stage === 'train')?.done ?? 0
    const heard: JobSnapshot[] = []
    const isTraining = new Promise<void>((resolve) => {
      watching.on('job.changed', (job) => {
        heard.push(job)
        if (trained(job) > 2) resolve()
      })
    })
    const doneElsewhere = new Promise<void>((resolve) => {
      other.on('job.changed', ({ state }) => {
        if (state === 'done') resolve()
      })
    })
    const job = await watching.call('jobs.start', {
      kind: 'run',
      folder,
      choices: {
        start: 'random',
        backbone: 'resnet18',
        patchSize: 32,
        epochs: 8,
        batch: 4,
        topics: 3,
        device: 'cpu',
      },
      identity: false,
      checkpointSeconds: 0,
    })
    await isTraining
    process.kill(engineOf(host.child.pid!), 'SIGKILL')
    await expect.poll(() => statuses).toContain('lost')
    await expect.poll(() => statuses.at(-1)).toBe('connected')
    await doneElsewhere
    await expect.poll(() => heard.at(-1)?.state).toBe('done')
    const last = heard.at(-1)
    expect(last).toMatchObject({ id: job.id, interruptions: 1, error: null })
    expect(last?.stages.find(({ stage }) => stage === 'train')?.resumedFrom).toMatch(/step \d+/)
    expect(host.said()).toContain('was started again')
    watching.close()
    other.close()
    expect(await host.end('SIGTERM')).toBe(0)
    expect(host.connections()).toEqual([])
  })
})

/** The engine is the host's only child. */
function engineOf(pid: number): number {
  return Number(execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' }).trim())
}

describeInBrowser('the page', () => {
  it('opens in a browser by its address, forgets the key, and talks to this host alone', async () => {
    const host = await startServe([temporaryFolder()])
    const { page, complaints } = await openPage()
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    page.on('websocket', (socket) => requests.push(socket.url()))
    await page.goto(host.address)
    await page.locator('#app > *').first().waitFor()
    await expect.poll(() => new URL(page.url()).search).toBe('')
    expect(await page.evaluate(() => document.cookie)).toBe('')
    expect(await reach(page, '/engine')).toBe('open')
    await page.getByText('Engine ready').waitFor()
    expect(complaints()).toEqual([])
    const { host: own } = new URL(host.origin)
    expect(requests.filter((url) => !/^(data|blob):/.test(url) && new URL(url).host !== own)).toEqual([])
    expect(
      await page.evaluate(() =>
        fetch('http://192.0.2.1/').then(
          () => 'reached',
          () => 'refused',
        ),
      ),
    ).toBe('refused')

    const { page: stranger } = await openPage()
    expect((await stranger.goto(host.origin))?.status()).toBe(403)
    await page.reload()
    await page.locator('#app > *').first().waitFor()
    expect(await host.end('SIGINT')).toBe(0)
  })
})

/** Opens a WebSocket from within the page, under its policy. */
function reach(page: Page, path: string): Promise<string> {
  return page.evaluate(
    (target) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(`ws://${location.host}${target}`)
        socket.onopen = () => resolve('open')
        socket.onerror = () => resolve('refused')
      }),
    path,
  )
}
