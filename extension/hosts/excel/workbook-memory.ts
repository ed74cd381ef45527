import { jsonValue } from '../../../core/contracts/json-value.ts';
import type { HeaderMeanings, WorkbookMemory } from '../host.ts';
import type { ExcelSession } from './excel-calls.ts';

const SETTING = 'kontera';
const NOTHING: WorkbookMemory = { companyId: null, meanings: {} };
/** More journals and columns than a workbook has; what is beyond is left out. */
const MAX_JOURNALS = 50;
const MAX_HEADERS = 500;

/** Reads what the workbook remembers; another program's or a person's changes to it are checked, not trusted. */
export async function readMemory({ request }: ExcelSession): Promise<WorkbookMemory> {
  const value = await request(({ workbook }) => {
    const setting = workbook.settings.getItemOrNullObject(SETTING).load('value');
    return (): unknown => (setting.isNullObject ? null : setting.value);
  });
  return parseMemory(value);
}

/** Writes what the workbook is to remember. */
export async function writeMemory({ request }: ExcelSession, memory: WorkbookMemory): Promise<null> {
  const value = JSON.stringify(memory);
  return request(({ workbook }) => {
    workbook.settings.add(SETTING, value);
    return () => null;
  });
}

/** A memory from the text of a setting; what is no memory is none. */
export function parseMemory(value: unknown): WorkbookMemory {
  const parsed = typeof value === 'string' ? jsonValue(value) : value;
  if (!isRecord(parsed)) return NOTHING;
  const { companyId, meanings } = parsed;
  return {
    companyId: typeof companyId === 'string' ? companyId : null,
    meanings: isRecord(meanings) ? entriesOf(meanings, MAX_JOURNALS, headerMeanings) : {},
  };
}

function headerMeanings(value: unknown): HeaderMeanings | null {
  if (!isRecord(value)) return null;
  return entriesOf(value, MAX_HEADERS, (meaning) => (typeof meaning === 'string' ? meaning : null));
}

/** Own entries only, and none that is a name of every object. */
function entriesOf<Value>(
  record: Record<string, unknown>,
  limit: number,
  parse: (value: unknown) => Value | null,
): Record<string, Value> {
  const entries = Object.entries(record)
    .slice(0, limit)
    .flatMap(([key, value]) => {
      const parsed = key === '__proto__' ? null : parse(value);
      return parsed === null ? [] : [[key, parsed] as const];
    });
  return Object.fromEntries(entries);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
