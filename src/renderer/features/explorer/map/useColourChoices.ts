/** The menu of colourings that this run offers. */
import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { patchMeasures } from '../../../../shared/contract/explore.ts'
import { skinAttributeNames } from '../../../../shared/domain.ts'
import type { MenuEntry } from '../../../components/menu-entries.ts'
import { useExploredRun } from '../state/explored-run.ts'
import { useScene, type ColourBy } from '../state/explorer-scene.ts'
import { useColourNames } from './useColourNames.ts'

export function useColourChoices(): { entries: ComputedRef<MenuEntry[]>; title: ComputedRef<string> } {
  const { t } = useI18n()
  const { view } = useExploredRun()
  const scene = useScene()
  const names = useColourNames()

  function choice(id: string, label: string, choices: readonly ColourBy[]): MenuEntry[] {
    if (choices.length === 0) return []
    return [
      {
        kind: 'choice',
        id,
        label,
        value: keyOf(scene.colourBy.value),
        options: choices.map((by) => ({ value: keyOf(by), label: names.titleOf(by) })),
        choose: (key) => {
          const by = choices.find((candidate) => keyOf(candidate) === key)
          if (by) scene.colour(by)
        },
      },
    ]
  }

  const entries = computed<MenuEntry[]>(() => {
    const measured = patchMeasures
      .filter((measure) => view.value?.ranges[measure] !== undefined)
      .map((measure) => ({ kind: 'measure' as const, measure }))
    const ofSkin = new Set<string>(skinAttributeNames)
    const groups = (view.value?.groups ?? []).map((group) => ({ kind: 'group' as const, group }))
    return [
      ...choice('found', t('map.found'), [
        { kind: 'topic' },
        ...measured.filter(({ measure }) => measure === 'probability' || measure === 'entropy'),
      ]),
      ...choice('groups', t('map.groups'), groups),
      ...choice(
        'skin',
        t('map.skin'),
        measured.filter(({ measure }) => ofSkin.has(measure)),
      ),
      ...choice(
        'picture',
        t('map.picture'),
        measured.filter(
          ({ measure }) => !ofSkin.has(measure) && measure !== 'probability' && measure !== 'entropy',
        ),
      ),
    ]
  })
  return { entries, title: computed(() => names.titleOf(scene.colourBy.value)) }
}

function keyOf(by: ColourBy): string {
  if (by.kind === 'topic') return 'topic'
  return by.kind === 'measure' ? `measure ${by.measure}` : `group ${by.group}`
}
