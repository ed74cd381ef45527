import type { FileContent } from '../controllers/saving/opened-files.ts';
import { texts } from '../texts/texts.ts';

/** The demo company's two files. */
export interface DemoFiles {
  readonly journal: FileContent;
  readonly history: FileContent;
}

const JOURNAL = { path: 'demo/journal.xlsx', name: 'demo-journal.xlsx' };
const HISTORY = { path: 'demo/history.csv.gz', name: 'demo-history.csv.gz' };

/** Fetches the demo company from the page's own server; where it is not there, says so in a sentence. */
export async function fetchDemo(get: typeof fetch): Promise<DemoFiles | string> {
  const [journal, history] = await Promise.all(
    [JOURNAL, HISTORY].map(({ path, name }) => fetchFile(get, path, name)),
  );
  if (typeof journal === 'string') return journal;
  if (typeof history === 'string') return history;
  if (!journal || !history) throw new Error('two files were asked for');
  return { journal, history };
}

async function fetchFile(get: typeof fetch, path: string, name: string): Promise<FileContent | string> {
  const response = await get(path);
  if (!response.ok) return texts.broken.demo({ path, status: String(response.status) });
  return { name, bytes: await response.arrayBuffer() };
}
