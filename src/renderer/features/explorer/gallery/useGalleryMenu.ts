import { Check, Copy, Expand, FolderOpen, Sparkles } from '@lucide/vue'
import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { MenuEntry } from '../../../components/menu-entries.ts'
import { useHost } from '../../../composables/useHost.ts'
import { usePreferences } from '../../../composables/usePreferences.ts'
import { usePatchCommands } from '../details/usePatchCommands.ts'
import { useSelection } from '../state/selection.ts'

/** What can be done with the patch that has the keyboard. */
export function useGalleryMenu(large: () => void): ComputedRef<MenuEntry[]> {
  const { t } = useI18n()
  const host = useHost()
  const preferences = usePreferences()
  const selection = useSelection()
  const commands = usePatchCommands()
  return computed(() => {
    const position = selection.focused.value
    if (position === null) return []
    const marked = selection.marks.value[position] === 1
    const entries: MenuEntry[] = [
      {
        kind: 'item',
        id: 'large',
        label: t('gallery.large'),
        icon: Expand,
        shortcut: 'Space',
        run: large,
      },
      {
        kind: 'item',
        id: 'similar',
        label: t('details.similar'),
        icon: Sparkles,
        run: () => void commands.showSimilar(position),
      },
      {
        kind: 'item',
        id: 'mark',
        label: marked ? t('gallery.unmark') : t('gallery.mark'),
        icon: Check,
        shortcut: 'M',
        run: () => selection.toggle(position),
      },
    ]
    if (preferences.privacy) return entries
    entries.push(
      { kind: 'separator', id: 'file' },
      {
        kind: 'item',
        id: 'copy',
        label: t('details.copyPath'),
        icon: Copy,
        run: () => void commands.copyPath(position),
      },
    )
    if (host) {
      entries.push({
        kind: 'item',
        id: 'reveal',
        label: t('details.reveal'),
        icon: FolderOpen,
        run: () => void commands.reveal(position),
      })
    }
    return entries
  })
}
