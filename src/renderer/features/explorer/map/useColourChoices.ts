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
      .filter(
        (measure) => view.value?.ranges[measure] !== undefined || view.value?.onRequest.includes(measure),
      )
      .map((measure) => ({ kind: 'measure' as const, measure }))
    const ofSkin = new Set<string>(skinAttributeNames)
    const ofRun = new Set<string>(['probability', 'entropy', 'distortion'])
    const labels = (view.value?.labels ?? []).map(({ column }) => ({ kind: 'label' as const, column }))
    const groups = (view.value?.groups ?? []).map((group) => ({ kind: 'group' as const, group }))
    return [
      ...choice('found', t('map.found'), [
        { kind: 'topic' },
        { kind: 'mixture' },
        ...measured.filter(({ measure }) => ofRun.has(measure)),
      ]),
      ...choice('groups', t('map.groups'), groups),
      ...choice('labels', t('map.labels'), labels),
      ...choice(
        'skin',
        t('map.skin'),
        measured.filter(({ measure }) => ofSkin.has(measure)),
      ),
      ...choice(
        'picture',
        t('map.picture'),
        measured.filter(({ measure }) => !ofSkin.has(measure) && !ofRun.has(measure)),
      ),
    ]
  })
  return { entries, title: computed(() => names.titleOf(scene.colourBy.value)) }
}

function keyOf(by: ColourBy): string {
  switch (by.kind) {
    case 'topic':
    case 'mixture':
      return by.kind
    case 'measure':
      return `measure ${by.measure}`
    case 'group':
      return `group ${by.group}`
    case 'label':
      return `label ${by.column}`
  }
}
