import { useI18n } from 'vue-i18n'
import { errorWords, type ErrorWords } from '../../shared/reasons/reason-texts.ts'
import { toErrorFrame } from '../../shared/rpc/frames.ts'
import { usePreferences } from './usePreferences.ts'

export interface ErrorText extends ErrorWords {
  /** What kind of failure it is, a few words. */
  title: string
}

/** Whatever was thrown, as a person reads it; it follows the language where it is rendered. */
export function useErrorText(): (thrown: unknown) => ErrorText {
  const { t } = useI18n()
  const preferences = usePreferences()
  return (thrown) => {
    const error = toErrorFrame(thrown)
    return { title: t(`errors.${error.code}`), ...errorWords(error, preferences.language) }
  }
}
