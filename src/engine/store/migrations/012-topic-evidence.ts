import type { Migration } from './migration.ts'

/**
 * What is said of a topic and of the number of topics is made from numbers when it is shown, in any language: sentences about
 * suspicions go, their numbers are all in run_topic_factor.
 */
export const topicEvidence: Migration = {
  version: 12,
  name: 'topic-evidence',
  sql: `
    ALTER TABLE run_topic DROP COLUMN warning;
    -- Topics of equal size that fits of two halves of the photos agree on; null from before it was asked.
    ALTER TABLE topic_sweep ADD COLUMN agreed REAL;
  `,
}
