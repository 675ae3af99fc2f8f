import { toValue, type MaybeRefOrGetter } from 'vue'
import { useI18n } from 'vue-i18n'
import type { RunEntry } from '../../../shared/contract/libraries.ts'
import { nearestPreset, tellingSettings } from './run-settings.ts'
import { useSettingWords } from './useSettingWords.ts'

/** More would not fit into a list of choices. */
const mostSettings = 2

/** What a run is called where one is chosen among others: `Second lamp · Run 2 · Quick · seed 1 · Topics looked for: 12`. */
export function useRunNames(runs: MaybeRefOrGetter<readonly RunEntry[]>): {
  nameOfRun: (run: RunEntry) => string
} {
  const { t } = useI18n()
  const { nameOf, valueOf } = useSettingWords()
  return {
    nameOfRun: (run) =>
      [
        ...(run.name === '' ? [] : [run.name]),
        t('library.run', { run: run.id }),
        t(`setup.presets.${nearestPreset(run.config).preset}.title`),
        t('library.seed', { seed: run.config.seed }),
        ...tellingSettings(run, toValue(runs))
          .slice(0, mostSettings)
          .map((name) => t('common.pair', { name: nameOf(name), value: valueOf(name, run.config) })),
      ].join(' · '),
  }
}
