import type { ReasonTexts } from '../reason-texts.ts'

/** Of folders, libraries and files that are written. */
export const fileReasons = {
  folderMissing: { sentence: '{folder} 处没有文件夹。', hint: '请检查照片文件夹的路径。' },
  folderNotOpened: { sentence: '无法打开文件夹 {folder}。{why}', hint: '请选择另一个文件夹。' },
  folderNotWritable: { sentence: '无法创建或写入文件夹 {folder}。', hint: '请选择一个可以写入的位置。' },
  notAFolder: { sentence: '{folder} 不是文件夹。' },
  pathNotWhole: { sentence: '需要从磁盘根目录开始的完整路径。' },
  pathOutsideRoots: {
    sentence: '{path} 不在此处允许使用的文件夹内。',
    hint: '如要允许，请用 --root 加上该文件夹来启动网页服务。',
  },
  writtenIntoPhotos: {
    sentence: '库或结果会写入照片文件夹，而照片文件夹只供读取。',
    hint: '请选择 {folder} 以外的位置。',
  },
  fileNotOrdinary: { sentence: '{file} 不是普通文件。', hint: '请换一个文件名。' },
  fileNotWritable: {
    sentence: '无法写入文件 {file}。',
    hint: '请检查其文件夹是否存在、能否写入、空间是否足够，以及是否有程序正打开该文件。',
  },
  featuresTooLarge: {
    sentence: '本次运行的特征太大，一个文件放不下。',
    hint: '请改为写入文件夹：cheekbone export {library} --npy FOLDER',
  },
  drawnFacesForeign: {
    sentence: '{folder} 中有 {count} 张不属于这次合成的人脸。',
    hint: '请使用空文件夹，或先移走以前的人脸。',
  },
  diskFull: {
    sentence: '{path} 所在的磁盘已满。',
    hint: '请腾出一些空间，再执行同样的操作：已完成的部分会保留。',
  },
  libraryUnknown: { sentence: '这里没有打开过这个库。', hint: '请重新打开库文件或照片文件夹。' },
  libraryMissing: { sentence: '{path} 处还没有库。', hint: '请检查路径，或先分析一个照片文件夹。' },
  libraryInUse: { sentence: '{path} 正由另一个程序使用。', hint: '请等它结束或将它关闭，然后重试。' },
  libraryNewer: {
    sentence: '{path} 由更新版本的 Cheekbone 创建。',
    hint: '请更新 Cheekbone，或使用另一个库文件。该文件未被改动。',
  },
  libraryOfOtherFolder: {
    sentence: '{library} 属于文件夹 {folder}。',
    hint: '请为这个文件夹使用另一个库文件。',
  },
  libraryNotOpened: { sentence: '无法打开 {path}：{message}', hint: '请检查其文件夹是否存在、能否写入。' },
  libraryNotWritable: {
    sentence: '无法打开或写入 {path}（{code}）。',
    hint: '请检查其文件夹是否存在、能否写入，或把库放在别处。',
  },
  libraryDamaged: {
    sentence: '{path} 已损坏：文件有缺失或被改动。',
    hint: '请使用以前的副本，或新建一个库；照片不受影响。',
  },
  libraryFailed: {
    sentence: '无法读取或写入 {path}：{message}（{code}）。',
    hint: '请检查磁盘和文件夹的权限；该文件的副本可以在别处打开。',
  },
  notALibrary: { sentence: '{path} 不是 Cheekbone 的库。', hint: '请选择另一个文件名。该文件未被改动。' },
  libraryIsFolder: {
    sentence: '{path} 是文件夹，不是库。',
    hint: '库是一个文件：请写出文件名，例如该文件夹中的 faces.cheekbone。',
  },
  libraryIsEmptyFile: {
    sentence: '{path} 是空文件，不是库。',
    hint: '请选择另一个文件，或照片文件夹。该文件未被改动。',
  },
} satisfies ReasonTexts
