import { html } from './markup.ts'
import type { Html } from './markup.ts'
import type { ReportData } from './report-data.ts'

export function settingsSection({ settings, device, version }: ReportData): Html {
  const rows = [
    ...settings,
    { name: 'Device', value: device, meaning: 'Where the network ran.' },
    { name: 'Cheekbone', value: version, meaning: 'The version that made this report.' },
  ]
  return html`<section id="settings">
    <h2>Settings</h2>
    <p class="explain">The same photos, settings, device and version give the same result again.</p>
    <table class="settings">
      <thead>
        <tr>
          <th scope="col">Setting</th>
          <th scope="col">Value</th>
          <th scope="col">What it means</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, value, meaning }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td><bdi>${value}</bdi></td>
              <td>${meaning ?? ''}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}
