import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue'

/** Which rows of the list are marked, and where the keyboard is; by topic, so that both stay when the order changes. */
export interface TopicMarks {
  /** Never empty as long as one was touched: the topic of the keyboard at least. */
  readonly marked: Readonly<Ref<ReadonlySet<number>>>
  /** Row of the keyboard; -1 in an empty list. */
  readonly cursor: ComputedRef<number>
  only(row: number): void
  toggle(row: number): void
  /** From where the last single mark was to this row. */
  extendTo(row: number): void
  all(): void
  clear(): void
  /** Without marking. */
  moveTo(row: number): void
}

/** @param topics of the rows, from the top */
export function useTopicMarks(topics: () => readonly number[]): TopicMarks {
  const marked = shallowRef<ReadonlySet<number>>(new Set())
  const at = shallowRef<number | null>(null)
  const anchor = shallowRef<number | null>(null)
  const cursor = computed(() => {
    const rows = topics()
    const found = at.value === null ? -1 : rows.indexOf(at.value)
    return found >= 0 ? found : Math.min(0, rows.length - 1)
  })

  /** Merged topics are gone. */
  watch(topics, (rows) => {
    if ([...marked.value].every((topic) => rows.includes(topic))) return
    marked.value = new Set([...marked.value].filter((topic) => rows.includes(topic)))
  })

  function moveTo(row: number): void {
    const rows = topics()
    if (rows.length > 0) at.value = rows[Math.min(rows.length - 1, Math.max(0, row))]
  }

  return {
    marked,
    cursor,
    only: (row) => {
      moveTo(row)
      anchor.value = at.value
      marked.value = new Set(topics().slice(row, row + 1))
    },
    toggle: (row) => {
      moveTo(row)
      anchor.value = at.value
      const topic = topics()[row]
      const next = new Set(marked.value)
      if (!next.delete(topic)) next.add(topic)
      marked.value = next
    },
    extendTo: (row) => {
      moveTo(row)
      const rows = topics()
      const from = Math.max(0, anchor.value === null ? 0 : rows.indexOf(anchor.value))
      marked.value = new Set(rows.slice(Math.min(from, row), Math.max(from, row) + 1))
    },
    all: () => {
      marked.value = new Set(topics())
    },
    clear: () => {
      marked.value = new Set()
    },
    moveTo,
  }
}
