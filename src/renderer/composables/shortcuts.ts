/** Keyboard shortcuts as text: `Mod+K`, `Shift+Mod+Z`, `Space`, `?`. `Mod` is Command on a Mac and Control elsewhere. */

export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

const onMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.userAgent)

const signs: Record<string, { mac: string; other: string }> = {
  Mod: { mac: '⌘', other: 'Ctrl' },
  Shift: { mac: '⇧', other: 'Shift' },
  Alt: { mac: '⌥', other: 'Alt' },
}
const arrows: Record<string, string> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' }

/** As the keys are printed on the keyboard. */
export function shortcutLabel(keys: string, mac = onMac): string {
  const parts = keys.split('+').map((part) => signs[part]?.[mac ? 'mac' : 'other'] ?? arrows[part] ?? part)
  return parts.join(mac ? '' : ' ')
}

/** Whether a key press is the shortcut. A sign that needs Shift to type, such as `?`, is compared as the sign. */
export function matchesShortcut(keys: string, press: KeyPress, mac = onMac): boolean {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  const wants = (name: string): boolean => parts.slice(0, -1).includes(name)
  const mod = mac ? press.metaKey : press.ctrlKey
  const otherMod = mac ? press.ctrlKey : press.metaKey
  const typedSign = key.length === 1 && !/[a-z0-9]/i.test(key)
  return (
    wants('Mod') === mod &&
    !otherMod &&
    wants('Alt') === press.altKey &&
    (typedSign || wants('Shift') === press.shiftKey) &&
    nameOf(press.key) === key.toLowerCase()
  )
}

function nameOf(key: string): string {
  return key === ' ' ? 'space' : key.toLowerCase()
}

/** True where typing goes into a field: single keys are letters there, not commands. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}

/** True for a shortcut without Control or Command: it must not fire while somebody types. */
export function isPlainKey(keys: string): boolean {
  return !/(^|\+)(Mod|Alt)\+/.test(keys)
}
