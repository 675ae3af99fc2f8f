import { expect, it, vi } from 'vitest'

const key = { library: '0123456789abcdef', run: 1 }

/** As in a window that was just opened: nothing is kept. */
function inNewWindow() {
  vi.resetModules()
  return import('./explorer-memory.ts')
}

it('has what was open, marked and scrolled when one comes back, without what was under the pointer', async () => {
  const { memoryOf } = await inNewWindow()
  const before = memoryOf(key)
  before.scene.showTopic(4)
  before.scrolled.set('topics', 120)
  before.selectionOf(10).add([3])
  before.selectionOf(10).hovered.value = 7
  const after = memoryOf(key)
  expect(after.scene.openTopic.value).toBe(4)
  expect(after.scrolled.get('topics')).toBe(120)
  expect([...after.selectionOf(10).positions()]).toEqual([3])
  expect(after.selectionOf(10).hovered.value).toBeNull()
})

it('begins anew for another run, and where a run has other rows', async () => {
  const { memoryOf } = await inNewWindow()
  expect(memoryOf({ ...key, run: 2 }).scene.openTopic.value).toBeNull()
  memoryOf(key).selectionOf(10).add([3])
  expect(memoryOf(key).selectionOf(12).count.value).toBe(0)
})

it('keeps the runs that were looked at last', async () => {
  const { memoryOf } = await inNewWindow()
  memoryOf(key).scene.showTopic(4)
  for (let run = 11; run < 14; run++) memoryOf({ ...key, run })
  expect(memoryOf(key).scene.openTopic.value).toBe(4)
  for (let run = 21; run < 25; run++) memoryOf({ ...key, run })
  expect(memoryOf(key).scene.openTopic.value).toBeNull()
})

it('has what was open when the page is left, for the run with as many rows', async () => {
  const { keepExplorersOverReloads, memoryOf } = await inNewWindow()
  const kept = new Map<string, string>()
  const sessionStorage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
  }
  const left: (() => void)[] = []
  const addEventListener = (_name: string, listener: () => void) => left.push(listener)
  const page = { sessionStorage, addEventListener } as unknown as Window
  keepExplorersOverReloads(page)
  memoryOf({ ...key, run: 31 }).scene.showTopic(4)
  memoryOf({ ...key, run: 31 })
    .selectionOf(10)
    .add([3])
  memoryOf({ ...key, run: 31 }).scrolled.set('gallery', 80)
  for (const leave of left) leave()

  const loaded = await inNewWindow()
  loaded.keepExplorersOverReloads(page)
  const memory = loaded.memoryOf({ ...key, run: 31 })
  expect(memory.scene.openTopic.value).toBe(4)
  expect(memory.scrolled.get('gallery')).toBe(80)
  expect([...memory.selectionOf(10).positions()]).toEqual([3])
  expect(loaded.memoryOf({ ...key, run: 31 }).selectionOf(12).count.value).toBe(0)
})
