import { readonly, ref, type DeepReadonly, type Ref } from 'vue'
import { asCheekboneError } from '../../shared/errors.ts'

export interface Notice {
  id: number
  kind: 'info' | 'warning' | 'error'
  text: string
  hint?: string
  /** One way on. */
  action?: { label: string; run: () => void }
}

const notices = ref<Notice[]>([])
let nextId = 1
const shownMs = 8000

/** Shows a notice; those with something to do or that went wrong stay until they are closed. */
function say(notice: Omit<Notice, 'id'>): number {
  const id = nextId++
  notices.value.push({ ...notice, id })
  if (notice.kind === 'info' && !notice.action) setTimeout(() => close(id), shownMs)
  return id
}

function close(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id)
}

/** What was thrown, as a sentence with what to do next. */
function sayError(thrown: unknown): number {
  const { message, hint } = asCheekboneError(thrown)
  return say({ kind: 'error', text: message, ...(hint === undefined ? {} : { hint }) })
}

export function useNotices(): {
  notices: DeepReadonly<Ref<Notice[]>>
  say: typeof say
  sayError: typeof sayError
  close: typeof close
} {
  return { notices: readonly(notices), say, sayError, close }
}
