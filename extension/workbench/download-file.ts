import type { SavedFile } from '../controllers/workbench-state.ts';

/** Hands a file to the person as the browser does with downloads. */
export function downloadFile({ name, bytes }: SavedFile): void {
  const url = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the bytes once it has begun; a task later it has.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
