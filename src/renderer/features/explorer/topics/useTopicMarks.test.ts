import { nextTick, shallowRef } from 'vue'
import { describe, expect, it } from 'vitest'
import { useTopicMarks } from './useTopicMarks.ts'

describe('useTopicMarks', () => {
  it('marks one, toggles, and extends from where it began', () => {
    const marks = useTopicMarks(() => [7, 3, 9, 1])
    marks.only(1)
    expect([...marks.marked.value]).toEqual([3])
    marks.extendTo(3)
    expect([...marks.marked.value]).toEqual([3, 9, 1])
    marks.extendTo(0)
    expect([...marks.marked.value]).toEqual([7, 3])
    marks.toggle(0)
    expect([...marks.marked.value]).toEqual([3])
    expect(marks.cursor.value).toBe(0)
  })

  it('keeps to topics when the order changes, and lets go of those that are gone', async () => {
    const topics = shallowRef([7, 3, 9])
    const marks = useTopicMarks(() => topics.value)
    marks.only(0)
    marks.toggle(2)
    topics.value = [9, 3]
    await nextTick()
    expect([...marks.marked.value]).toEqual([9])
    expect(marks.cursor.value).toBe(0)
    marks.moveTo(99)
    expect(marks.cursor.value).toBe(1)
  })
})
