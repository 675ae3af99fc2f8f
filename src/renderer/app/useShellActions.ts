import { useEventListener } from '@vueuse/core'
import {
  CircleHelp,
  Database,
  EyeOff,
  FileText,
  FolderOpen,
  House,
  Languages,
  Search,
  Sparkles,
  SunMoon,
} from '@lucide/vue'
import { useI18n } from 'vue-i18n'
import { registerActions, runShortcut, type Action } from '../composables/useActions.ts'
import { useHost } from '../composables/useHost.ts'
import { useNotices } from '../composables/useNotices.ts'
import { languages, themes, usePreferences } from '../composables/usePreferences.ts'
import { useRoute } from '../composables/useRoute.ts'
import { useOpenFlow } from '../features/setup/useOpenFlow.ts'
import { languageNames } from './language-names.ts'

/** The actions that every view has, and the one listener of all shortcuts. */
export function useShellActions({
  openPalette,
  openHelp,
}: Record<'openPalette' | 'openHelp', () => void>): void {
  const { t } = useI18n()
  const { go } = useRoute()
  const flow = useOpenFlow()
  const host = useHost()
  const { sayError } = useNotices()
  const preferences = usePreferences()

  const looks: Action[] = [
    ...themes.map((theme) => ({
      id: `theme.${theme}`,
      title: () => t('shell.actions.theme', { theme: t(`common.themes.${theme}`) }),
      icon: SunMoon,
      enabled: () => preferences.theme !== theme,
      run: () => {
        preferences.theme = theme
      },
    })),
    ...languages.map((language) => ({
      id: `language.${language}`,
      title: () => t('shell.actions.language', { language: languageNames[language] }),
      icon: Languages,
      enabled: () => preferences.language !== language,
      run: () => {
        preferences.language = language
      },
    })),
  ]

  registerActions([
    {
      id: 'palette',
      title: () => t('shell.actions.palette'),
      icon: Search,
      shortcut: 'Mod+K',
      run: openPalette,
    },
    {
      id: 'folder.open',
      title: () => t('shell.actions.openFolder'),
      icon: FolderOpen,
      shortcut: 'Mod+O',
      run: () => flow.chooseFolder(),
    },
    {
      id: 'library.open',
      title: () => t('shell.actions.openLibrary'),
      icon: Database,
      run: () => flow.chooseLibrary(),
    },
    { id: 'demo', title: () => t('shell.actions.demo'), icon: Sparkles, run: () => flow.startDemo() },
    { id: 'home', title: () => t('shell.actions.home'), icon: House, run: () => go({ view: 'start' }) },
    {
      id: 'privacy',
      title: () => t(preferences.privacy ? 'shell.actions.privacyOff' : 'shell.actions.privacy'),
      icon: EyeOff,
      shortcut: 'Shift+Mod+P',
      run: () => {
        preferences.privacy = !preferences.privacy
      },
    },
    {
      id: 'help',
      title: () => t('shell.actions.help'),
      icon: CircleHelp,
      shortcut: '?',
      run: openHelp,
    },
    ...(host
      ? [
          {
            id: 'log',
            title: () => t('shell.revealLog'),
            icon: FileText,
            run: () => void host.revealLog().catch(sayError),
          },
        ]
      : []),
    ...looks,
  ])

  useEventListener(document, 'keydown', (event) => {
    if (runShortcut(event)) event.preventDefault()
  })
}
