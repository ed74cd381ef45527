import { basename } from 'node:path';
import { faultText } from '../../../core/domain/ledger-line.ts';
import type { Connector, HistoryPage } from '../connector.ts';
import type { ConnectorHost } from '../connector-host.ts';
import type { JsonPlace } from '../http/json-place.ts';
import { faulty, given, type Outcome } from '../outcome.ts';
import { cursorText, readCursor } from '../paging/cursor-text.ts';
import { recordFault } from '../source-line.ts';
import { readFileDocuments, type FileReading } from './file-documents.ts';
import { isSame, MAX_FILE_BYTES, putAway, seenFiles, wholeFile, type SeenFile } from './folder-files.ts';
import type { FolderSettings } from './folder-settings.ts';

/** A file of which all pages were given; it is put away by the next call, when they are known to be kept. */
interface FinishedFile {
  readonly name: string;
  readonly hash: string;
  readonly isSound: boolean;
}

interface FolderCursor {
  readonly finished: FinishedFile | null;
  /** The file being read, and how many of its documents were given. */
  readonly current: { readonly name: string; readonly hash: string; readonly givenCount: number } | null;
}

const CURSOR_NAME = 'folder/1';
const START: FolderCursor = { finished: null, current: null };

/**
 * Watches a folder: files of any format that `kontera convert` reads become history, in the order of their names. What was
 * read is moved to `processed`, what cannot be read to `failed` with a text that says why.
 */
export function folderConnector(settings: FolderSettings, host: ConnectorHost): Connector {
  const notAble = (what: string) => Promise.resolve(faulty({ code: 'not-able', what }));
  const reader = new FolderReader(settings, host);
  return {
    kind: 'folder',
    abilities: { listing: false, drafts: false },
    async test() {
      const files = await seenFiles(settings.folder);
      if (!files.ok) return files;
      const remarks = [`${files.value.length} files are waiting there.`];
      return given({ system: 'Folder', companyName: settings.folder, dimensions: [], remarks });
    },
    masters: () => Promise.resolve(given({ dimensions: [], suppliers: [] })),
    history: (cursor, documentCount) => reader.page(cursor, documentCount),
    listing: () => notAble('list what is in files that were read'),
    drafts: () => notAble('hold drafts'),
    writeBack: () => notAble('hold drafts'),
  };
}

class FolderReader {
  readonly #settings: FolderSettings;
  readonly #host: ConnectorHost;
  /** The last file read, so that its next page need not read it again. */
  #kept: { readonly hash: string; readonly reading: FileReading } | null = null;

  constructor(settings: FolderSettings, host: ConnectorHost) {
    this.#settings = settings;
    this.#host = host;
  }

  async page(cursorIn: string | null, documentCount: number): Promise<Outcome<HistoryPage>> {
    const cursor = cursorIn === null ? given(START) : readCursor(CURSOR_NAME, cursorIn, readFolderCursor);
    if (!cursor.ok) return cursor;
    const { finished, current } = cursor.value;
    if (finished !== null) await this.#putAway(finished);
    const { folder } = this.#settings;
    const waiting = await this.#settledFiles(current?.name ?? null);
    if (!waiting.ok) return waiting;
    for (const file of waiting.value) {
      if (file.byteCount > MAX_FILE_BYTES) continue;
      const page = await this.#pageOf(file, current, documentCount, waiting.value.length);
      if (page !== null) return given(page);
    }
    const tooLarge = waiting.value.filter(({ byteCount }) => byteCount > MAX_FILE_BYTES);
    return given({
      ...emptyPage(START),
      faults: tooLarge.map(({ name, byteCount }) =>
        recordFault(`${folder}/${name}`, `at most ${MAX_FILE_BYTES} bytes`, `${byteCount}`),
      ),
      isLast: true,
    });
  }

  /** The next documents of a file; null where it cannot be read at the moment. */
  async #pageOf(
    seen: SeenFile,
    current: FolderCursor['current'],
    documentCount: number,
    waitingCount: number,
  ): Promise<HistoryPage | null> {
    const file = await wholeFile(this.#settings.folder, seen.name);
    if (file === null) return null;
    if (this.#kept?.hash !== file.hash)
      this.#kept = { hash: file.hash, reading: readFileDocuments(file, this.#settings.ownIds) };
    const { documents, faults } = this.#kept.reading;
    // A file whose content was replaced in between begins anew.
    const isGoingOn = current?.name === file.name && current.hash === file.hash;
    const givenCount = isGoingOn ? current.givenCount : 0;
    const reached = Math.min(documents.length, givenCount + documentCount);
    const isRead = reached >= documents.length;
    const { name, hash } = file;
    const cursor: FolderCursor = isRead
      ? { finished: { name, hash, isSound: documents.length > 0 }, current: null }
      : { finished: null, current: { name, hash, givenCount: reached } };
    return {
      ...emptyPage(cursor),
      documents: documents.slice(givenCount, reached),
      faults: isRead ? faults : [],
      isLast: isRead && waitingCount === 1,
      upTo: new Date(file.changedMs).toISOString(),
    };
  }

  /** Files that did not change while they were waited for; the one being read comes first. */
  async #settledFiles(first: string | null): Promise<Outcome<readonly SeenFile[]>> {
    const { folder, settleMs } = this.#settings;
    const before = await seenFiles(folder);
    if (!before.ok || before.value.length === 0) return before;
    await this.#host.sleep(settleMs, this.#host.signal);
    if (this.#host.signal.aborted) return faulty({ code: 'stopped' });
    const after = await seenFiles(folder);
    if (!after.ok) return after;
    const settled = after.value.filter((file) => before.value.some((one) => isSame(one, file)));
    return given([
      ...settled.filter(({ name }) => name === first),
      ...settled.filter(({ name }) => name !== first),
    ]);
  }

  async #putAway({ name, hash, isSound }: FinishedFile): Promise<void> {
    const { folder, ownIds } = this.#settings;
    const file = isSound ? null : await wholeFile(folder, name);
    const faults = file === null ? [] : readFileDocuments(file, ownIds).faults;
    const note = faults.map((fault) => `${faultText(fault)}\n`).join('');
    await putAway(folder, { name, hash }, isSound ? 'processed' : 'failed', note);
  }
}

function emptyPage(cursor: FolderCursor): HistoryPage {
  return {
    documents: [],
    withdrawn: [],
    faults: [],
    cursor: cursorText(CURSOR_NAME, cursor),
    isLast: false,
    upTo: null,
  };
}

function readFolderCursor(place: JsonPlace): FolderCursor {
  const finished = place.at('finished');
  const current = place.at('current');
  return {
    finished: finished.isNothing ? null : { ...readName(finished), isSound: finished.at('isSound').flag() },
    current: current.isNothing
      ? null
      : { ...readName(current), givenCount: current.at('givenCount').integer() },
  };
}

/** A cursor names files of the folder only. */
function readName(place: JsonPlace): { readonly name: string; readonly hash: string } {
  const name = place.at('name').text();
  if (name === '' || name === '..' || basename(name) !== name) place.at('name').fail('the name of a file');
  return { name, hash: place.at('hash').text() };
}
