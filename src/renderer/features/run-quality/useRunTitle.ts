import { useI18n } from 'vue-i18n'
import type { RunEntry } from '../../../shared/contract/libraries.ts'

/** What a run is called: as a person named it, else by its number. Names are a person's own words, and stay when only patches are shown. */
export function useRunTitle(): (run: Pick<RunEntry, 'id' | 'name'>) => string {
  const { t } = useI18n()
  return ({ id, name }) => (name === '' ? t('library.run', { run: id }) : name)
}
