import type { OpenedJournal, SaveForm } from '../../worker/messages.ts';
import type { FilePlace } from './file-place.ts';

const NAME = /^(.*?)(?:\.coded)?(\.[a-z]+(?:\.gz)?)?$/is;

/**
 * In which form a journal goes into a file: a workbook stays one, CSV stays CSV in a file of that name and else becomes a
 * workbook, in which leading zeros are safe. Null where the file's name says another form than we write.
 */
export function formFor({ sheet }: OpenedJournal, { name }: Pick<FilePlace, 'name'>): SaveForm | null {
  if (/\.xls[xm]$/i.test(name)) return 'workbook';
  return sheet === null && /\.csv$/i.test(name) ? 'as-opened' : null;
}

/** What a copy is called: `april.coded.xlsx`. */
export function copyName({ name, sheet }: OpenedJournal): string {
  const [, base = name, ending = ''] = NAME.exec(name) ?? [];
  return `${base}.coded${sheet !== null && ending !== '' ? ending : '.xlsx'}`;
}
