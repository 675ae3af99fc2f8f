import { describe, expect, it } from 'vitest'
import { isPlainKey, matchesShortcut, shortcutLabel, type KeyPress } from './shortcuts.ts'

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held }
}

describe('matchesShortcut', () => {
  it('takes Command on a Mac and Control elsewhere, and not the other one', () => {
    expect(matchesShortcut('Mod+K', press('k', { ctrlKey: true }), false)).toBe(true)
    expect(matchesShortcut('Mod+K', press('k', { metaKey: true }), false)).toBe(false)
    expect(matchesShortcut('Mod+K', press('k', { metaKey: true }), true)).toBe(true)
    expect(matchesShortcut('Mod+K', press('k', { metaKey: true, ctrlKey: true }), true)).toBe(false)
  })

  it('wants exactly the keys that are named', () => {
    expect(matchesShortcut('Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(false)
    expect(matchesShortcut('Shift+Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(true)
    expect(matchesShortcut('Space', press(' '), false)).toBe(true)
    expect(matchesShortcut('J', press('j', { altKey: true }), false)).toBe(false)
  })

  it('compares a sign as the sign, whether or not Shift makes it', () => {
    expect(matchesShortcut('?', press('?', { shiftKey: true }), false)).toBe(true)
    expect(matchesShortcut('?', press('?'), false)).toBe(true)
    expect(matchesShortcut('?', press('/', { shiftKey: true }), false)).toBe(false)
  })
})

describe('shortcutLabel', () => {
  it('is written as on the keyboard', () => {
    expect(shortcutLabel('Shift+Mod+P', true)).toBe('⇧⌘P')
    expect(shortcutLabel('Shift+Mod+P', false)).toBe('Shift Ctrl P')
    expect(shortcutLabel('ArrowLeft', false)).toBe('←')
  })
})

it('a key without Control, Command or Alt does not fire while somebody types', () => {
  expect(['J', '?', 'Shift+J', 'Space'].filter(isPlainKey)).toHaveLength(4)
  expect(['Mod+K', 'Shift+Mod+P', 'Alt+1'].filter(isPlainKey)).toEqual([])
})
