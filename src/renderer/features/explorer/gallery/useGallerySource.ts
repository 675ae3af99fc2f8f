import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useFormat } from '../../../composables/useFormat.ts'
import { useNotices } from '../../../composables/useNotices.ts'
import { useExploredRun } from '../state/explored-run.ts'
import { useScene } from '../state/explorer-scene.ts'
import { useTopicTitle } from '../topics/useTopicTitle.ts'
import { useTopicWarnings } from '../topics/useTopicWarnings.ts'

export interface GallerySource {
  title: ComputedRef<string>
  /** How many patches, and of how many people where they were told apart. */
  counts: ComputedRef<string>
  /** Why the open topic may be something else than skin. */
  warnings: ComputedRef<readonly string[]>
}

/** What the gallery shows, in words. */
export function useGallerySource(order: () => Int32Array): GallerySource {
  const { t } = useI18n()
  const format = useFormat()
  const run = useExploredRun()
  const scene = useScene()
  const { sayError } = useNotices()
  const titleOf = useTopicTitle()
  const warningsOf = useTopicWarnings()
  const persons = shallowRef<Int32Array | null>(null)

  watch(
    run.view,
    async (view) => {
      if (!view?.groups.includes('person') || persons.value) return
      try {
        persons.value = (await run.group('person')).codes
      } catch (thrown) {
        sayError(thrown)
      }
    },
    { immediate: true },
  )

  return {
    title: computed(() => {
      const source = scene.source.value
      switch (source.kind) {
        case 'all':
          return t('gallery.all')
        case 'topic':
          return titleOf(source.topic)
        case 'search':
          return t('gallery.found', { text: source.text })
        case 'positions':
          return scene.inGivenOrder.value ? t('gallery.alike') : t('gallery.chosen')
      }
    }),
    counts: computed(() => {
      const patches = order().length
      const people = persons.value === null ? null : countPeople(order(), persons.value)
      return [
        t('common.patches', { count: format.value.count(patches) }, patches),
        ...(people === null ? [] : [t('topics.people', { count: format.value.count(people) }, people)]),
      ].join(t('common.between'))
    }),
    warnings: computed(() => {
      const source = scene.source.value
      const entry = source.kind === 'topic' ? run.topic(source.topic) : undefined
      return entry ? warningsOf(entry) : []
    }),
  }
}

function countPeople(order: Int32Array, codes: Int32Array): number {
  // A byte a code: a set of a million numbers takes ten times as long.
  let most = -1
  for (const code of codes) if (code > most) most = code
  const met = new Uint8Array(most + 1)
  let people = 0
  for (const position of order) {
    const code = codes[position]
    if (code < 0 || met[code] === 1) continue
    met[code] = 1
    people++
  }
  return people
}
