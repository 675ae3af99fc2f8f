import { readonly, ref, type DeepReadonly, type Ref } from 'vue'
import { asCheekboneError, type CheekboneError } from '../../shared/errors.ts'

/** Words as they are, or an error, which is put into words where it is shown. */
type Said = { text: string; hint?: string } | { error: CheekboneError }
export type NewNotice = Said & {
  kind: 'info' | 'warning' | 'error'
  /** One way on. */
  action?: { label: string; run: () => void }
}
export type Notice = NewNotice & { id: number }

const notices = ref<Notice[]>([])
let nextId = 1
const shownMs = 8000

/** Shows a notice; those with something to do or that went wrong stay until they are closed. */
function say(notice: NewNotice): number {
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
  return say({ kind: 'error', error: asCheekboneError(thrown) })
}

export function useNotices(): {
  notices: DeepReadonly<Ref<Notice[]>>
  say: typeof say
  sayError: typeof sayError
  close: typeof close
} {
  return { notices: readonly(notices), say, sayError, close }
}
