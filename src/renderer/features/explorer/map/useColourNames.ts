/** How colourings and the entries of their legends are called. */
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { verdicts } from '../../../../shared/contract/curation.ts'
import { regions, regionTitles, rejectReasons, rejectTitles } from '../../../../shared/domain.ts'
import { usePreferences } from '../../../composables/usePreferences.ts'
import { useFormat } from '../../../composables/useFormat.ts'
import { useShownNames } from '../../../composables/useShownNames.ts'
import { useExploredRun } from '../state/explored-run.ts'
import type { ColourBy } from '../state/explorer-scene.ts'
import { useTopicNames } from '../topics/useTopicTitle.ts'
import { othersValue } from './colouring.ts'
import type { NamedColouring } from './useColouring.ts'

export interface ColourNames {
  titleOf: (by: ColourBy) => string
  /** @param value of the legend */
  nameOf: (named: NamedColouring, value: number) => string
  /** The same for narrow places. */
  shortOf: (named: NamedColouring, value: number) => string
  /** What its colour says of a patch, whatever of it the legend lists; empty where that is its topic. */
  saidOf: (named: NamedColouring, position: number) => string
  /** What the colours say, where the title does not; else empty. */
  meaningOf: (by: ColourBy) => string
  /** Empty where a number stands for itself. */
  unitOf: (by: ColourBy) => string
}

/** All follow the language, and what may be shown, where they are rendered. */
export function useColourNames(): ColourNames {
  const { t } = useI18n()
  const preferences = usePreferences()
  const shownNames = useShownNames()
  const format = useFormat()
  const topicNames = useTopicNames()
  const { view, topics } = useExploredRun()
  const named = computed(
    () => new Set(topics.value?.flatMap(({ topic, name }) => (name?.trim() ? [topic] : []))),
  )

  function groupName(group: string, value: number, names: readonly string[]): string {
    if (value < 0) return group === 'verdict' ? t('map.notJudged') : t('map.nowhere')
    const number = value + 1
    switch (group) {
      case 'region': {
        const region = regions.find((known) => regionTitles[known] === names[value])
        return region ? t(`measures.regions.${region}`) : names[value]
      }
      case 'verdict': {
        const verdict = verdicts.find((known) => known === names[value])
        return verdict ? t(`spotCheck.verdicts.${verdict}`) : names[value]
      }
      case 'gate': {
        const reason = rejectReasons.find((known) => rejectTitles[known] === names[value])
        return reason ? t(`jobs.reject.${reason}`) : t('map.keptByGates')
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

  function groupedName({ by, names, colouring }: NamedColouring, value: number): string {
    if (value === othersValue && colouring.kind === 'signs')
      return t('map.others', { count: format.value.count(colouring.others) }, colouring.others)
    if (by.kind === 'group') return groupName(by.group, value, names)
    const name = value < 0 ? undefined : names.at(value)
    return name === undefined ? t('map.nowhere') : shownNames.label(name, value)
  }

  function titleOf(by: ColourBy): string {
    switch (by.kind) {
      case 'topic':
        return t('map.topic')
      case 'mixture':
        return t('map.mixture')
      case 'measure':
        return t(`measures.names.${by.measure}`)
      case 'group':
        return t(`measures.groups.${by.group}`)
      case 'label':
        return view.value?.labels.find(({ column }) => column === by.column)?.name ?? t('map.labels')
    }
  }

  function unitOf(by: ColourBy): string {
    return by.kind === 'measure' ? t(`measures.units.${by.measure}`) : ''
  }

  return {
    titleOf,
    unitOf,
    saidOf: (named, position) => {
      const { by, colouring } = named
      if (colouring.kind === 'scale') {
        const value = colouring.values[position]
        const number = Number.isNaN(value) ? t('map.nowhere') : format.value.number(value)
        return t('map.said', { title: titleOf(by), value: `${number} ${unitOf(by)}`.trim() })
      }
      if (!isGrouped(named)) return ''
      return t('map.said', { title: titleOf(by), value: groupedName(named, colouring.codes[position]) })
    },
    nameOf: (named, value) => (isGrouped(named) ? groupedName(named, value) : topicNames(value).title),
    shortOf: (by, value) => {
      if (isGrouped(by)) return groupedName(by, value)
      const { title, short } = topicNames(value)
      // What a person wrote is not cut as long as there is another line for it.
      return named.value.has(value) ? title : short
    },
    meaningOf: (by) => {
      if (by.kind === 'mixture') return t('map.meanings.mixture')
      return by.kind === 'measure' && by.measure === 'distortion' ? t('map.meanings.distortion') : ''
    },
  }
}

function isGrouped({ by }: NamedColouring): boolean {
  return by.kind === 'group' || by.kind === 'label'
}
