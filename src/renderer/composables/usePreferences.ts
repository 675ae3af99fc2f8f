/** Choices about how the window looks, kept in this browser or application, never sent anywhere. */
import { computed, reactive, watch, watchEffect } from 'vue'
import { useMediaQuery } from '@vueuse/core'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
export const languages = ['en', 'zh-CN'] as const
export type Language = (typeof languages)[number]

export interface Preferences {
  theme: Theme
  language: Language
  /** Patches only: no faces and no file names on the screen. */
  privacy: boolean
}

const place = 'cheekbone.preferences'

/** What was kept, mended: a word that is not known any more falls back to the default. */
export function readPreferences(text: string | null, browserLanguages: readonly string[]): Preferences {
  const kept = parseRecord(text)
  const spoken = browserLanguages[0]?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
  return {
    theme: themes.find((theme) => theme === kept.theme) ?? 'system',
    language: languages.find((language) => language === kept.language) ?? spoken,
    privacy: kept.privacy === true,
  }
}

function parseRecord(text: string | null): Record<string, unknown> {
  if (text === null) return {}
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    // Not ours, or from another time: the defaults are as good.
    return {}
  }
}

const preferences = reactive<Preferences>(
  typeof window === 'undefined'
    ? readPreferences(null, [])
    : readPreferences(window.localStorage.getItem(place), navigator.languages),
)

/** Keeps preferences and puts theme and language on the page. Once, before the first view. */
export function applyPreferences(): void {
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)')
  const dark = computed(() =>
    preferences.theme === 'system' ? systemDark.value : preferences.theme === 'dark',
  )
  watchEffect(() => {
    document.documentElement.dataset.theme = dark.value ? 'dark' : 'light'
    document.documentElement.lang = preferences.language
  })
  watch(preferences, () => window.localStorage.setItem(place, JSON.stringify(preferences)))
}

export function usePreferences(): Preferences {
  return preferences
}
