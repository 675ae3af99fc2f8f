import type { Component } from 'vue'

/** What a menu holds. A group of `options` is a choice of one; its value comes back by `choose`. */
export type MenuEntry =
  | {
      kind: 'item'
      id: string
      label: string
      icon?: Component
      shortcut?: string
      danger?: boolean
      disabled?: boolean
      run: () => void
    }
  | { kind: 'separator'; id: string }
  | MenuChoiceEntry

export interface MenuChoiceEntry {
  kind: 'choice'
  id: string
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  choose: (value: string) => void
}
