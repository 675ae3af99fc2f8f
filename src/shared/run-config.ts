import { z } from 'zod'

/** Everything that decides what a run computes. Two runs with the same configuration and the same patches are the same run. */
export const runConfigSchema = z.strictObject({
  crop: z.enum(['faces', 'whole']),
  method: z.enum(['byol']),
  backbone: z.enum(['resnet18']),
  stem: z.enum(['patch', 'cifar', 'imagenet']),
  patchSize: z.int().min(32).max(96).multipleOf(8),
  augment: z.enum(['skin', 'solo-learn', 'tone-blind', 'texture-blind']),
  epochs: z.int().min(1).max(10_000),
  batch: z.int().min(4).max(4096),
  topics: z.int().min(2).max(2000),
  seed: z.int().min(0).max(0xffffffff),
  device: z.enum(['auto', 'cpu', 'webgpu', 'cuda', 'dml', 'coreml']),
})
export type RunConfig = z.infer<typeof runConfigSchema>

export const presetNames = ['quick', 'standard', 'thorough'] as const
export type PresetName = (typeof presetNames)[number]

/** What a preset decides when the person has not. */
export const presets: Record<PresetName, Pick<RunConfig, 'epochs' | 'batch' | 'topics'>> = {
  quick: { epochs: 2, batch: 32, topics: 30 },
  standard: { epochs: 30, batch: 64, topics: 60 },
  thorough: { epochs: 200, batch: 128, topics: 200 },
}

export const runChoicesSchema = runConfigSchema.partial().extend({ preset: z.enum(presetNames).optional() })
export type RunChoices = z.infer<typeof runChoicesSchema>

/** A preset, with the person's own choices put over it. */
export function resolveRunConfig(choices: RunChoices): RunConfig {
  const { preset = 'quick', ...own } = runChoicesSchema.parse(choices)
  const chosen = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
  return runConfigSchema.parse({
    crop: 'faces',
    method: 'byol',
    backbone: 'resnet18',
    stem: 'patch',
    patchSize: 64,
    augment: 'skin',
    seed: 1,
    device: 'auto',
    ...presets[preset],
    ...chosen,
  })
}
