import { createI18n } from 'vue-i18n'
import { watch } from 'vue'
import { usePreferences } from '../composables/usePreferences.ts'
import { messages as en } from '../locales/en/messages.ts'
import { messages as zhCN } from '../locales/zh-CN/messages.ts'

export type Messages = typeof en

/** Texts in the language that was chosen, and in the next one from the moment it is. */
export function createTranslations() {
  const preferences = usePreferences()
  const i18n = createI18n<[Messages], 'en' | 'zh-CN', false>({
    legacy: false,
    locale: preferences.language,
    fallbackLocale: 'en',
    messages: { en, 'zh-CN': zhCN },
  })
  watch(
    () => preferences.language,
    (language) => {
      i18n.global.locale.value = language
    },
  )
  return i18n
}
