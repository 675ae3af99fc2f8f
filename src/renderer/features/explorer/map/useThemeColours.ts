import { useMutationObserver } from '@vueuse/core'
import { shallowRef, type ShallowRef } from 'vue'

export interface ThemeColours {
  dark: boolean
  ink: string
  soft: string
  panel: string
  accent: string
}

/** The tokens that a canvas needs, as they are now and after each change of theme. */
export function useThemeColours(): Readonly<ShallowRef<ThemeColours>> {
  const colours = shallowRef(readColours())
  useMutationObserver(
    document.documentElement,
    () => {
      colours.value = readColours()
    },
    { attributes: true, attributeFilter: ['data-theme'] },
  )
  return colours
}

function readColours(): ThemeColours {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string): string => style.getPropertyValue(name).trim()
  return {
    dark: document.documentElement.dataset.theme === 'dark',
    ink: token('--ink'),
    soft: token('--soft'),
    panel: token('--panel'),
    accent: token('--accent'),
  }
}
