import type { RunConfig } from '../../../shared/run-config.ts'
import type { Texts } from '../../locales/texts.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'
import type { ReportData } from './report-data.ts'

interface SettingRow {
  name: string
  value: string | number
  meaning: string
}

export function settingsSection({ settings, device, version }: ReportData, texts: Texts): Html {
  const words = texts.settings
  const rows: SettingRow[] = [
    ...settings.map(({ name, value }) => ({
      name,
      value: typeof value === 'boolean' ? (value ? words.yes : words.no) : value,
      meaning: isSetting(name, words.meanings) ? words.meanings[name] : '',
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
          ({ name, value, meaning }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td><bdi>${value}</bdi></td>
              <td>${meaning}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

function isSetting(name: string, meanings: object): name is keyof RunConfig {
  return Object.hasOwn(meanings, name)
}
