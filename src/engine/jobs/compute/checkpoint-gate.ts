/**
 * When the next checkpoint is due: so many seconds after the last one was stored. A slow disk thus makes checkpoints rarer,
 * instead of piling them up between the thread that makes them and the one that stores them.
 */
export interface CheckpointGate {
  isDue: () => boolean
  sent: () => void
  stored: () => void
}

export function createCheckpointGate(everyMs: number, now: () => number): CheckpointGate {
  let lastMs = now()
  let underway = false
  return {
    isDue: () => !underway && now() - lastMs >= everyMs,
    sent: () => {
      underway = true
    },
    stored: () => {
      underway = false
      lastMs = now()
    },
  }
}
