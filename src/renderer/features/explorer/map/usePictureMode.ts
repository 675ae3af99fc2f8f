/** When pictures stand for dots: chosen in a menu and kept. */
import { useStorage } from '@vueuse/core'
import { computed, type ComputedRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { MenuEntry } from '../../../components/menu-entries.ts'
import type { PictureMode } from './useMapPictures.ts'

const modes: readonly PictureMode[] = ['near', 'always', 'never']

export function usePictureMode(): { mode: Readonly<Ref<PictureMode>>; entries: ComputedRef<MenuEntry[]> } {
  const { t } = useI18n()
  const kept = useStorage('cheekbone.explorer.pictures', 'near')
  /** What was kept may be from another time. */
  const mode = computed(() => modes.find((known) => known === kept.value) ?? 'near')
  const entries = computed<MenuEntry[]>(() => [
    {
      kind: 'choice',
      id: 'pictures',
      label: t('map.pictures'),
      value: mode.value,
      options: modes.map((value) => ({ value, label: t(`map.pictureModes.${value}`) })),
      choose: (value) => {
        kept.value = value
      },
    },
  ])
  return { mode, entries }
}
