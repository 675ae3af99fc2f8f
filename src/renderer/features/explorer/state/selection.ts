/** Which patches the person points at, looks at and has marked. One for all panes: hovering in one shows in the others. */
import { inject, provide, shallowRef, triggerRef, type InjectionKey, type ShallowRef } from 'vue'

export interface Selection {
  /** Under the pointer, in whichever pane. */
  readonly hovered: ShallowRef<number | null>
  /** In the details, and where the keyboard is. */
  readonly focused: ShallowRef<number | null>
  /** 1 for each marked position; changed in place, so watch this ref, not the array. */
  readonly marks: Readonly<ShallowRef<Uint8Array>>
  readonly count: Readonly<ShallowRef<number>>
  has(position: number): boolean
  /** Marked positions, ascending. */
  positions(): Int32Array
  replace(positions: ArrayLike<number>): void
  add(positions: ArrayLike<number>): void
  remove(positions: ArrayLike<number>): void
  toggle(position: number): void
  clear(): void
}

/** @param rows of the run */
export function createSelection(rows: number): Selection {
  const marks = shallowRef(new Uint8Array(rows))
  const count = shallowRef(0)

  function mark(positions: ArrayLike<number>, value: 0 | 1): void {
    const marked = marks.value
    let changed = 0
    for (let i = 0; i < positions.length; i++) {
      const position = positions[i]
      if (position < 0 || position >= rows || marked[position] === value) continue
      marked[position] = value
      changed++
    }
    if (changed > 0) tell(count.value + (value === 1 ? changed : -changed))
  }

  function tell(now: number): void {
    count.value = now
    triggerRef(marks)
  }

  return {
    hovered: shallowRef<number | null>(null),
    focused: shallowRef<number | null>(null),
    marks,
    count,
    has: (position) => marks.value[position] === 1,
    positions: () => {
      const marked = marks.value
      const found = new Int32Array(count.value)
      let at = 0
      for (let i = 0; i < marked.length; i++) if (marked[i] === 1) found[at++] = i
      return found
    },
    replace: (positions) => {
      marks.value.fill(0)
      count.value = 0
      mark(positions, 1)
      if (count.value === 0) tell(0)
    },
    add: (positions) => mark(positions, 1),
    remove: (positions) => mark(positions, 0),
    toggle: (position) => mark([position], marks.value[position] === 1 ? 0 : 1),
    clear: () => {
      marks.value.fill(0)
      tell(0)
    },
  }
}

const selectionKey: InjectionKey<Selection> = Symbol('selection')

export function provideSelection(selection: Selection): void {
  provide(selectionKey, selection)
}

export function useSelection(): Selection {
  const selection = inject(selectionKey)
  if (!selection) throw new Error('No selection was provided to this component.')
  return selection
}
