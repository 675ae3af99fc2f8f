import { faceRegions, regionTitles } from '../../../../shared/domain.ts'
import type { TopicWarning } from '../../../../shared/topic-factors.ts'

interface Manner {
  /** Of `useI18n()`. */
  t: (key: string, named: Record<string, unknown>) => string
  /** Of `useFormat()`. */
  share: (value: number) => string
  /** Folders keep their names to themselves. */
  withoutNames: boolean
}

/** Why a topic may be something else than skin, in the language of the window. */
export function warningText(
  { size, cause, unusualSkin }: TopicWarning,
  { t, share, withoutNames }: Manner,
): string {
  const { factor, end, level } = cause
  const follows = t(`warnings.follows.${factor}`, {})
  if (factor === 'person') return t('warnings.person', { follows, share: share(cause.share), size })
  const where = whereabouts()
  const names = unusualSkin.map((name) => t(`warnings.skin.${name}`, {})).join(t('warnings.between', {}))
  const skin = names === '' ? t('warnings.usualSkin', {}) : t('warnings.unusualSkin', { names })
  return t('warnings.other', {
    follows,
    share: share(cause.share),
    where,
    all: share(cause.shareOfAll),
    skin,
  })

  function whereabouts(): string {
    if (end !== null) return t(`warnings.end.${factor}.${end}`, {})
    if (factor === 'folder' && withoutNames) return t('warnings.unnamedFolder', {})
    return t(`warnings.value.${factor}`, { level: factor === 'side' ? sideTitle(level, t) : level })
  }
}

/** Regions are stored under their English titles. */
function sideTitle(level: string | null, t: Manner['t']): string {
  const region = faceRegions.find((name) => regionTitles[name].toLowerCase() === level)
  return region ? t(`measures.regions.${region}`, {}).toLowerCase() : (level ?? '')
}
