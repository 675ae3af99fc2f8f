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
      /** Of one that is disabled: what to do first. It stands below the label, and the keyboard comes by it. */
      hint?: string
      run: () => void
    }
  | { kind: 'separator'; id: string }
  | MenuChoiceEntry

export type MenuItemEntry = Extract<MenuEntry, { kind: 'item' }>

/** Without a hint a disabled entry is passed over. */
export function isPassedOver({ disabled = false, hint }: MenuItemEntry): boolean {
  return disabled && hint === undefined
}

/** One that only tells what to do first leaves the menu open. */
export function chooseEntry({ disabled = false, run }: MenuItemEntry, event: Event): void {
  if (disabled) event.preventDefault()
  else run()
}

export interface MenuChoiceEntry {
  kind: 'choice'
  id: string
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  choose: (value: string) => void
}
