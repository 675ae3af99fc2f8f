/** How colourings and the entries of their legends are called. */
import { useI18n } from 'vue-i18n'
import { regions, regionTitles } from '../../../../shared/domain.ts'
import { usePreferences } from '../../../composables/usePreferences.ts'
import type { ColourBy } from '../state/explorer-scene.ts'
import { useTopicTitle } from '../topics/useTopicTitle.ts'
import type { NamedColouring } from './useColouring.ts'

export interface ColourNames {
  titleOf: (by: ColourBy) => string
  /** @param value of the legend */
  nameOf: (named: NamedColouring, value: number) => string
}

/** All follow the language, and what may be shown, where they are rendered. */
export function useColourNames(): ColourNames {
  const { t } = useI18n()
  const preferences = usePreferences()
  const topicTitle = useTopicTitle()

  function groupName(group: string, value: number, names: readonly string[]): string {
    if (value < 0) return t('map.nowhere')
    const number = value + 1
    switch (group) {
      case 'region': {
        const region = regions.find((known) => regionTitles[known] === names[value])
        return region ? t(`measures.regions.${region}`) : names[value]
      }
      case 'person':
        return t('map.person', { number: names[value].replace(/\D+/g, '') })
      case 'photo':
      case 'folder':
        if (preferences.privacy) return t(`map.unnamed.${group}`, { number })
        return names[value] === '.' ? t('map.topFolder') : names[value]
      default:
        return names[value]
    }
  }

  return {
    titleOf: (by) => {
      if (by.kind === 'topic') return t('map.topic')
      return by.kind === 'measure' ? t(`measures.names.${by.measure}`) : t(`measures.groups.${by.group}`)
    },
    nameOf: ({ by, names }, value) =>
      by.kind === 'group' ? groupName(by.group, value, names) : topicTitle(value),
  }
}
