import { onScopeDispose, shallowReactive, computed, type Component, type ComputedRef } from 'vue'
import { isPlainKey, isTyping, matchesShortcut } from './shortcuts.ts'

/** Something that a person can do. It stands in the command palette, and in menus by its id. */
export interface Action {
  /** Unique, such as `library.open`. */
  id: string
  /** Read each time it is shown, so that it follows the language. */
  title: () => string
  /** Words under which it is found as well. */
  keywords?: () => string
  icon?: Component
  /** See shortcuts.ts; works wherever the action is registered. */
  shortcut?: string
  enabled?: () => boolean
  run: () => void
}

const registered = shallowReactive(new Map<string, Action>())

/** Offers actions as long as the calling component lives. An id that is taken is taken over until then. */
export function registerActions(actions: readonly Action[]): void {
  const before = actions.map((action) => registered.get(action.id))
  for (const action of actions) registered.set(action.id, action)
  onScopeDispose(() => {
    for (const [index, action] of actions.entries()) {
      if (registered.get(action.id) !== action) continue
      const earlier = before[index]
      if (earlier) registered.set(action.id, earlier)
      else registered.delete(action.id)
    }
  })
}

/** All actions of what is on the screen now; `run` does nothing for one that is not there or not enabled. */
export function useActions(): {
  actions: ComputedRef<Action[]>
  run: (id: string) => void
} {
  return { actions: computed(() => [...registered.values()]), run: (id) => runIfEnabled(registered.get(id)) }
}

function runIfEnabled(action: Action | undefined): boolean {
  if (!action || action.enabled?.() === false) return false
  action.run()
  return true
}

/** Runs the action of a key press; later registrations win. Returns whether there was one. */
export function runShortcut(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false
  const typing = isTyping(event.target)
  for (const action of [...registered.values()].reverse()) {
    const keys = action.shortcut
    if (keys === undefined || !matchesShortcut(keys, event) || (typing && isPlainKey(keys))) continue
    if (runIfEnabled(action)) return true
  }
  return false
}
