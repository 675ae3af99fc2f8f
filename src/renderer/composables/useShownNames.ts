/**
 * The one rule of "patches only" for names: what photos, folders, libraries and labels were called by whoever made them is not on the
 * screen; a number or what is in them stands in its place. Where a folder is chosen its name is shown, since nobody could choose
 * without; names of topics and runs, and notes, are the person's own words about skin, and stay. Exports: engine/exports/nameless.ts.
 */
import { useI18n } from 'vue-i18n'
import { usePreferences } from './usePreferences.ts'

export interface ShownNames {
  /** A library or its folder; with the number that it has where several stand beside each other. */
  library: (name: string, number?: number) => string
  /** @param value its number, from 0 */
  label: (name: string, value: number) => string
  /** A file of the person's that a run was made with, without where it lies. */
  file: (name: string) => string
}

/** They follow the preference and the language where they are rendered. */
export function useShownNames(): ShownNames {
  const { t } = useI18n()
  const preferences = usePreferences()
  return {
    library: (name, number) => {
      if (!preferences.privacy) return name
      return number === undefined ? t('common.unnamed.library') : t('common.unnamed.numbered', { number })
    },
    label: (name, value) => (preferences.privacy ? t('common.unnamed.label', { number: value + 1 }) : name),
    file: (name) => (preferences.privacy ? t('common.unnamed.file') : name),
  }
}
