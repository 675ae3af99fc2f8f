import { runConfigMeanings } from '../../../shared/run-config-meanings.ts'

/** With what a run was made. Settings go by the names that they have on the command line. */
export const settings = {
  explain: 'The same photos, settings, device and version give the same result again.',
  columns: { name: 'Setting', value: 'Value', meaning: 'What it means' },
  meanings: runConfigMeanings,
  device: { name: 'Device', meaning: 'Where the network ran.' },
  version: { name: 'Cheekbone', meaning: 'The version that made this report.' },
  yes: 'yes',
  no: 'no',
}
