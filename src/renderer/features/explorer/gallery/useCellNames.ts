import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useFormat } from '../../../composables/useFormat.ts'
import { useExploredRun } from '../state/explored-run.ts'
import { useTopicTitle } from '../topics/useTopicTitle.ts'

/** What readers say of a patch: its topic and how probable that is. Made once for each topic and per cent, not for each cell. */
export function useCellNames(): (position: number) => string {
  const { t } = useI18n()
  const format = useFormat()
  const { points, topics } = useExploredRun()
  const titleOf = useTopicTitle()
  const titles = computed(() => new Map(topics.value?.map(({ topic }) => [topic, titleOf(topic)])))
  const shares = computed(() => Array.from({ length: 101 }, (_, share) => format.value.share(share / 100)))
  const names = computed(() => {
    const made = new Map<number, string>()
    return (topic: number, percent: number): string => {
      const place = topic * shares.value.length + percent
      const known = made.get(place)
      if (known !== undefined) return known
      const title = titles.value.get(topic) ?? titleOf(topic)
      const name = t('gallery.cell', { topic: title, probability: shares.value[percent] })
      made.set(place, name)
      return name
    }
  })
  return (position) => {
    const probability = points.value?.probabilities[position] ?? 0
    return names.value(points.value?.topics[position] ?? -1, Math.round(100 * probability))
  }
}
