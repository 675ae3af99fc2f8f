import { networkSettings, type RunConfig } from './run-config.ts'

/** What each setting does, for people who do not know the field. */
export const runConfigMeanings: Record<keyof RunConfig, string> = {
  crop: 'Whether cheeks were cut from faces or every picture was taken whole.',
  keepRejected: 'Whether patches that are too blurred, too dark, covered and so on took part too.',
  whiteBalance:
    'Whether the colour of the light was taken out of each face, by its surroundings (grey-world) or the white of its eyes (sclera).',
  regions: 'Where patches were cut on each face.',
  patchesPerRegion: 'Squares cut from each region; more are smaller.',
  gates: 'Thresholds for leaving patches out that are not the standard ones.',
  faceParser:
    'A network from a file, known by its hash, that told skin from hair, glasses and so on when patches were cut.',
  method: 'How the network learns without labels: two views of one patch should look alike to it (BYOL).',
  backbone: 'The network.',
  start:
    'What the network began with: “drawn” is skin that Cheekbone drew itself, without any photo or label, as in steady light; “drawn-mixed-light” the same in light that changes from photo to photo; “random” is nothing.',
  embeddings:
    'Features that were made elsewhere and imported: their name and a hash of their values. Nothing was trained here.',
  stem: 'The first layers of the network; “patch” suits small pictures.',
  features:
    'What is kept of what the network sees: the last of its stages, or the mean and spread of all of them.',
  patchSize: 'Side of what the network sees, in pixels.',
  augment: 'How the two views differ; the network learns to ignore exactly that.',
  epochs: 'How often it saw every patch in training; 0 means that it was taken as it began.',
  batch: 'Patches per training step.',
  topicMethod:
    'How topics were found: as mixtures (LDA), by nearest centres (k-means), as Gaussians (gmm), or where patches lie dense (hdbscan).',
  topics:
    'Topics that were looked for; those that no patch belongs to most are not shown. “auto” chose the number from the data; hdbscan finds its own.',
  minClusterSize: 'Patches that a density cluster has at least; without it one in a hundred, from 5 to 50.',
  seed: 'Start of all random numbers; the same seed gives the same result.',
  device: 'What was asked for.',
}

/** What is said of a network does not apply to features that were made elsewhere. */
export function settingApplies(name: string, { embeddings }: RunConfig): boolean {
  return embeddings === undefined || !networkSettings.some((setting) => setting === name)
}
