import type { Language } from '../composables/usePreferences.ts'

/** Each in its own language, so that it is found by who speaks it. */
export const languageNames: Record<Language, string> = { en: 'English', 'zh-CN': '简体中文' }
