import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { migrate, openLibrary } from '../../src/engine/store/open-library.ts'
import { loadTopicCount } from '../../src/engine/store/topic-count.ts'
import { loadFindings } from '../../src/engine/store/topic-findings.ts'
import { suspicionSentence } from '../../src/shared/topic-suspicion.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { libraryBefore, rowsOf } from './old-library.ts'

describe('migrations of runs', () => {
  it('give a library from before topics were held against photos their tables, and keep its runs', () => {
    const db = libraryBefore(5)
    db.exec(`INSERT INTO run (id, fingerprint, configuration_key) VALUES (2, 'x', '{}')`)
    migrate(db)
    expect(db.prepare('SELECT id FROM run').pluck().all()).toEqual([2])
    db.exec(
      `INSERT INTO run_topic VALUES (2, 0, 5, 3, NULL, 0, NULL, NULL);
       INSERT INTO run_topic_factor VALUES (2, 0, 'folder', 0.5, 0.01, NULL, NULL, 'a', 0.9, 0.1);
       INSERT INTO run_factor VALUES (2, 'folder', 9, 2, NULL);
       INSERT INTO run_factor_score VALUES (2, 'folder', 'trained', 0.4, 0.01, NULL, NULL);
       DELETE FROM run`,
    )
    for (const table of ['run_topic', 'run_topic_factor', 'run_factor', 'run_factor_score'])
      expect(rowsOf(db, table)).toBe(0)
  })

  it('give runs from before topics were found in other ways the setting that says how theirs were', () => {
    const db = libraryBefore(6)
    const before = '[["stem","patch"],["topics",30],["whiteBalance","none"]]'
    db.prepare('INSERT INTO run (id, fingerprint, configuration_key) VALUES (4, ?, ?)').run('f', before)
    migrate(db)
    expect(db.prepare('SELECT configuration_key FROM run').pluck().get()).toBe(
      '[["stem","patch"],["topicMethod","lda"],["topics",30],["whiteBalance","none"]]',
    )
    expect(db.prepare("SELECT value FROM run_setting WHERE name = 'topicMethod'").pluck().get()).toBe('lda')
    db.exec(`INSERT INTO topic_count VALUES (4, 12, 9, 15, 0.8, 'bic', '12 topics.');
             INSERT INTO topic_sweep VALUES (4, 12, -1, 0, NULL, NULL)`)
    db.exec('DELETE FROM run')
    expect(rowsOf(db, 'topic_sweep')).toBe(0)
  })

  it('give a library from before topics could be edited and judged their tables, and keep its runs', () => {
    const db = libraryBefore(7)
    db.exec(`INSERT INTO run (id, fingerprint, configuration_key) VALUES (3, 'x', '{}')`)
    migrate(db)
    expect(db.prepare('SELECT id FROM run').pluck().all()).toEqual([3])
    db.exec(
      `INSERT INTO topic_edit VALUES (3, 1, 'merge', 0, NULL, NULL, 0);
       INSERT INTO topic_edit_member VALUES (3, 1, 4);
       INSERT INTO spot_check VALUES (3, 0, 40, 3, 5, 1);
       INSERT INTO spot_check_item VALUES (3, 0, 0, 17, 'core');
       INSERT INTO verdict VALUES (3, 0, 17, 'belongs', 1000);
       DELETE FROM run`,
    )
    for (const table of ['topic_edit', 'topic_edit_member', 'spot_check', 'spot_check_item', 'verdict'])
      expect(rowsOf(db, table)).toBe(0)
  })

  it('make sentences that were stored about a topic from its numbers, and keep how the number of topics was chosen', () => {
    const path = join(temporaryFolder(), 'old.cheekbone')
    const old = libraryBefore(12, path)
    old.exec(
      `INSERT INTO run (id, fingerprint, configuration_key) VALUES (2, 'x', '{}');
       INSERT INTO run_topic VALUES (2, 0, 5, 3, NULL, 0, NULL, NULL, 'Topic 0 may follow the folder of its photos.');
       INSERT INTO run_topic_factor VALUES (2, 0, 'folder', 0.5, 0.01, NULL, NULL, 'a', 0.9, 0.1);
       INSERT INTO topic_count VALUES (2, 3, 2, 4, 0.8, 'bic', '3 topics.');
       INSERT INTO topic_sweep VALUES (2, 3, -1.5, 0, 0.75)`,
    )
    old.close()
    const library = openLibrary(path)
    const [{ topic, warning }] = loadFindings(library, 2)!.topics
    expect(suspicionSentence(topic, warning!)).toBe(
      'Topic 0 may follow the folder of its photos: 90\u00a0% of its patches are from “a”, 10\u00a0% of all are; its skin is not unusual in anything measured.',
    )
    expect(loadTopicCount(library, 2)?.sweep).toEqual([
      { topics: 3, score: -1.5, error: 0, stability: 0.75, agreed: null },
    ])
    library.close()
  })

  it('give a library from before trainings were looked at their tables, and keep its runs', () => {
    const db = libraryBefore(9)
    db.exec(`INSERT INTO run (id, fingerprint, configuration_key) VALUES (3, 'x', '{}')`)
    migrate(db)
    expect(db.prepare('SELECT id FROM run').pluck().all()).toEqual([3])
    db.exec(
      `INSERT INTO training_sample VALUES (3, x'00000000');
       INSERT INTO training_moment VALUES (3, 0, 0, NULL, NULL, NULL, x'0000000000000000');
       DELETE FROM run`,
    )
    for (const table of ['training_sample', 'training_moment']) expect(rowsOf(db, table)).toBe(0)
  })

  it('give a library from before runs could be noted room for notes, which go with their run', () => {
    const db = libraryBefore(15)
    db.exec(`INSERT INTO run (id, fingerprint, configuration_key) VALUES (3, 'f', '[]')`)
    migrate(db)
    db.exec(`INSERT INTO run_note VALUES (3, 'Blind to tone.')`)
    expect(() => db.exec(`INSERT INTO run_note VALUES (4, 'Of no run.')`)).toThrow(/FOREIGN KEY/)
    db.exec('DELETE FROM run')
    expect(rowsOf(db, 'run_note')).toBe(0)
  })

  it('give a library from before runs could be named room for names, keep its notes, and let names go with their run', () => {
    const db = libraryBefore(16)
    db.exec(`INSERT INTO run (id, fingerprint, configuration_key) VALUES (3, 'f', '[]')`)
    db.exec(`INSERT INTO run_note VALUES (3, 'Blind to tone.')`)
    migrate(db)
    expect(db.prepare('SELECT note FROM run_note').pluck().all()).toEqual(['Blind to tone.'])
    db.exec(`INSERT INTO run_name VALUES (3, 'Second lamp')`)
    expect(() => db.exec(`INSERT INTO run_name VALUES (4, 'Of no run')`)).toThrow(/FOREIGN KEY/)
    db.exec('DELETE FROM run')
    expect(rowsOf(db, 'run_name')).toBe(0)
  })

  it('give runs of before an index of their patches, and keep their places', () => {
    const db = libraryBefore(17)
    db.exec(
      `INSERT INTO photo (id, path, crop, content_hash, size_bytes, modified_ms, status) VALUES (7, 'a.jpg', 'faces', 'h', 1, 2, 'ready');
       INSERT INTO patch (id, photo_id, region, quad, scale, sharpness) VALUES (8, 7, 'left-cheek', x'00', 1, 1), (9, 7, 'right-cheek', x'00', 1, 1);
       INSERT INTO run (id, fingerprint, configuration_key) VALUES (3, 'f', '[]');
       INSERT INTO run_patch VALUES (3, 0, 9), (3, 1, 8)`,
    )
    migrate(db)
    expect(db.prepare('SELECT patch_id FROM run_patch ORDER BY position').pluck().all()).toEqual([9, 8])
    expect(db.prepare('EXPLAIN QUERY PLAN DELETE FROM run_patch WHERE patch_id = 9').all()).toMatchObject([
      { detail: expect.stringContaining('run_patch_patch') as string },
    ])
    db.exec('DELETE FROM patch WHERE id = 9')
    expect(db.prepare('SELECT position FROM run_patch').pluck().all()).toEqual([1])
  })
})
