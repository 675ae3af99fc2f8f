import { onScopeDispose, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useEngine } from '../composables/useEngine.ts'
import { useHost } from '../composables/useHost.ts'
import { useNotices } from '../composables/useNotices.ts'
import { usePreferences } from '../composables/usePreferences.ts'
import { useRoute } from '../composables/useRoute.ts'
import { useOpenFlow } from '../features/setup/useOpenFlow.ts'

/** Does what was asked for by menu, drag, file manager or command line, and tells the application what is shown, and in which language. */
export function useOpenRequests(): void {
  const host = useHost()
  if (!host) return
  const { t } = useI18n()
  const flow = useOpenFlow()
  const engine = useEngine()
  const { route } = useRoute()
  const { say, sayError } = useNotices()

  const stops = [
    host.onOpenRequest((request) => {
      if (request.kind === 'folder') flow.setUp(request.path)
      else flow.openLibrary(request.path)
    }),
    host.onNotice((notice) => {
      if (notice.kind === 'cannot-open') {
        say({
          kind: 'warning',
          text: t('shell.cannotOpen', { path: notice.path }),
          hint: t('shell.cannotOpenHint'),
        })
      }
    }),
  ]
  onScopeDispose(() => stops.forEach((stop) => stop()))

  const preferences = usePreferences()
  watch(
    [route, engine.status, () => preferences.privacy],
    ([to, , privacy]) => {
      // Its name would stand in the title of the window.
      const library = 'library' in to && !privacy ? to.library : null
      host.showLibrary(library).catch(sayError)
    },
    { immediate: true },
  )

  watch(
    () => preferences.language,
    (language) => void host.setLanguage(language).catch(sayError),
    { immediate: true },
  )
}
