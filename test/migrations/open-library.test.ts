import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { first } from '../../src/engine/store/migrations/001-first.ts'
import { latestVersion, migrations } from '../../src/engine/store/migrations/all.ts'
import {
  migrate,
  openLibrary,
  openLibraryReadOnly,
  userVersion,
} from '../../src/engine/store/open-library.ts'
import { loadTopicCount } from '../../src/engine/store/topic-count.ts'
import { loadFindings } from '../../src/engine/store/topic-findings.ts'
import { resolveRunConfig, settingText } from '../../src/shared/run-config.ts'
import { suspicionSentence } from '../../src/shared/topic-suspicion.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

describe('opening a library', () => {
  it('makes a new one at the latest version, folders included', () => {
    const path = join(temporaryFolder(), 'new', 'deep', 'a.cheekbone')
    const library = openLibrary(path)
    expect(userVersion(library.db)).toBe(latestVersion)
    library.close()
    const again = openLibrary(path)
    expect(userVersion(again.db)).toBe(latestVersion)
    again.close()
  })

  it('brings an older one up to date also for those who only read', () => {
    const path = join(temporaryFolder(), 'a.cheekbone')
    const db = new Database(path)
    migrate(db, [first])
    db.close()
    const library = openLibraryReadOnly(path)
    expect(userVersion(library.db)).toBe(latestVersion)
    expect(() => library.db.exec('DELETE FROM photo')).toThrow('readonly')
    library.close()
  })

  it('refuses a file from the future and leaves it byte for byte', () => {
    const path = join(temporaryFolder(), 'a.cheekbone')
    openLibrary(path).close()
    const db = new Database(path)
    db.pragma(`user_version = ${latestVersion + 1}`)
    db.pragma('journal_mode = DELETE')
    db.close()
    const before = readFileSync(path)
    expect(() => openLibrary(path)).toThrow(expect.objectContaining({ code: 'newer-library' }))
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it("refuses another program's database and leaves no lock beside it", () => {
    const path = join(temporaryFolder(), 'other.db')
    const db = new Database(path)
    db.exec('CREATE TABLE theirs (x)')
    db.close()
    const before = readFileSync(path)
    expect(() => openLibrary(path)).toThrow(expect.objectContaining({ code: 'foreign-database' }))
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(existsSync(`${path}-lock`)).toBe(false)
  })

  it('refuses a file that is no database at all', () => {
    const path = join(temporaryFolder(), 'notes.txt')
    writeFileSync(
      path,
      'These are my notes, and they are longer than a header of a database would be. '.repeat(20),
    )
    expect(() => openLibrary(path)).toThrow(expect.objectContaining({ code: 'foreign-database' }))
  })

  it('lets one writer in at a time, and readers beside it', () => {
    const path = join(temporaryFolder(), 'a.cheekbone')
    const writer = openLibrary(path)
    expect(() => openLibrary(path)).toThrow(expect.objectContaining({ code: 'library-locked' }))
    const reader = openLibraryReadOnly(path)
    expect(() => reader.db.exec('DELETE FROM photo')).toThrow(/readonly/)
    reader.close()
    writer.close()
    openLibrary(path).close()
  })

  it('holds no lock on a library that could not be brought up to date', () => {
    const path = join(temporaryFolder(), 'a.cheekbone')
    const db = new Database(path)
    migrate(db, [first])
    db.exec('CREATE TABLE photo_look (theirs)')
    db.close()
    for (const attempt of ['first', 'second'])
      expect(() => openLibrary(path), attempt).toThrow(/already exists/)
  })

  it('says so when there is nothing to read', () => {
    expect(() => openLibraryReadOnly(join(temporaryFolder(), 'none.cheekbone'))).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    )
  })
})

describe('migrations', () => {
  it('are numbered from 1 without gaps', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1))
  })

  it('give a library from before photo looks and descriptors their tables, and keep its photos', () => {
    const db = new Database(':memory:')
    db.pragma('foreign_keys = ON')
    migrate(db, [first])
    db.exec(
      `INSERT INTO photo (id, path, crop, size_bytes, modified_ms, status) VALUES (7, 'a.jpg', 'faces', 1, 2, 'ready')`,
    )
    migrate(db)
    expect(db.prepare('SELECT path FROM photo').pluck().all()).toEqual(['a.jpg'])
    db.prepare('INSERT INTO photo_look (photo_id, hash) VALUES (7, ?)').run(Buffer.alloc(8))
    db.exec('DELETE FROM photo')
    expect(db.prepare('SELECT count(*) FROM photo_look').pluck().get()).toBe(0)
  })

  it('give a library from before cameras and light were read their tables, and keep its faces', () => {
    const db = new Database(':memory:')
    db.pragma('foreign_keys = ON')
    migrate(
      db,
      migrations.filter(({ version }) => version < 4),
    )
    db.exec(
      `INSERT INTO photo (id, path, crop, size_bytes, modified_ms, status) VALUES (7, 'a.jpg', 'faces', 1, 2, 'ready');
       INSERT INTO face VALUES (3, 7, 0, 1, 2, 3, 4, 0.9, x'00', 0, 0, 0, 60, 1, 1, 2, 2)`,
    )
    migrate(db)
    expect(db.prepare('SELECT count(*) FROM photo_origin').pluck().get()).toBe(0)
    db.exec(
      `INSERT INTO photo_origin VALUES (7, 'Canon', NULL, NULL, 90);
       INSERT INTO face_light VALUES (3, 'eyes', 0.5, 0.4, 0.3)`,
    )
    db.exec('DELETE FROM photo')
    expect(db.prepare('SELECT count(*) FROM photo_origin').pluck().get()).toBe(0)
    expect(db.prepare('SELECT count(*) FROM face_light').pluck().get()).toBe(0)
  })

  it('give a library from before topics were held against photos their tables, and keep its runs', () => {
    const db = new Database(':memory:')
    db.pragma('foreign_keys = ON')
    migrate(
      db,
      migrations.filter(({ version }) => version < 5),
    )
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
      expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0)
  })

  it('give runs from before topics were found in other ways the setting that says how theirs were', () => {
    const db = new Database(':memory:')
    db.pragma('foreign_keys = ON')
    migrate(
      db,
      migrations.filter(({ version }) => version < 6),
    )
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
    expect(db.prepare('SELECT count(*) FROM topic_sweep').pluck().get()).toBe(0)
  })

  it('give a library from before topics could be edited and judged their tables, and keep its runs', () => {
    const db = new Database(':memory:')
    db.pragma('foreign_keys = ON')
    migrate(
      db,
      migrations.filter(({ version }) => version < 7),
    )
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
      expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0)
  })

  it('give photos and runs from before regions and gates could be chosen those that they had', () => {
    const db = new Database(':memory:')
    db.pragma('foreign_keys = ON')
    migrate(
      db,
      migrations.filter(({ version }) => version < 8),
    )
    const key = (config: object): string =>
      JSON.stringify(Object.entries(config).sort(([a], [b]) => (a < b ? -1 : 1)))
    const { regions, patchesPerRegion, gates, ...before } = resolveRunConfig({ seed: 5 })
    db.prepare('INSERT INTO run (id, fingerprint, configuration_key) VALUES (6, ?, ?)').run('f', key(before))
    db.exec(
      `INSERT INTO photo (id, path, crop, content_hash, size_bytes, modified_ms, status) VALUES (7, 'a.jpg', 'faces', 'h', 1, 2, 'ready');
       INSERT INTO patch (id, photo_id, region, quad, scale, sharpness) VALUES (9, 7, 'left-cheek', x'00', 1, 1)`,
    )
    migrate(db)
    expect(db.prepare('SELECT configuration_key FROM run').pluck().get()).toBe(
      key({ ...before, regions, patchesPerRegion, gates }),
    )
    expect(db.prepare('SELECT name, value FROM run_setting ORDER BY name').all()).toEqual(
      Object.entries({ gates, patchesPerRegion, regions }).map(([name, value]) => ({
        name,
        value: settingText(value),
      })),
    )
    expect(db.prepare('SELECT regions, patches_per_region AS squares, gates FROM photo').get()).toEqual({
      regions: 'left-cheek,right-cheek',
      squares: 1,
      gates: '{}',
    })
    expect(db.prepare('SELECT square FROM patch').pluck().get()).toBe(0)
  })

  it('make sentences that were stored about a topic from its numbers, and keep how the number of topics was chosen', () => {
    const path = join(temporaryFolder(), 'old.cheekbone')
    const old = new Database(path)
    migrate(
      old,
      migrations.filter(({ version }) => version < 12),
    )
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

  it('give a library from before labels were kept their tables, and keep its photos', () => {
    const db = new Database(':memory:')
    db.pragma('foreign_keys = ON')
    migrate(
      db,
      migrations.filter(({ version }) => version < 10),
    )
    db.exec(
      `INSERT INTO photo (id, path, crop, size_bytes, modified_ms, status, regions, patches_per_region, gates)
         VALUES (7, 'a.jpg', 'faces', 1, 2, 'ready', 'left-cheek', 1, '{}')`,
    )
    migrate(db)
    expect(db.prepare('SELECT path FROM photo').pluck().all()).toEqual(['a.jpg'])
    db.exec(
      `INSERT INTO label_column VALUES (0, 'age', 'number');
       INSERT INTO photo_label VALUES (0, 7, '31');
       DELETE FROM photo`,
    )
    expect(db.prepare('SELECT count(*) FROM photo_label').pluck().get()).toBe(0)
  })

  it('give a library from before trainings were looked at their tables, and keep its runs', () => {
    const db = new Database(':memory:')
    db.pragma('foreign_keys = ON')
    migrate(
      db,
      migrations.filter(({ version }) => version < 9),
    )
    db.exec(`INSERT INTO run (id, fingerprint, configuration_key) VALUES (3, 'x', '{}')`)
    migrate(db)
    expect(db.prepare('SELECT id FROM run').pluck().all()).toEqual([3])
    db.exec(
      `INSERT INTO training_sample VALUES (3, x'00000000');
       INSERT INTO training_moment VALUES (3, 0, 0, NULL, NULL, NULL, x'0000000000000000');
       DELETE FROM run`,
    )
    for (const table of ['training_sample', 'training_moment'])
      expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0)
  })

  it('give photos from before face parsers none, and keep their faces', () => {
    const db = new Database(':memory:')
    db.pragma('foreign_keys = ON')
    migrate(
      db,
      migrations.filter(({ version }) => version < 11),
    )
    db.exec(
      `INSERT INTO photo (id, path, crop, content_hash, size_bytes, modified_ms, status) VALUES (7, 'a.jpg', 'faces', 'h', 1, 2, 'ready');
       INSERT INTO face (id, photo_id, position, box_x, box_y, box_width, box_height, score, mesh, yaw, pitch, roll, eye_distance_px,
         left_eye_x, left_eye_y, right_eye_x, right_eye_y) VALUES (8, 7, 0, 1, 1, 1, 1, 1, x'00', 0, 0, 0, 1, 1, 1, 1, 1)`,
    )
    migrate(db)
    expect(db.prepare('SELECT face_parser FROM photo').pluck().get()).toBe('')
    db.exec(
      `INSERT INTO face_parsing VALUES (8, 1, 1, 1, 0, 1, x'00');
       DELETE FROM photo`,
    )
    expect(db.prepare('SELECT count(*) FROM face_parsing').pluck().get()).toBe(0)
  })

  it('give a library from before patches could be kept by hand a table of them, and keep its patches', () => {
    const db = new Database(':memory:')
    migrate(
      db,
      migrations.filter(({ version }) => version < 14),
    )
    db.exec(
      `INSERT INTO photo (id, path, crop, content_hash, size_bytes, modified_ms, status, regions, patches_per_region, gates)
         VALUES (7, 'a.jpg', 'faces', 'h', 1, 2, 'ready', 'left-cheek', 1, '{}');
       INSERT INTO patch (id, photo_id, region, quad, scale, sharpness, rejected) VALUES (9, 7, 'left-cheek', x'00', 1, 1, 'blurred')`,
    )
    migrate(db)
    expect(db.prepare('SELECT rejected FROM patch').pluck().get()).toBe('blurred')
    db.exec(`INSERT INTO kept_patch VALUES ('h', 0, 'left-cheek', 0)`)
  })

  it('give a library from before runs could be noted room for notes, which go with their run', () => {
    const db = new Database(':memory:')
    db.pragma('foreign_keys = ON')
    migrate(
      db,
      migrations.filter(({ version }) => version < 15),
    )
    db.exec(`INSERT INTO run (id, fingerprint, configuration_key) VALUES (3, 'f', '[]')`)
    migrate(db)
    db.exec(`INSERT INTO run_note VALUES (3, 'Blind to tone.')`)
    expect(() => db.exec(`INSERT INTO run_note VALUES (4, 'Of no run.')`)).toThrow(/FOREIGN KEY/)
    db.exec('DELETE FROM run')
    expect(db.prepare('SELECT count(*) FROM run_note').pluck().get()).toBe(0)
  })

  it('give a library from before runs could be named room for names, keep its notes, and let names go with their run', () => {
    const db = new Database(':memory:')
    db.pragma('foreign_keys = ON')
    migrate(
      db,
      migrations.filter(({ version }) => version < 16),
    )
    db.exec(`INSERT INTO run (id, fingerprint, configuration_key) VALUES (3, 'f', '[]')`)
    db.exec(`INSERT INTO run_note VALUES (3, 'Blind to tone.')`)
    migrate(db)
    expect(db.prepare('SELECT note FROM run_note').pluck().all()).toEqual(['Blind to tone.'])
    db.exec(`INSERT INTO run_name VALUES (3, 'Second lamp')`)
    expect(() => db.exec(`INSERT INTO run_name VALUES (4, 'Of no run')`)).toThrow(/FOREIGN KEY/)
    db.exec('DELETE FROM run')
    expect(db.prepare('SELECT count(*) FROM run_name').pluck().get()).toBe(0)
  })

  it('forget what was measured of foreheads, chins and noses before their dark grain was, and keep their verdicts', () => {
    const db = new Database(':memory:')
    db.pragma('foreign_keys = ON')
    migrate(
      db,
      migrations.filter(({ version }) => version < 13),
    )
    db.exec(
      `INSERT INTO photo (id, path, crop, content_hash, size_bytes, modified_ms, status) VALUES (7, 'a.jpg', 'faces', 'h', 1, 2, 'ready');
       INSERT INTO patch (id, photo_id, region, quad, scale, sharpness, rejected) VALUES
         (8, 7, 'left-cheek', x'00', 1, 1, NULL), (9, 7, 'forehead', x'00', 1, 1, 'covered');
       INSERT INTO patch_circumstance (patch_id, reaches_outside, side_px, relief) VALUES (8, 0, 40, 1), (9, 0, 40, 2.6)`,
    )
    migrate(db)
    expect(db.prepare('SELECT patch_id FROM patch_circumstance').pluck().all()).toEqual([8])
    expect(db.prepare('SELECT rejected FROM patch ORDER BY id').pluck().all()).toEqual([null, 'covered'])
  })

  it('take back a step that fails, version and all', () => {
    const db = new Database(':memory:')
    migrate(db)
    const broken = {
      version: latestVersion + 1,
      name: 'broken',
      sql: 'CREATE TABLE half (x); CREATE TABLE half (x);',
    }
    expect(() => migrate(db, [...migrations, broken])).toThrow(/half/)
    expect(userVersion(db)).toBe(latestVersion)
    expect(db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'half'`).pluck().get()).toBe(0)
  })
})
