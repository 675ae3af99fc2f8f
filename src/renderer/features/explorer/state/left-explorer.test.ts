import { describe, expect, it } from 'vitest'
import { createExplorerScene } from './explorer-scene.ts'
import { readLeft, restoreScene, restoreSelection, writeLeft } from './left-explorer.ts'
import { createSelection } from './selection.ts'

describe('what was left in the explorer', () => {
  it('is there again: what was shown, in its order and colours, marked, looked at and scrolled', () => {
    const scene = createExplorerScene()
    scene.colour({ kind: 'measure', measure: 'sharpness' })
    scene.range.value = { low: 12.5, high: Infinity }
    scene.order('sharpness', false)
    scene.showTopic(7)
    const value = createSelection(40)
    value.add([3, 5])
    value.focused.value = 5
    const scrolled = new Map([['gallery', 320] as const])
    const left = readLeft(writeLeft({ scene, scrolled, selection: { rows: 40, value } }))
    expect(left).toMatchObject({ rows: 40, scrolled: [['gallery', 320]] })

    const next = createExplorerScene()
    const selection = createSelection(40)
    if (!left) throw new Error('Nothing was read.')
    restoreScene(next, left)
    restoreSelection(selection, left)
    expect(next.openTopic.value).toBe(7)
    expect(next.ordering.value).toEqual({ by: 'sharpness', descending: false })
    expect(next.colourBy.value).toEqual({ kind: 'measure', measure: 'sharpness' })
    expect(next.range.value).toEqual({ low: 12.5, high: Infinity })
    expect([...selection.positions()]).toEqual([3, 5])
    expect(selection.focused.value).toBe(5)
  })

  it('hides what the legend hid, also of what belongs nowhere', () => {
    const scene = createExplorerScene()
    scene.colour({ kind: 'group', group: 'person' })
    for (const value of [4, -1, -2]) scene.hidden.add(value)
    const left = readLeft(writeLeft({ scene, scrolled: new Map(), selection: null }))
    const next = createExplorerScene()
    if (!left) throw new Error('Nothing was read.')
    restoreScene(next, left)
    expect([...next.hidden]).toEqual([4, -1, -2])
    expect(next.range.value).toBeNull()
  })

  it('hides nothing by a colouring that is not known any more, or by a range that is none', () => {
    const hides = { hidden: [1, 'two', -7], range: { low: null, high: 3 } }
    const read = (change: object): unknown => readLeft(JSON.stringify({ ...hides, ...change }))
    const known = { colourBy: { kind: 'topic' } }
    expect(read(known)).toMatchObject({ hidden: [1], range: { low: -Infinity, high: 3 } })
    expect(read({ colourBy: { kind: 'measure', measure: 'beauty' } })).toMatchObject({
      colourBy: { kind: 'topic' },
      hidden: [],
      range: null,
    })
    for (const range of [{ low: 3, high: 1 }, { low: 'a', high: 1 }, 7, {}])
      expect(read({ ...known, range })).toMatchObject({ range: null })
  })

  it('keeps the order of what was given in one, as the most alike are', () => {
    const scene = createExplorerScene()
    scene.showPositions(Int32Array.of(9, 2, 4), { keepOrder: true })
    const left = readLeft(writeLeft({ scene, scrolled: new Map(), selection: null }))
    expect(left).toMatchObject({ rows: null, inGivenOrder: true, source: { kind: 'positions' } })
    expect(left?.source).toEqual({ kind: 'positions', positions: Int32Array.of(9, 2, 4) })
  })

  it('shows all where too many to be kept were shown, or where the text is of another time', () => {
    const scene = createExplorerScene()
    scene.showPositions(new Int32Array(30_000))
    expect(readLeft(writeLeft({ scene, scrolled: new Map(), selection: null }))?.source).toEqual({
      kind: 'all',
    })
    expect(readLeft('no record')).toBeNull()
    expect(readLeft('{"source":{"kind":"topic"},"ordering":{"by":"beauty"},"colourBy":7}')).toMatchObject({
      source: { kind: 'all' },
      ordering: { by: 'probability', descending: true },
      colourBy: { kind: 'topic' },
    })
  })
})
