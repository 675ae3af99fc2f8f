import { keptSentence } from '../../shared/reasons/reason-texts.ts'
import { usePreferences } from './usePreferences.ts'

/** What the engine keeps as an English sentence, in the language of the window; it follows the language where it is rendered. */
export function useKeptSentence(): (sentence: string) => string {
  const preferences = usePreferences()
  return (sentence) => keptSentence(sentence, preferences.language)
}
