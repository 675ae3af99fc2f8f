import { existsSync } from 'node:fs'
import { dirname } from 'node:path'

/** Where Linux distributions put SwiftShader, a Vulkan driver that computes on the CPU (Debian: the package `chromium`). */
const drivers = [
  '/usr/lib/chromium/vk_swiftshader_icd.json',
  '/usr/lib64/chromium-browser/vk_swiftshader_icd.json',
  '/usr/lib/chromium-browser/vk_swiftshader_icd.json',
]

/**
 * Environment variables under which a process sees a GPU made of software, or undefined where the machine has none. They must
 * be set before the process starts.
 */
export function softwareGpuEnvironment(): Record<string, string> | undefined {
  const driver = drivers.find((path) => existsSync(path))
  if (driver === undefined) return undefined
  return { VK_ICD_FILENAMES: driver, VK_DRIVER_FILES: driver, LD_LIBRARY_PATH: dirname(driver) }
}
