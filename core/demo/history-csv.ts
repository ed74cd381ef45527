import { writeHistoryCsv } from '../formats/history/write-history.ts';
import type { DemoCompany } from './demo-company.ts';

/** The posted months as the text of a history file, UTF-8, comma between; mistakes are in it as they were posted. */
export function demoHistoryCsv(company: DemoCompany): string {
  return [...writeHistoryCsv(company.history)].join('');
}
