/**
 * The trial of devices in the packaged application, where no Node can be started (docs/packaging.md, Fuses): it starts itself with this
 * word, and ends after the trial without a window. What to run cannot be handed over, only names of devices.
 */
export const deviceTrialWord = '--try-devices='

/** The word with the names of devices, or undefined when this start is an ordinary one. */
export function deviceTrialIn(argv: readonly string[]): string[] | undefined {
  const word = argv.find((each) => each.startsWith(deviceTrialWord))
  return word?.slice(deviceTrialWord.length).split(',')
}

/**
 * The application's own program, seen from one of its processes: on macOS those are programs of their own within the bundle.
 * @param execPath of the process that asks
 */
export function programOf(execPath: string): string {
  const [, bundle, name] = /^(.*\/([^/]+)\.app\/Contents)\/Frameworks\//.exec(execPath) ?? []
  return bundle === undefined ? execPath : `${bundle}/MacOS/${name}`
}
