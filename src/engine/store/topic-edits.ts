import type { Library, ReadOnlyLibrary } from './open-library.ts'

/** An edit in the form in which it is kept. */
export type TopicChange =
  | { kind: 'rename' | 'note'; topic: number; text: string }
  | { kind: 'merge'; topic: number; others: readonly number[] }
  /** Positions in rising order. */
  | { kind: 'split'; topic: number; newTopic: number; positions: readonly number[] }

export interface StoredEdit {
  /** In the order in which they were made. */
  number: number
  undone: boolean
  change: TopicChange
}

/** Adds it to the edits that stand; those that were undone go, and can no longer be done again. */
export function addTopicEdit({ db }: Library, runId: number, change: TopicChange): void {
  const insertMember = db.prepare('INSERT INTO topic_edit_member (run_id, number, member) VALUES (?, ?, ?)')
  db.transaction(() => {
    db.prepare('DELETE FROM topic_edit WHERE run_id = ? AND undone = 1').run(runId)
    const number = db
      .prepare<[number], number>('SELECT ifnull(max(number), 0) + 1 FROM topic_edit WHERE run_id = ?')
      .pluck()
      .get(runId)!
    db.prepare(
      'INSERT INTO topic_edit (run_id, number, kind, topic, text, new_topic) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(
      runId,
      number,
      change.kind,
      change.topic,
      'text' in change ? change.text : null,
      'newTopic' in change ? change.newTopic : null,
    )
    for (const member of membersOf(change)) insertMember.run(runId, number, member)
  })()
}

function membersOf(change: TopicChange): readonly number[] {
  if (change.kind === 'merge') return change.others
  return change.kind === 'split' ? change.positions : []
}

export function setUndone(
  { db }: Library,
  runId: number,
  { number, undone }: { number: number; undone: boolean },
): void {
  db.prepare('UPDATE topic_edit SET undone = ? WHERE run_id = ? AND number = ?').run(
    Number(undone),
    runId,
    number,
  )
}

/** Undone ones included. */
export function loadTopicEdits({ db }: Library | ReadOnlyLibrary, runId: number): StoredEdit[] {
  const members = new Map<number, number[]>()
  const memberRows = db
    .prepare<[number], { number: number; member: number }>(
      'SELECT number, member FROM topic_edit_member WHERE run_id = ? ORDER BY number, member',
    )
    .iterate(runId)
  for (const { number, member } of memberRows) {
    const own = members.get(number)
    if (own) own.push(member)
    else members.set(number, [member])
  }
  return db
    .prepare<[number], EditRow>(
      'SELECT number, kind, topic, text, new_topic AS newTopic, undone FROM topic_edit WHERE run_id = ? ORDER BY number',
    )
    .all(runId)
    .map((row) => ({
      number: row.number,
      undone: row.undone === 1,
      change: changeOf(row, members.get(row.number) ?? []),
    }))
}

interface EditRow {
  number: number
  kind: TopicChange['kind']
  topic: number
  text: string | null
  newTopic: number | null
  undone: number
}

function changeOf({ kind, topic, text, newTopic }: EditRow, members: readonly number[]): TopicChange {
  switch (kind) {
    case 'rename':
    case 'note':
      return { kind, topic, text: text ?? '' }
    case 'merge':
      return { kind, topic, others: members }
    case 'split':
      return { kind, topic, newTopic: newTopic ?? topic, positions: members }
  }
}
