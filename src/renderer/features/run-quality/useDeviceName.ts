import { useI18n } from 'vue-i18n'
import { deviceChoices } from '../setup/run-form.ts'

/** What a device is called on the screen; one that has no name here goes by its own. */
export function useDeviceName(): (device: string) => string {
  const { t } = useI18n()
  return (device) => {
    const known = deviceChoices.find((name) => name === device)
    return known ? t(`setup.devices.${known}`) : device
  }
}
