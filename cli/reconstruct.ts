import type { History } from '../core/domain/ledger-line.ts';
import { DEFAULT_SEED } from '../core/engine/index.ts';
import { convert } from '../core/formats/conversion/conversion.ts';
import { gzip } from '../core/formats/gzip/gzip.ts';
import { writeHistoryCsv } from '../core/formats/history/write-history.ts';
import { reconstruct, type ReconstructionMeans } from '../core/workflows/reconstruct/reconstruct.ts';
import type { Reconstruction } from '../core/workflows/reconstruct/reconstruction.ts';
import { DEFAULT_SEARCH_LIMITS } from '../core/workflows/reconstruct/search-limits.ts';
import type { Arguments } from './arguments.ts';
import { readColumnMap } from './column-map-file.ts';
import { refused, type Command, type CommandResult } from './command.ts';
import { readDocuments, tooMuchAtFault } from './document-files.ts';
import { follow } from './follow.ts';
import type { Host } from './host.ts';
import { READING_OPTIONS } from './history-file.ts';
import { readJournalEntries } from './journal-entries.ts';
import { FORCE_OPTION, refusalToWrite, writeOutput } from './output-option.ts';
import { reconstructedHistory, reconstructionJson, reconstructionLines } from './reconstruction-text.ts';

const MOST_TOLERANCE = 1000;

/** Finds the coding of each invoice line in the postings of its document. */
export const RECONSTRUCT: Command = {
  name: 'reconstruct',
  summary: 'finds the coding of invoice lines in what the journal posted for their documents',
  positionals: [],
  options: [
    {
      name: 'invoices',
      value: { kind: 'text', placeholder: 'DIR_OR_FILE' },
      help: 'e-invoices, or a table of lines in the form of a history (required)',
      isRequired: true,
    },
    {
      name: 'journal',
      value: { kind: 'text', placeholder: 'FILE' },
      help: 'a table of entries: document_id, amount, coding.*, and tax_rate where there is one (required)',
      isRequired: true,
    },
    {
      name: 'out',
      value: { kind: 'text', placeholder: 'FILE' },
      help: 'the history file to write, .csv or .csv.gz (default: only the report)',
    },
    FORCE_OPTION,
    {
      name: 'tolerance',
      value: { kind: 'whole', placeholder: 'N', min: 0, max: MOST_TOLERANCE },
      help: `minor units that an entry may lie off its lines (default ${DEFAULT_SEARCH_LIMITS.entryToleranceMinor})`,
    },
    {
      name: 'least-sure',
      value: { kind: 'share' },
      help: 'leave lines blank where the likeliest coding is less sure than this beside the next (default 0.5)',
    },
    {
      name: 'journal-map',
      value: { kind: 'text', placeholder: 'MAP.json' },
      help: "as --map, for the journal's columns",
    },
    ...READING_OPTIONS,
  ],
  description: [
    'A journal holds the sum of the lines of one coding, not which lines they are. Where the amounts of a document leave',
    'one way to divide its lines, that is it; where they leave several, the likeliest is taken by what was learned from',
    'the others. The history that is written holds the lines with their coding, and reconstruction.status and',
    'reconstruction.margin beside it.',
  ].join('\n'),
  example: 'kontera reconstruct --invoices invoices/ --journal ledger.csv --out history.csv',
  async run(given, host) {
    const outPath = given.text('out');
    const obstacle = misuseOf(outPath) ?? (outPath === null ? null : refusalToWrite(outPath, given, host));
    if (obstacle) return obstacle;
    const invoices = await readInvoices(given, host);
    if (!('lines' in invoices)) return invoices;
    const journal = await readJournalEntries(given.text('journal') ?? '', given, host);
    if (!journal.ok) return journal.refusal;
    const { lines, headerFieldNames } = invoices;
    const { lines: entries, dimensions } = journal.history;
    const steps = reconstruct({ lines, headerFieldNames, entries, dimensions }, await means(given, host));
    const reconstruction = await follow(steps, host);
    if (outPath !== null) {
      const columns = { file: outPath, dimensions, headerFieldNames };
      const failure = await writeOutput(outPath, historyBytes(reconstruction, columns), host);
      if (failure) return failure;
    }
    return {
      kind: 'done',
      text: reconstructionLines(reconstruction, journal, outPath).join('\n'),
      json: { ...reconstructionJson(reconstruction), output: outPath },
    };
  },
};

/** Lines of the invoices that were named, or the refusal that ends the command. */
async function readInvoices(given: Arguments, host: Host): Promise<History | CommandResult> {
  const map = readColumnMap(given.text('map'), host);
  if (!map.ok) return map.refusal;
  const path = given.text('invoices') ?? '';
  const documents = await readDocuments([path], map.map, host);
  const [first = `${path}: expected invoices or a table of lines, found none`, ...others] =
    documents.messages;
  if (documents.files.length === 0) return refused(first, ...others);
  const conversion = convert(path, documents.files, { ownIds: [], keepCounterEntries: false });
  return tooMuchAtFault(documents, conversion, given) ?? conversion.history;
}

async function means(given: Arguments, host: Host): Promise<ReconstructionMeans> {
  const engine = await host.engine();
  const { entryToleranceMinor } = DEFAULT_SEARCH_LIMITS;
  return {
    partitioner: engine.partitioner(),
    createCoder: (columns) => engine.create(columns, DEFAULT_SEED),
    gauges: host.gauges,
    limits: {
      ...DEFAULT_SEARCH_LIMITS,
      entryToleranceMinor: given.number('tolerance', entryToleranceMinor),
    },
    leastMargin: marginOf(given.number('least-sure', EVEN)),
  };
}

function historyBytes(
  reconstruction: Reconstruction,
  columns: Pick<History, 'file' | 'dimensions' | 'headerFieldNames'>,
): Uint8Array {
  const { history, answers } = reconstructedHistory(reconstruction, columns);
  const csv = new TextEncoder().encode([...writeHistoryCsv(history, answers)].join(''));
  return columns.file.toLowerCase().endsWith('.gz') ? gzip(csv) : csv;
}

/** As likely as the next. */
const EVEN = 0.5;

/** How much likelier than the next, as a difference of logarithms, a way is that is as sure as `share` beside it. */
function marginOf(share: number): number {
  return Math.max(0, Math.log(share / (1 - share)));
}

function misuseOf(outPath: string | null): CommandResult | null {
  if (outPath === null || /\.csv(\.gz)?$/i.test(outPath)) return null;
  return { kind: 'misused', sentence: `--out needs a name that ends in .csv or .csv.gz, found "${outPath}"` };
}
