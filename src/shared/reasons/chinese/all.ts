import type { ReasonTexts } from '../reason-texts.ts'
import { connectionReasons } from './connection.ts'
import { fileReasons } from './files.ts'
import { photoReasons } from './photos.ts'
import { runReasons } from './runs.ts'
import { settingReasons } from './settings.ts'

export const reasonsInChinese: ReasonTexts = {
  ...connectionReasons,
  ...fileReasons,
  ...photoReasons,
  ...runReasons,
  ...settingReasons,
}
