import type { CellState } from '../../core/domain/cell-state.ts';

const count = new Intl.NumberFormat('en-GB');
const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

const states: Readonly<Record<CellState, string>> = {
  empty: 'not coded yet',
  ready: 'ready',
  review: 'review',
  'needs-you': 'needs you',
  yours: 'yours',
  accepted: 'accepted',
};

const dimensionNames: Readonly<Record<string, string>> = {
  account: 'Account',
  cost_centre: 'Cost centre',
  tax_code: 'Tax code',
  project: 'Project',
};

/** `1 row`, `1,240 rows`. */
function counted(number: number, one: string, many: string): string {
  return `${count.format(number)} ${number === 1 ? one : many}`;
}

/** `97 %`; never 100 %, for nothing is that sure. */
function percent(confidence: number): string {
  return `${Math.min(99, Math.floor(confidence * 100))} %`;
}

/** `very sure, 97 %`. */
function certainty(confidence: number): string {
  const words = confidence >= 0.95 ? 'very sure' : confidence >= 0.8 ? 'sure' : 'not sure';
  return `${words}, ${percent(confidence)}`;
}

/** Every word on the screen, in English. Functions where a text holds figures. */
export const texts = {
  product: 'Kontera',
  states,
  certainty,
  percent,

  /** The name of a dimension, `cost_centre` for instance. */
  dimension(name: string): string {
    const spaced = name.replaceAll('_', ' ');
    return dimensionNames[name] ?? spaced.charAt(0).toUpperCase() + spaced.slice(1);
  },

  /** An ISO 8601 day. */
  date(iso: string): string {
    const ms = Date.parse(iso);
    return Number.isNaN(ms) ? iso : day.format(ms);
  },

  count: (number: number): string => count.format(number),

  page: { skip: 'Skip to the sheet', overview: 'Progress and actions' },

  header: {
    demo: 'Demo company',
    offline: 'Nothing leaves this computer',
    openJournal: 'Open journal…',
    learnHistory: 'Learn from history…',
    tryDemo: 'Try the demo company',
    save: 'Save coded file',
    noJournal: 'No journal open',
    learned: (lines: number, lastDate: string): string =>
      lastDate
        ? `Learned ${counted(lines, 'line', 'lines')} to ${texts.date(lastDate)}`
        : `Learned ${counted(lines, 'line', 'lines')}`,
    nothingLearned: 'No history learned yet',
  },

  progress: {
    label: 'How far this journal is',
    rows: (number: number): string => counted(number, 'row', 'rows'),
    done: 'done',
    ready: 'ready',
    review: 'to review',
    needsYou: 'need you',
    empty: 'not coded yet',
    cancel: 'Cancel',
    tasks: {
      reading: (): string => 'Reading the file',
      learning: (done: number, total: number): string =>
        `Learning: ${count.format(done)} of ${counted(total, 'line', 'lines')}`,
      coding: (done: number, total: number): string =>
        `Coding: ${count.format(done)} of ${counted(total, 'row', 'rows')}`,
      saving: (): string => 'Writing the file',
    },
    cancelled: {
      reading: 'Reading was cancelled.',
      learning: 'Learning was cancelled. Nothing of that file is used.',
      coding: 'Coding was cancelled. The rows coded so far keep their suggestions.',
      saving: 'Saving was cancelled. No file was written.',
    },
    coded: (rows: number): string => `${counted(rows, 'row', 'rows')} coded.`,
    changed: (cells: number): string => `${counted(cells, 'other cell', 'other cells')} changed with it.`,
    again: 'Code the remaining rows',
  },

  actions: {
    acceptReady: 'Accept all ready',
    acceptReadyHint: (cells: number): string => `Accepts ${counted(cells, 'ready cell', 'ready cells')}`,
    nextException: 'Next exception',
    undo: 'Undo',
    accepted: (cells: number): string => `${counted(cells, 'cell', 'cells')} accepted.`,
    undone: (cells: number): string => `Undone: ${counted(cells, 'cell', 'cells')} as before.`,
    noException: 'Nothing is left that needs you.',
    nothingToUndo: 'There is nothing to undo.',
    nothingSimilar: 'No other open row of this supplier takes the last answer.',
    filled: (cells: number): string =>
      `${counted(cells, 'more cell', 'more cells')} filled with your answer.`,
    nothingReady: 'No cell is ready to accept.',
  },

  save: {
    /** What saving would do now. */
    outlook: (writes: number, leaves: number): string => {
      const first = `Saving writes ${counted(writes, 'cell', 'cells')} you accepted or typed`;
      return leaves === 0
        ? `${first}.`
        : `${first}. ${counted(leaves, 'suggestion', 'suggestions')} not accepted ${leaves === 1 ? 'stays' : 'stay'} out.`;
    },
    saved: (name: string, cells: number): string =>
      `Saved ${name}: ${counted(cells, 'cell', 'cells')} written, everything else as it was.`,
  },

  grid: {
    label: (rows: number): string => `Journal sheet, ${counted(rows, 'row', 'rows')}`,
    cellLabel(cell: {
      state: CellState;
      value: string;
      name: string;
      certainty: string;
      isLocked: boolean;
      deviation: string | null;
    }): string {
      const state = cell.isLocked ? 'locked' : states[cell.state];
      const said = [cell.value || 'blank', cell.name, state, cell.certainty, cell.deviation ?? ''];
      return said.filter((part) => part !== '').join(', ');
    },
    deviation: (value: string, sure: string): string => `we would expect ${value} (${sure})`,
    keys: [
      ['Enter', 'accept, go to the next open cell'],
      ['Ctrl Enter', 'accept the row'],
      ['type', 'overtype'],
      ['Delete', 'clear'],
      ['F8', 'next exception'],
      ['F6', 'leave the sheet'],
    ] as const,
    keysLabel: 'Keys',
  },

  pane: {
    label: 'About this row',
    row: (label: string): string => `Row ${label}`,
    noRow: 'Choose a row to see why it is coded as it is.',
    accept: 'Accept',
    acceptRow: 'Accept row',
    why: 'Why',
    past: 'Past postings',
    noPast: 'None of this supplier in the history.',
    lookingForPast: 'Looking…',
    alternatives: 'Or',
    blank: 'blank',
    leaveBlank: 'leave blank',
    deviates: 'Differs',
    unknown: (value: string): string =>
      `${value} does not occur in the history. Check it for a typing mistake.`,
    similar: (supplier: string, cells: number): string =>
      `${counted(cells, 'more open row', 'more open rows')} of ${supplier}`,
    useForAll: (value: string): string => `Use ${value} for all`,
    learn: 'Learn from this row',
    learnHint: 'Off: just this once',
  },

  reasons: {
    neverLearned: (dimension: string): string =>
      `the history has no ${dimension.toLowerCase()} to learn from`,
    unreadRow: 'this row could not be read as a line',
  },

  waiting: {
    question: (name: string): string =>
      `Your decisions in this journal are not saved. Open ${name} in its place?`,
    open: 'Open it, drop the decisions',
    stay: 'Stay with this journal',
  },

  start: {
    noHistoryTitle: 'Bring the history to learn from',
    noHistory:
      'About 12 months of lines that were coded and posted: date, supplier, amount, and the account, cost centre or tax code each line went to. An export of the purchase journal or of the general ledger does, as CSV or Excel.',
    noJournalTitle: 'Open the journal to code',
    noJournal:
      'An Excel or CSV sheet with one line a row: date, supplier, amount, and blank columns for what is to be coded. Your file is not changed; a coded copy is saved.',
    dropHere: 'or drop the file here',
    littleHistory: (lines: number): string =>
      `The history has only ${counted(lines, 'line', 'lines')}. What occurs in it often enough can be coded; expect many blanks. Twelve months of postings are a good start.`,
    dropJournal: 'Drop a journal to code',
    dropHistory: 'Drop a history to learn from',
    fileKinds: { journal: '.xlsx or .csv', history: '.csv, .csv.gz or .xlsx' },
  },

  refused: {
    titles: {
      unread: (name: string): string => `${name} could not be read as it is`,
      'partly-read': (name: string, rows: number): string =>
        `${name}: ${counted(rows, 'row', 'rows')} left out, the rest is in use`,
      unsaved: (name: string): string => `${name} could not be written; nothing was saved`,
    },
    more: (rest: number): string => `and ${count.format(rest)} more of this kind`,
    mappingTitle: 'What do the columns mean?',
    mapping: 'This is the guess from the headers. Correct it and read the file again.',
    column: 'Column in the file',
    meaning: 'Meaning',
    notUsed: 'not used',
    otherFact: 'another fact known before coding',
    aCodingColumn: 'what is to be coded (account, cost centre, …)',
    columnFor: (meaning: string): string => `a column for: ${meaning}`,
    noColumn: 'none',
    readAgain: 'Read again',
    dismiss: 'Close',
    codingMeaning: (dimension: string): string => `to code: ${texts.dimension(dimension)}`,
    meanings: {
      date: 'Date',
      supplier_name: 'Supplier',
      amount: 'Net amount',
      document_id: 'Document',
      line_no: 'Line in the document',
      direction: 'Received or sent',
      supplier_id: 'Supplier number',
      supplier_tax_id: 'Supplier’s tax number',
      text: 'Text',
      quantity: 'Quantity',
      unit_price: 'Unit price',
      currency: 'Currency',
      tax_rate: 'Tax rate',
      company: 'Company',
    } as Readonly<Record<string, string>>,
  },

  broken: {
    worker:
      'The part that reads and codes files has stopped. Your decisions are still on the screen; save what you need by hand, then load the page again.',
    detail: (message: string): string => `For the report: ${message}`,
    demo: (path: string, status: number): string =>
      `The demo company is not on this server (${path}: ${status}). Open a journal of your own.`,
  },
};
