import { createApp } from 'vue'
import App from './App.vue'
import { connectEngine } from './client/connect-engine.ts'
import { desktopLines, webLines } from './client/engine-lines.ts'
import { readHost } from './client/host-info.ts'
import { useNotices } from './composables/useNotices.ts'
import { applyPreferences } from './composables/usePreferences.ts'
import { followHash } from './composables/useRoute.ts'
import { keepExplorersOverReloads } from './features/explorer/state/explorer-memory.ts'
import { createTranslations } from './i18n/create-translations.ts'
import './styles/main.css'

const host = readHost()
const i18n = createTranslations()
const { t } = i18n.global
const { say, sayError, close } = useNotices()

applyPreferences()
followHash(window)
keepExplorersOverReloads(window)

let downNotice: number | null = null
const engine = connectEngine({
  lines: host ? desktopLines(host, window) : webLines(window.location),
  onRestart: () => {
    if (downNotice !== null) close(downNotice)
    downNotice = null
    say({ kind: 'info', text: t('shell.engineRestarted') })
  },
  onDown: (missing) => {
    downNotice =
      missing === 'host'
        ? say({ kind: 'error', text: t('shell.hostGone'), hint: t('shell.hostGoneHint') })
        : say({
            kind: 'error',
            text: t('shell.engineDown'),
            hint: t('shell.engineDownHint'),
            action: { label: t('shell.startEngine'), run: () => void engine.startAgain().catch(sayError) },
          })
  },
})

createApp(App, { engine, host }).use(i18n).mount('#app')
