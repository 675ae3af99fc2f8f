import type { TopicEdit } from '../../shared/contract/curation.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { Curated } from '../explore/topic-entries.ts'
import type { TopicChange } from '../store/topic-edits.ts'

/**
 * An edit in the form in which it is kept, checked against what topics are now; null when it would change nothing.
 * @param newTopic the number that a split's new topic gets
 * @throws CheekboneError `not-found` for a topic that is not there, `bad-argument` for patches that are not the topic's
 */
export function checkEdit(
  edit: TopicEdit,
  { topics, names, notes }: Curated,
  newTopic: number,
): TopicChange | null {
  switch (edit.kind) {
    case 'rename':
      requireTopics(topics, [edit.topic])
      return textChange('rename', edit.topic, { text: edit.name.trim(), before: names.get(edit.topic) })
    case 'note':
      requireTopics(topics, [edit.topic])
      return textChange('note', edit.topic, { text: edit.note.trim(), before: notes.get(edit.topic) })
    case 'merge': {
      requireTopics(topics, edit.topics)
      const [topic, ...others] = new Set(edit.topics)
      if (others.length > 0) return { kind: 'merge', topic, others: others.sort((a, b) => a - b) }
      throw new CheekboneError('bad-argument', 'A topic cannot be merged with itself.', {
        reason: 'topicMergedWithItself',
        hint: 'Choose two topics or more.',
      })
    }
    case 'split':
      requireTopics(topics, [edit.topic])
      return {
        kind: 'split',
        topic: edit.topic,
        newTopic,
        positions: positionsToSplit(topics, edit.topic, edit.positions),
      }
  }
}

function textChange(
  kind: 'rename' | 'note',
  topic: number,
  { text, before = '' }: { text: string; before?: string },
): TopicChange | null {
  return text === before ? null : { kind, topic, text }
}

function requireTopics(topics: Int32Array, wanted: readonly number[]): void {
  const missing = wanted.find((topic) => !topics.includes(topic))
  if (missing === undefined) return
  throw new CheekboneError('not-found', `There is no topic ${missing} in this run.`, {
    reason: 'topicMissing',
    values: { topic: missing },
    hint: 'It may have been merged or split in another window; look at the list of topics again.',
  })
}

function positionsToSplit(topics: Int32Array, topic: number, positions: Int32Array): number[] {
  const wanted = [...new Set(positions)].sort((a, b) => a - b)
  if (wanted.length === 0) {
    throw new CheekboneError('bad-argument', 'No patch was chosen to split off.', {
      reason: 'noPatchToSplit',
      hint: 'Choose some of the patches of the topic.',
    })
  }
  if (wanted.some((position) => topics[position] !== topic)) {
    throw new CheekboneError('bad-argument', `Not all of these patches belong to topic ${topic}.`, {
      reason: 'patchesOfOtherTopic',
      values: { topic },
      hint: 'Choose patches of one topic only, and split it by those.',
    })
  }
  let size = 0
  for (const own of topics) if (own === topic) size++
  if (wanted.length < size) return wanted
  throw new CheekboneError('bad-argument', `Nothing would be left of topic ${topic}.`, {
    reason: 'nothingLeftOfTopic',
    values: { topic },
    hint: 'Choose some of its patches, not all of them.',
  })
}
