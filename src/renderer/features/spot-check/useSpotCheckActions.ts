import { ArrowLeft, ArrowRight, Grid3x3, Undo2 } from '@lucide/vue'
import { useI18n } from 'vue-i18n'
import { verdicts } from '../../../shared/contract/curation.ts'
import { registerActions, type Action } from '../../composables/useActions.ts'
import type { SpotCheckSession } from './spot-check-session.ts'
import { verdictSigns } from './verdict-signs.ts'

export interface SpotCheckActionOptions {
  session: SpotCheckSession
  /** Pictures from one row to the next. */
  rowLength: () => number
  toggleLayout: () => void
  next: () => void
  mayGoOn: () => boolean
}

/** The whole spot-check by keys. */
export function useSpotCheckActions(options: SpotCheckActionOptions): void {
  const { session, rowLength, toggleLayout, next, mayGoOn } = options
  const { t } = useI18n()
  const moves = [
    { id: 'left', shortcut: 'ArrowLeft', icon: ArrowLeft, title: 'spotCheck.previousPicture', by: () => -1 },
    { id: 'right', shortcut: 'ArrowRight', icon: ArrowRight, title: 'spotCheck.nextPicture', by: () => 1 },
    { id: 'up', shortcut: 'ArrowUp', title: 'spotCheck.pictureAbove', by: () => -rowLength() },
    { id: 'down', shortcut: 'ArrowDown', title: 'spotCheck.pictureBelow', by: () => rowLength() },
  ]
  const takeBack = (id: string, shortcut: string): Action => ({
    id,
    title: () => t('spotCheck.takeBack'),
    icon: Undo2,
    shortcut,
    enabled: () => session.canTakeBack.value,
    run: () => session.takeBack(),
  })

  registerActions([
    ...verdicts.map((verdict) => ({
      id: `spot-check.${verdict}`,
      title: () => t(`spotCheck.verdicts.${verdict}`),
      icon: verdictSigns[verdict].icon,
      shortcut: verdictSigns[verdict].key,
      enabled: () => session.sample.value !== null,
      run: () => session.judge(verdict),
    })),
    takeBack('spot-check.back', 'Backspace'),
    // Under the id of the explorer's undo, so that it stands in the palette once.
    takeBack('topics.undo', 'Mod+Z'),
    ...moves.map(({ id, shortcut, icon, title, by }) => ({
      id: `spot-check.${id}`,
      title: () => t(title),
      icon,
      shortcut,
      run: () => session.moveTo(session.cursor.value + by()),
    })),
    {
      id: 'spot-check.layout',
      title: () => t('spotCheck.toggleLayout'),
      icon: Grid3x3,
      shortcut: 'G',
      run: toggleLayout,
    },
    {
      id: 'spot-check.next',
      title: () => t('spotCheck.next'),
      icon: ArrowRight,
      shortcut: 'Mod+Enter',
      enabled: mayGoOn,
      run: next,
    },
  ])
}
