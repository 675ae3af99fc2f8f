import { runConfigMeanings } from '../../../shared/run-config-meanings.ts'
import type { SettingWords } from '../setting-words.ts'

const values: SettingWords = {
  crop: { faces: 'Cheeks cut from faces', whole: 'Every picture whole' },
  whiteBalance: {
    none: 'Colours as they are',
    'grey-world': 'Evened out by the surroundings',
    sclera: 'Evened out by the white of the eyes',
  },
  method: { byol: 'Two views of one patch (BYOL)' },
  backbone: { 'skin-net': 'Skin network', resnet18: 'ResNet-18' },
  start: {
    drawn: 'The network that ships, for steady light',
    'drawn-mixed-light': 'The network that ships, for very different light',
    random: 'Random parameters',
  },
  stem: { patch: 'For small pictures', cifar: 'For very small pictures', imagenet: 'For large pictures' },
  features: { last: 'The last stage', multi: 'All stages' },
  augment: {
    skin: 'Position on the cheek, side, and the lamp a little',
    'solo-learn': 'As for photos of objects',
    'tone-blind': 'Skin tone and all colour',
    'texture-blind': 'Texture and sharpness',
  },
  topicMethod: {
    lda: 'Mixtures (LDA)',
    kmeans: 'Nearest centres (k-means)',
    gmm: 'Gaussians (GMM)',
    hdbscan: 'Dense groups (HDBSCAN)',
  },
  topics: { auto: 'As many as the photos tell apart' },
  gates: { standard: 'All as usual' },
  device: {
    auto: 'The quickest that works',
    cpu: 'Processor (CPU)',
    webgpu: 'Graphics card (WebGPU)',
    cuda: 'NVIDIA graphics card (CUDA)',
    dml: 'Graphics card (DirectML)',
    coreml: 'Apple graphics and Neural Engine (Core ML)',
  },
}

/** With what a run was made. Settings go by the names that they have on the command line. */
export const settings = {
  explain: 'The same photos, settings, device and version give the same result again.',
  columns: { name: 'Setting', value: 'Value', meaning: 'What it means' },
  meanings: runConfigMeanings,
  values,
  device: { name: 'Device', meaning: 'Where the network ran.' },
  version: { name: 'Cheekbone', meaning: 'The version that made this report.' },
  yes: 'yes',
  no: 'no',
}
