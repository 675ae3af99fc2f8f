import { describe, expect, it } from 'vitest'
import { createSelection } from '../state/selection.ts'
import { useGalleryMarks } from './useGalleryMarks.ts'

describe('useGalleryMarks', () => {
  function gallery() {
    const selection = createSelection(10)
    const order = Int32Array.of(9, 3, 7, 1, 5)
    return { selection, marks: useGalleryMarks(selection, () => order) }
  }

  it('marks ranges in the order of the gallery, from where one was begun', () => {
    const { selection, marks } = gallery()
    marks.extend(3, 1)
    expect([...selection.positions()]).toEqual([1, 3, 7])
  })

  it('takes back what a range no longer holds, also on its other side', () => {
    const { selection, marks } = gallery()
    marks.extend(4, 2)
    marks.extend(3, 4)
    expect([...selection.positions()]).toEqual([1, 7])
    marks.extend(0, 3)
    expect([...selection.positions()]).toEqual([3, 7, 9])
  })

  it('leaves an earlier range alone when another one is begun', () => {
    const { selection, marks } = gallery()
    marks.extend(1, 0)
    marks.toggle(4)
    marks.extend(3, 4)
    expect([...selection.positions()]).toEqual([1, 3, 5, 9])
  })

  it('marks all that is shown and nothing else', () => {
    const { selection, marks } = gallery()
    selection.add([0])
    marks.all()
    expect([...selection.positions()]).toEqual([1, 3, 5, 7, 9])
  })
})
