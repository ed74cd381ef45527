import { join } from 'node:path';
import { DEMO_SEED, demoCompany } from '../core/demo/demo-company.ts';
import { demoHistoryCsv } from '../core/demo/history-csv.ts';
import { demoJournalWorkbook } from '../core/demo/journal-workbook.ts';
import { refused, type Command } from './command.ts';
import { counted } from './figures.ts';
import { announced } from './follow.ts';
import { FORCE_OPTION, refusalToWrite, writeOutput } from './output-option.ts';

const DEFAULT_FOLDER = 'kontera-demo';
const MAX_SEED = 2 ** 31 - 1;

/** Writes the files of an invented company, to try the other commands on. */
export const DEMO: Command = {
  name: 'demo',
  summary: "writes an invented company's history and an uncoded journal, to try Kontera on",
  positionals: [],
  options: [
    {
      name: 'out',
      value: { kind: 'text', placeholder: 'DIR' },
      help: `the folder to write to (default ${DEFAULT_FOLDER})`,
    },
    {
      name: 'seed',
      value: { kind: 'whole', placeholder: 'N', min: 0, max: MAX_SEED },
      help: `another company for another number (default ${DEMO_SEED})`,
    },
    FORCE_OPTION,
  ],
  description: [
    'Writes two years of posted purchase lines as a history file, and the month after them as a journal workbook whose',
    'coding cells are mostly blank. The company, its suppliers and its postings are invented.',
  ].join('\n'),
  example: 'kontera demo --out demo && kontera code demo/demo-journal.xlsx --history demo/demo-history.csv',
  async run(given, host) {
    const folder = given.text('out') ?? DEFAULT_FOLDER;
    const trouble = host.files.makeFolder(folder);
    if (trouble !== null) return refused(`cannot write to ${folder}: ${trouble}`);
    const seed = given.number('seed', DEMO_SEED);
    const company = await announced('inventing a company', () => demoCompany(seed), host);
    const historyPath = join(folder, company.history.file);
    const journalPath = join(folder, company.journal.file);
    const obstacle = refusalToWrite(historyPath, given, host) ?? refusalToWrite(journalPath, given, host);
    if (obstacle) return obstacle;
    const history = new TextEncoder().encode(demoHistoryCsv(company));
    const journal = demoJournalWorkbook(company);
    const failure =
      (await writeOutput(historyPath, history, host)) ?? (await writeOutput(journalPath, journal, host));
    if (failure) return failure;
    return {
      kind: 'done',
      text: [
        `${company.name}, an invented company:`,
        `  ${historyPath}  ${counted(company.history.lines.length, 'coded line')}`,
        `  ${journalPath}  ${counted(company.journal.lines.length, 'line')} to code`,
        '',
        'Next:',
        `  kontera code ${journalPath} --history ${historyPath}`,
        '',
      ].join('\n'),
      json: {
        company: company.name,
        seed: company.seed,
        history: { file: historyPath, lines: company.history.lines.length },
        journal: { file: journalPath, lines: company.journal.lines.length },
      },
    };
  },
};
