import { describe, expect, it } from 'vitest'
import { migrate } from '../../src/engine/store/open-library.ts'
import { resolveRunConfig, settingText } from '../../src/shared/run-config.ts'
import { libraryBefore, rowsOf } from './old-library.ts'

describe('migrations of photos, faces and patches', () => {
  it('give a library from before photo looks and descriptors their tables, and keep its photos', () => {
    const db = libraryBefore(2)
    db.exec(
      `INSERT INTO photo (id, path, crop, size_bytes, modified_ms, status) VALUES (7, 'a.jpg', 'faces', 1, 2, 'ready')`,
    )
    migrate(db)
    expect(db.prepare('SELECT path FROM photo').pluck().all()).toEqual(['a.jpg'])
    db.prepare('INSERT INTO photo_look (photo_id, hash) VALUES (7, ?)').run(Buffer.alloc(8))
    db.exec('DELETE FROM photo')
    expect(rowsOf(db, 'photo_look')).toBe(0)
  })

  it('give a library from before cameras and light were read their tables, and keep its faces', () => {
    const db = libraryBefore(4)
    db.exec(
      `INSERT INTO photo (id, path, crop, size_bytes, modified_ms, status) VALUES (7, 'a.jpg', 'faces', 1, 2, 'ready');
       INSERT INTO face VALUES (3, 7, 0, 1, 2, 3, 4, 0.9, x'00', 0, 0, 0, 60, 1, 1, 2, 2)`,
    )
    migrate(db)
    expect(rowsOf(db, 'photo_origin')).toBe(0)
    db.exec(
      `INSERT INTO photo_origin VALUES (7, 'Canon', NULL, NULL, 90);
       INSERT INTO face_light VALUES (3, 'eyes', 0.5, 0.4, 0.3)`,
    )
    db.exec('DELETE FROM photo')
    expect(rowsOf(db, 'photo_origin')).toBe(0)
    expect(rowsOf(db, 'face_light')).toBe(0)
  })

  it('give photos and runs from before regions and gates could be chosen those that they had', () => {
    const db = libraryBefore(8)
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

  it('give a library from before labels were kept their tables, and keep its photos', () => {
    const db = libraryBefore(10)
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
    expect(rowsOf(db, 'photo_label')).toBe(0)
  })

  it('give photos from before face parsers none, and keep their faces', () => {
    const db = libraryBefore(11)
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
    expect(rowsOf(db, 'face_parsing')).toBe(0)
  })

  it('give a library from before patches could be kept by hand a table of them, and keep its patches', () => {
    const db = libraryBefore(14)
    db.exec(
      `INSERT INTO photo (id, path, crop, content_hash, size_bytes, modified_ms, status, regions, patches_per_region, gates)
         VALUES (7, 'a.jpg', 'faces', 'h', 1, 2, 'ready', 'left-cheek', 1, '{}');
       INSERT INTO patch (id, photo_id, region, quad, scale, sharpness, rejected) VALUES (9, 7, 'left-cheek', x'00', 1, 1, 'blurred')`,
    )
    migrate(db)
    expect(db.prepare('SELECT rejected FROM patch').pluck().get()).toBe('blurred')
    db.exec(`INSERT INTO kept_patch VALUES ('h', 0, 'left-cheek', 0)`)
  })

  it('forget what was measured of foreheads, chins and noses before their dark grain was, and keep their verdicts', () => {
    const db = libraryBefore(13)
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
})
