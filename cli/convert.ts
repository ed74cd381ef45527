import { convert } from '../core/formats/conversion/conversion.ts';
import { gzip } from '../core/formats/gzip/gzip.ts';
import { writeHistoryCsv } from '../core/formats/history/write-history.ts';
import type { Arguments } from './arguments.ts';
import { readColumnMap } from './column-map-file.ts';
import { refused, type Command, type CommandResult } from './command.ts';
import { conversionJson, conversionLines } from './conversion-text.ts';
import { readDocuments, tooMuchAtFault } from './document-files.ts';
import { announced } from './follow.ts';
import { READING_OPTIONS } from './history-file.ts';
import { FORCE_OPTION, refusalToWrite, writeOutput } from './output-option.ts';

/** Turns invoices and ledgers into a history file. */
export const CONVERT: Command = {
  name: 'convert',
  summary: 'turns invoices and ledgers of any supported format into a history file',
  positionals: ['INPUT...'],
  options: [
    {
      name: 'out',
      value: { kind: 'text', placeholder: 'FILE' },
      help: 'the history file to write, .csv or .csv.gz (required)',
      isRequired: true,
    },
    FORCE_OPTION,
    {
      name: 'company',
      value: { kind: 'text', placeholder: 'ID,ID' },
      help: "the company's own tax numbers or names: they tell invoices it sent from those it received",
    },
    {
      name: 'counter-entries',
      value: { kind: 'choice', choices: ['leave-out', 'keep'] },
      help: 'postings of a ledger to suppliers, customers, taxes, banks and cash (default leave-out)',
    },
    ...READING_OPTIONS,
  ],
  description: [
    'Reads files and folders: FatturaPA (.xml, .p7m), UBL, CII (also in a PDF: ZUGFeRD, Factur-X), Facturae, SAF-T, SIE,',
    'FEC, DATEV, and tables (.csv, .xlsx). Every file is known by its content. Postings of a ledger become coded lines,',
    'lines of an invoice become lines without coding. In a folder, files of other kinds are passed over and listed.',
    'Signatures are not verified.',
  ].join('\n'),
  example: 'kontera convert ledger-2024.se invoices/ --out history.csv --company IT01234567890',
  async run(given, host) {
    const outPath = given.text('out') ?? '';
    if (!/\.csv(\.gz)?$/i.test(outPath))
      return {
        kind: 'misused',
        sentence: `--out needs a name that ends in .csv or .csv.gz, found "${outPath}"`,
      };
    const obstacle = refusalToWrite(outPath, given, host);
    if (obstacle) return obstacle;
    const map = readColumnMap(given.text('map'), host);
    if (!map.ok) return map.refusal;
    const documents = await readDocuments(given.positionals, map.map, host);
    if (documents.files.length === 0) return refused(...nothingRead(documents.messages));
    const options = { ownIds: ownIds(given), keepCounterEntries: given.text('counter-entries') === 'keep' };
    const conversion = await announced('converting', () => convert(outPath, documents.files, options), host);
    const refusal = tooMuchAtFault(documents, conversion, given) ?? nothingToWrite(conversion.history.lines);
    if (refusal) return refusal;
    const csv = new TextEncoder().encode([...writeHistoryCsv(conversion.history)].join(''));
    const bytes = outPath.toLowerCase().endsWith('.gz') ? gzip(csv) : csv;
    const failure = await writeOutput(outPath, bytes, host);
    if (failure) return failure;
    return {
      kind: 'done',
      text: [...conversionLines(documents, conversion), `History: ${outPath}`, ''].join('\n'),
      json: { ...conversionJson(documents, conversion), output: outPath },
    };
  },
};

function ownIds(given: Arguments): readonly string[] {
  return (given.text('company') ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
}

function nothingRead(messages: readonly string[]): string[] {
  return messages.length > 0 ? [...messages] : ['expected files of a supported format, found none'];
}

/** Balances without vouchers, account names and partners alone are no lines. */
function nothingToWrite(lines: readonly unknown[]): CommandResult | null {
  return lines.length > 0 ? null : refused('expected invoices or vouchers, found none in what was read');
}
