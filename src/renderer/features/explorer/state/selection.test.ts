import { watch } from 'vue'
import { describe, expect, it } from 'vitest'
import { createSelection } from './selection.ts'

describe('createSelection', () => {
  it('adds, removes and toggles, and counts without looking twice', () => {
    const selection = createSelection(10)
    selection.add([3, 1, 3, 99, -1])
    expect([...selection.positions()]).toEqual([1, 3])
    selection.toggle(3)
    selection.toggle(7)
    selection.remove([1, 2])
    expect([...selection.positions()]).toEqual([7])
    expect(selection.count.value).toBe(1)
    expect(selection.has(7)).toBe(true)
  })

  it('tells those who watch, also when everything is taken away', () => {
    const selection = createSelection(4)
    let told = 0
    watch(selection.marks, () => told++, { flush: 'sync' })
    selection.replace([1, 2])
    selection.add([1])
    expect(told).toBe(1)
    selection.replace([])
    expect(told).toBe(2)
    expect(selection.count.value).toBe(0)
    selection.clear()
    expect(told).toBe(3)
  })
})
