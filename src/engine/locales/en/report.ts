import { formatCount, formatQuantity, formatShare } from '../../exports/report/numbers.ts'

/** What the report of a run says around its numbers. */
export const report = {
  madeBy: (version: string): string => `Made by Cheekbone ${version} on this machine. No photo left it.`,
  navigation: {
    map: 'Map',
    topics: 'Topics',
    'topic-count': 'How many topics',
    quality: 'Quality',
    training: 'Training',
    'left-out': 'Left out',
    settings: 'Settings',
  },
  lead: {
    noPhotos: 'There were no photos to look at.',
    noFace: (photos: number): string =>
      `Cheekbone looked at ${formatQuantity(photos, 'photo')} and found no face.`,
    noPatch: ({ faces, photos }: { faces: number; photos: number }): string =>
      `Cheekbone found ${formatQuantity(faces, 'face')} in ${formatQuantity(photos, 'photo')}, but no skin patch that is large, sharp and frontal enough.`,
    /** Complete a sentence about Cheekbone. */
    fromPictures: ({ patches, photos }: { patches: number; photos: number }): string =>
      `took ${formatQuantity(patches, 'skin patch', 'skin patches')} from ${formatQuantity(photos, 'picture')}`,
    fromFaces: (counts: { faces: number; withFace: number; photos: number; patches: number }): string =>
      `found ${formatQuantity(counts.faces, 'face')} in ${formatCount(counts.withFace)} of ${formatQuantity(counts.photos, 'photo')}, cut ${formatQuantity(counts.patches, 'skin patch', 'skin patches')} from them`,
    unsorted: (source: string): string => `Cheekbone ${source}.`,
    sorted: (found: { source: string; topics: number; largest: string; share: number }): string =>
      `Cheekbone ${found.source} and sorted them into ${formatQuantity(found.topics, 'topic')} without any labels; the largest, “${found.largest}”, holds ${formatShare(found.share)} of them.`,
    withoutTopic: (count: number): string =>
      `${formatQuantity(count, 'patch lies', 'patches lie')} where patches are too sparse for a topic.`,
    figures: {
      photos: 'photos',
      faces: 'faces',
      patches: 'patches kept',
      rejected: 'patches left out',
      topics: 'topics in use',
      time: 'computing time',
    },
    warnings: 'Before you trust this',
  },
  map: {
    explain:
      'Each mark is one patch; patches that look alike to the network lie close together. Only nearness has a meaning: there are no axes, and the distance between far groups says little.',
    /** Of a map that has not room for all. */
    sample: (drawn: number): string =>
      `${formatCount(drawn)} of the patches are drawn, an equal part of each topic.`,
    more: (topics: number): string => `and ${formatCount(topics)} more`,
    label: (patches: number, topics: number): string =>
      `Map of ${formatQuantity(patches, 'patch', 'patches')} in ${formatQuantity(topics, 'topic')}`,
  },
  topics: {
    none: 'No topics: there were no patches to sort.',
    largestFirst: (count: number): string => `${formatQuantity(count, 'topic')}, the largest first`,
    explain:
      'A topic is a group that the machine found by itself; nobody has checked it yet. Its most typical patches come first; the per cent value says how much of a patch belongs to the topic. The scales run from the lowest to the highest topic of this library. Select a picture to enlarge it.',
    /** Follows the number of its patches. */
    ofAll: (share: string): string => `, ${share} of all`,
    ofPeople: (people: string): string => `, of ${people}`,
    table: {
      title: 'All topics as a table',
      columns: {
        topic: 'Topic',
        patches: 'Patches',
        photos: 'Photos',
        people: 'People',
        copies: 'Copies',
        coherence: 'Coherence',
        exclusivity: 'Exclusivity',
      },
      explain:
        'Coherence: how many of the most similar patches from other photos are in the same topic. Exclusivity: how far a topic’s features are its own. Copies: photos of the topic that are there once more.',
    },
  },
  training: {
    title: 'Training and time',
    none: 'No network was trained in this run, so there is no loss curve.',
    loss: {
      title: 'Loss',
      meaning:
        'How far apart the network puts two views of one patch. It should fall and level off; by itself a low loss is no proof of quality.',
    },
    spread: {
      title: 'Spread',
      meaning:
        'How much of its space the network uses. Near 0 it has collapsed and everything looks alike to it.',
    },
    learningRate: {
      title: 'Learning rate',
      meaning: 'The size of the steps in which the network learns: up at first, then slowly down.',
    },
    step: 'training step',
    overSteps: (title: string): string => `${title} over the training steps`,
    stages: (device: string): string => `Stages, on ${device}`,
    columns: { stage: 'Stage', count: 'Went through', rate: 'Rate', time: 'Time' },
    rate: (count: string): string => `${count} a second`,
  },
  leftOut: {
    none: 'Nothing was left out: every photo could be used and every patch was kept.',
    explain: 'Nothing is dropped without a word: these files and patches took no part in the result.',
    photos: 'Photos',
    withoutPicture: (count: string, others: boolean): string =>
      `${others ? 'And ' : ''}${count} without a picture here`,
    /** Where a patch of a photo is on the face. */
    place: (region: string): string => `, ${region.toLowerCase()}`,
  },
}
