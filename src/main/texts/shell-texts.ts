/** What the shell itself says, outside the page: menus, dialogs, notifications. One file a language, of this form. */
import type { PageLanguage } from '../../shared/host-info.ts'
import type { ErrorFrame } from '../../shared/rpc/frames.ts'
import { english } from './en.ts'
import { simplifiedChinese } from './zh-cn.ts'

export interface ShellTexts {
  menu: {
    file: string
    openFolder: string
    openLibrary: string
    openRecent: string
    close: string
    quit: string
    edit: string
    undo: string
    redo: string
    cut: string
    copy: string
    paste: string
    selectAll: string
    view: string
    resetZoom: string
    zoomIn: string
    zoomOut: string
    fullScreen: string
    window: string
    minimize: string
    help: string
    documentation: string
    revealLog: string
    checkForUpdates: string
    about: string
  }
  dialog: {
    libraryKind: string
    save: string
  }
  quit: {
    message: string
    detail: string
    background: string
    pause: string
    cancel: string
    stay: string
  }
  job: {
    doneTitle: string
    doneBody: (name: string) => string
    failedTitle: (name: string) => string
    failedBody: (error: ErrorFrame) => string
  }
  update: {
    none: string
    found: (version: string) => string
    foundDetail: string
    load: string
    later: string
    ready: string
    failed: string
  }
}

const texts: Readonly<Record<PageLanguage, ShellTexts>> = { en: english, 'zh-CN': simplifiedChinese }

export function textsIn(language: PageLanguage): ShellTexts {
  return texts[language]
}

/** Until the page has said which language it shows. @param locale as the system names it, `zh-Hans-CN` */
export function languageOfSystem(locale: string): PageLanguage {
  return locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}
