import { useI18n } from 'vue-i18n'
import type { TopicEntry } from '../../../../shared/contract/explore.ts'
import { useFormat } from '../../../composables/useFormat.ts'
import { usePreferences } from '../../../composables/usePreferences.ts'
import { warningText } from './topic-warning.ts'

/** Why a topic may be something else than skin; the words follow the language where they are rendered. */
export function useTopicWarnings(): (entry: Pick<TopicEntry, 'warnings'>) => string[] {
  const { t } = useI18n()
  const format = useFormat()
  const preferences = usePreferences()
  return ({ warnings }) => {
    const manner = { t, share: format.value.share, withoutNames: preferences.privacy }
    return warnings.map((warning) => warningText(warning, manner))
  }
}
