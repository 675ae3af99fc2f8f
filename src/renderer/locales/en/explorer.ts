export const explorer = {
  runFacts: 'About this run',
  patches: 'Patches',
  topics: 'Topics in use',
  device: 'Device',
  unfinished: 'This run is not finished',
  unfinishedText: 'Start it again; it goes on from what was done.',
}
