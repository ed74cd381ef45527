import type { FilePlace } from '../controllers/saving/file-place.ts';
import type { FileContent } from '../controllers/saving/opened-files.ts';
import { DiskFile } from './disk-file.ts';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const JOURNAL_TYPES = { [WORKBOOK]: ['.xlsx', '.xlsm'], 'text/csv': ['.csv'] };
const PICKER_ID = 'journal';

/** Whether the browser lets a page write a file that the person picked. */
export function canWriteFiles(): boolean {
  return window.showOpenFilePicker !== undefined && window.showSaveFilePicker !== undefined;
}

/** Lets the person pick the journal; null where she picks none. */
export async function pickJournal(): Promise<FileContent | null> {
  const handles = await unlessDismissed(
    window.showOpenFilePicker?.({ id: PICKER_ID, types: [{ accept: JOURNAL_TYPES }] }),
  );
  const [handle] = handles ?? [];
  return handle ? contentOf(await handle.getFile(), handle) : null;
}

/** A file as it is handed to the workbench; with `handle` it can be written again. */
export async function contentOf(file: File, handle: FileSystemHandle | null): Promise<FileContent> {
  const place = handle instanceof FileSystemFileHandle ? new DiskFile(handle, file) : undefined;
  return { name: file.name, bytes: await file.arrayBuffer(), place };
}

/** Lets the person choose where a copy goes; `none` where the browser cannot ask. */
export async function choosePlace(name: string): Promise<FilePlace | null | 'none'> {
  if (!window.showSaveFilePicker) return 'none';
  const ending = /\.[a-z]+$/i.exec(name)?.[0] ?? '.xlsx';
  const types = [{ accept: { [WORKBOOK]: [ending] } }];
  const handle = await unlessDismissed(
    window.showSaveFilePicker({ id: PICKER_ID, suggestedName: name, types }),
  );
  return handle ? new DiskFile(handle, null) : null;
}

async function unlessDismissed<Picked>(picking: Promise<Picked> | undefined): Promise<Picked | null> {
  try {
    return (await picking) ?? null;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}
