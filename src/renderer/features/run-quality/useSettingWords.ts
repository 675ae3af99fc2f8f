import { useI18n } from 'vue-i18n'
import { gateNames } from '../../../shared/gate-thresholds.ts'
import { startFileName } from '../../../shared/network-starts.ts'
import type { RunConfig } from '../../../shared/run-config.ts'
import { useFormat } from '../../composables/useFormat.ts'
import { useShownNames } from '../../composables/useShownNames.ts'
import { startKind } from '../libraries/run-entry-text.ts'
import type { SettingName } from './run-settings.ts'

/** Enough of a hash to know it by. */
const hashShown = 12

/** What a setting is called and what it is, in the person's language. */
export function useSettingWords(): {
  nameOf: (name: SettingName) => string
  valueOf: (name: SettingName, config: RunConfig) => string
} {
  const { t } = useI18n()
  const format = useFormat()
  const shownNames = useShownNames()

  function gatesText(gates: RunConfig['gates']): string {
    const changed = gateNames.flatMap((name) => {
      const value = gates[name]
      if (value === undefined) return []
      return [t('common.pair', { name: t(`setup.gateNames.${name}`), value: format.value.number(value) })]
    })
    return changed.length === 0 ? t('runQuality.settings.standard') : changed.join(t('common.betweenPairs'))
  }

  function startText(config: RunConfig): string {
    const start = t(`library.start.${startKind({ config })}`)
    const file = startFileName(config.start)
    return file === null ? start : t('common.pair', { name: start, value: shownNames.file(file) })
  }

  function valueOf(name: SettingName, config: RunConfig): string {
    switch (name) {
      case 'crop':
      case 'backbone':
      case 'stem':
      case 'features':
      case 'topicMethod':
        return t(`runQuality.settings.values.${name}.${config[name]}`)
      case 'keepRejected':
        return config.keepRejected ? t('runQuality.settings.yes') : t('runQuality.settings.no')
      case 'whiteBalance':
        return t(`setup.whiteBalances.${config.whiteBalance}`)
      case 'regions':
        return config.regions.map((region) => t(`setup.regionNames.${region}`)).join(' · ')
      case 'gates':
        return gatesText(config.gates)
      case 'start':
        return startText(config)
      case 'augment':
        return t(`setup.augmentNames.${config.augment}`)
      case 'device':
        return t(`setup.devices.${config.device}`)
      case 'topics':
        return config.topics === 'auto'
          ? t('runQuality.settings.automatic')
          : format.value.count(config.topics)
      case 'faceParser':
        return config.faceParser?.slice(0, hashShown) ?? ''
      case 'embeddings':
        return config.embeddings === undefined ? '' : shownNames.file(config.embeddings)
      case 'method':
        return config.method.toUpperCase()
      case 'seed':
        return String(config.seed)
      case 'patchesPerRegion':
      case 'patchSize':
      case 'epochs':
      case 'batch':
      case 'minClusterSize':
        return format.value.count(config[name] ?? 0)
    }
  }

  return { nameOf: (name) => t(`runQuality.settings.names.${name}`), valueOf }
}
