import type { ReasonTexts } from '../reason-texts.ts'

/** Of photos, their pictures, and tables of labels. */
export const photoReasons = {
  noPictures: {
    sentence: '这个文件夹中没有图片。',
    hint: '请选择含有 JPEG、PNG、WebP、AVIF、TIFF 或 GIF 文件的文件夹；其下的文件夹也会查找。',
  },
  pictureEmpty: { sentence: '文件为空。' },
  pictureChannels: { sentence: '图片有 {channels} 个颜色通道，而不是三个。' },
  heic: { sentence: '尚不支持读取 HEIC，请转换为 JPEG。' },
  notAPicture: {
    sentence: '文件不是可读取的图片格式。',
    hint: '可以读取 JPEG、PNG、WebP、AVIF、TIFF 和 GIF。请检查文件是否只是改过名字。',
  },
  pictureTooSlow: { sentence: '图片解压用时过长。', hint: '请用图片程序打开，然后重新保存。' },
  pictureTooLarge: { sentence: '图片超过 {megapixels} 百万像素。' },
  pictureCutShort: {
    sentence: '图片不完整：文件在图片结束之前就结束了。',
    hint: '请从原来的位置重新复制该文件。',
  },
  pictureDamaged: { sentence: '图片已损坏，无法解码（{message}）。' },
  pictureGone: { sentence: '这张图片已不存在。', hint: '请重新查看照片文件夹，使库保持最新。' },
  photoNotShown: { sentence: '无法显示照片 {photo}。{why}', hint: '请把它放回原来的文件夹。' },
  patchGone: {
    sentence: '这个小块已不在库中。',
    hint: '它的照片在运行之后被替换；再次运行即可看到新的小块。',
  },
  patchNotKept: {
    sentence: '无法保留这个小块：它已不存在，或根本无法裁取。',
    hint: '请重新查看照片文件夹，使库保持最新。',
  },
  labelsGone: { sentence: '这些标签已不在库中。', hint: '请重新打开本次运行，查看现有的标签。' },
  labelsNotReadable: {
    sentence: '无法读取标签文件 {source}。',
    hint: '请使用含有照片列的 CSV 文件，或填 folder，以文件夹名作为标签。',
  },
  labelsFitNoPhoto: {
    sentence: '{source} 中没有这个文件夹里任何照片的标签。',
    hint: '第一行是各列的名称；其中一列（现为 {column}）须是照片的路径或文件名。',
  },
  labelsAreArchive: {
    sentence: '标签文件是工作簿或压缩文件。',
    hint: '请在电子表格中将它另存为 CSV（UTF-8），再使用该文件。',
  },
  labelsAreNoText: {
    sentence: '标签文件不是文本。',
    hint: '请在电子表格中将它另存为 CSV（UTF-8），再使用该文件。',
  },
  noFolderLabels: {
    sentence: '没有照片位于单独的文件夹中，因此无法以文件夹名作为标签。',
    hint: '请在照片文件夹内把照片分到各个文件夹，或使用 CSV 文件。',
  },
  csvEmpty: { sentence: '表格是空的：没有标题行。', hint: '请在电子表格中重新另存为 CSV（UTF-8）。' },
  csvQuoteOpen: {
    sentence: '表格第 {line} 行的引号没有闭合。',
    hint: '请在电子表格中重新另存为 CSV（UTF-8）。',
  },
  csvRowTooLong: {
    sentence: '表格第 {line} 行有 {cells} 格，而标题行只有 {columns} 格。',
    hint: '请在电子表格中重新另存为 CSV（UTF-8）。',
  },
} satisfies ReasonTexts
