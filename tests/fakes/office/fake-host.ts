import { FakeWorkbook } from './fake-workbook.ts';
import { OfficeError } from './office-error.ts';
import { Person } from './person.ts';
import type { ContextHost } from './context-host.ts';
import type { RunOptions } from './request-context.ts';
import { WorkbookContext } from './workbook-proxy.ts';

/** Which Excel is played. */
export interface FakeHostOptions {
  readonly platform?: 'OfficeOnline' | 'PC' | 'Mac';
  /** Highest version of each requirement set: LTSC 2021 is `{ ExcelApi: '1.14' }`. */
  readonly sets?: Readonly<Record<string, string>>;
  /** Whether a request that may wait for cell editing to end does wait, or fails all the same. */
  readonly delaysForCellEdit?: boolean;
}

const CURRENT_SETS = {
  ExcelApi: '1.20',
  SharedRuntime: '1.2',
  DialogApi: '1.2',
  KeyboardShortcuts: '1.1',
  CustomFunctionsRuntime: '1.5',
};

/** An Excel without a screen: its workbook, the person and the co-author in it, and what the add-in may call. */
export class FakeHost implements ContextHost {
  readonly workbook = new FakeWorkbook();
  readonly person = new Person(this.workbook);
  readonly coAuthor = new Person(this.workbook, 'Remote');
  readonly platform: 'OfficeOnline' | 'PC' | 'Mac';
  readonly delaysForCellEdit: boolean;
  /** Requests done. */
  requestCount = 0;
  /** Bytes of the largest request or answer that was refused. */
  largestRefused = 0;
  readonly #sets: Readonly<Record<string, string>>;
  readonly #faults: string[] = [];
  /** Called before each request is done, with how many there were: a place for someone else to act in. */
  onRequest: (requestCount: number) => void = () => undefined;

  constructor({
    platform = 'OfficeOnline',
    sets = CURRENT_SETS,
    delaysForCellEdit = true,
  }: FakeHostOptions = {}) {
    this.platform = platform;
    this.#sets = sets;
    this.delaysForCellEdit = delaysForCellEdit;
  }

  /** `Excel.run`. */
  run = async <Result>(
    ...given:
      | [(context: WorkbookContext) => Promise<Result>]
      | [RunOptions | WorkbookContext, (context: WorkbookContext) => Promise<Result>]
  ): Promise<Result> => {
    const [options, batch] = given.length === 1 ? [{}, given[0]] : given;
    const context = options instanceof WorkbookContext ? options : new WorkbookContext(this, options);
    const result = await batch(context);
    await context.sync();
    return result;
  };

  /** Whether a version of a requirement set is there. */
  supports(set: string, version = '1.1'): boolean {
    const has = this.#sets[set];
    return has !== undefined && compareVersions(has, version) >= 0;
  }

  /** Makes the next requests fail with these codes, in order. */
  failNext(...codes: string[]): void {
    this.#faults.push(...codes);
  }

  async beforeRequest(actionCount: number): Promise<void> {
    if (actionCount === 0) return;
    this.onRequest(this.requestCount);
    const code = this.#faults.shift();
    await Promise.resolve();
    if (code) throw new OfficeError(code, `a fault on purpose: ${code}`);
  }

  /** Resolves once events that were raised have been handled as far as they get without a request of their own. */
  async settle(turns = 50): Promise<void> {
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
  }
}

function compareVersions(a: string, b: string): number {
  const [major = 0, minor = 0] = a.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = b.split('.').map(Number);
  return major - otherMajor || minor - otherMinor;
}
