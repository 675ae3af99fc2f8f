import { moveByKey, type GridMove } from './gallery-grid.ts'
import type { GalleryMarks } from './useGalleryMarks.ts'

export interface GalleryCommands {
  /** The cell that has the keyboard; -1 for none. */
  index: () => number
  moves: () => GridMove
  focus: (index: number) => void
  marks: GalleryMarks
  marked: () => boolean
  clear: () => void
  /** Shows the patch large. */
  large: () => void
  /** Goes on to the details. */
  details: () => void
}

/** The gallery by keyboard. A key that means nothing here goes on to whoever listens above. */
export function useGalleryKeys(commands: GalleryCommands): (event: KeyboardEvent) => void {
  const { index, moves, focus, marks } = commands

  function move(key: string, extend: boolean): boolean {
    const from = index()
    const to = moveByKey(key, from, moves())
    if (to === null) return false
    if (extend && from >= 0) marks.extend(to, from)
    else marks.endRange()
    focus(to)
    return true
  }

  function act(key: string): boolean {
    if (key === 'Escape') {
      if (!commands.marked()) return false
      commands.clear()
      return true
    }
    if (index() < 0) return false
    if (key === ' ') commands.large()
    else if (key === 'Enter') commands.details()
    else if (key.toLowerCase() === 'm') marks.toggle(index())
    else return false
    return true
  }

  return (event) => {
    if (event.altKey) return
    const mod = event.ctrlKey || event.metaKey
    const done = mod
      ? event.key.toLowerCase() === 'a' && takeAll()
      : move(event.key, event.shiftKey) || act(event.key)
    if (!done) return
    event.preventDefault()
    event.stopPropagation()
  }

  function takeAll(): boolean {
    marks.all()
    return true
  }
}
