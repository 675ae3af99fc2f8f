export const library = {
  runs: 'Runs',
  runsText:
    'Each run looks for topics among all patches with settings of its own. Earlier ones stay, to go back to or to compare.',
  run: 'Run {run}',
  newRun: 'Analyse again…',
  noRuns: 'Nothing has been analysed yet',
  noRunsText: 'The library is there, but no topics have been looked for.',
  analyse: 'Analyse the photos…',
  unfinished: 'Not finished',
  explore: 'Explore',
  folderGone:
    'The photo folder is not where it was. Topics and patches are still here; photos cannot be shown.',
  unreadable: '{count} file cannot be read | {count} files cannot be read',
  noFace: '{count} photo without a face | {count} photos without a face',
  seed: 'random seed {seed}',
  epochs: 'no training | {count} pass over the patches | {count} passes over the patches',
  start: {
    drawn: 'network that ships with Cheekbone',
    'drawn-mixed-light': 'network that ships with Cheekbone, for mixed light',
    random: 'network trained from scratch',
    imported: 'imported embeddings',
    own: 'own network',
  },
  telling: 'What sets it apart',
  chooseRun: 'Run',
}
