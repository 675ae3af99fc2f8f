import type { RunConfig } from '../../../shared/run-config.ts'
import type { Texts } from '../../locales/texts.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'
import type { ReportData, ReportSetting } from './report-data.ts'

interface SettingRow {
  name: string
  value: string | number
  /** As it is given on the command line, where the value is said in words. */
  given?: string
  meaning: string
}

export function settingsSection({ settings, device, version }: ReportData, texts: Texts): Html {
  const words = texts.settings
  const rows: SettingRow[] = [
    ...settings.map((setting) => ({
      name: setting.name,
      ...valueInWords(setting, texts),
      meaning: isSetting(setting.name, words.meanings) ? words.meanings[setting.name] : '',
    })),
    { ...words.device, value: device },
    { ...words.version, value: version },
  ]
  return html`<section id="settings">
    <h2>${texts.report.navigation.settings}</h2>
    <p class="explain">${words.explain}</p>
    <table class="settings">
      <thead>
        <tr>
          <th scope="col">${words.columns.name}</th>
          <th scope="col">${words.columns.value}</th>
          <th scope="col">${words.columns.meaning}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, value, given, meaning }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td><bdi>${value}</bdi>${given !== undefined && html` <code>${given}</code>`}</td>
              <td>${meaning}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

function valueInWords({ name, value }: ReportSetting, texts: Texts): Pick<SettingRow, 'value' | 'given'> {
  if (typeof value === 'boolean') return { value: value ? texts.settings.yes : texts.settings.no }
  if (typeof value === 'number') return { value }
  const named = wordsOf(name, texts)
  const parts = value.split(', ').map((part) => (Object.hasOwn(named, part) ? named[part] : null))
  return parts.includes(null) ? { value } : { value: parts.join(texts.words.between), given: value }
}

/** Of the values that have a name; none for settings that are numbers or files. */
function wordsOf(name: string, { settings, words }: Texts): Record<string, string> {
  const all: Record<string, Record<string, string>> = { ...settings.values, regions: words.regions }
  return Object.hasOwn(all, name) ? all[name] : {}
}

function isSetting(name: string, meanings: object): name is keyof RunConfig {
  return Object.hasOwn(meanings, name)
}
