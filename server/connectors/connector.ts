import type { Fault } from '../../core/domain/ledger-line.ts';
import type { CompanyMasters } from './company-masters.ts';
import type { Draft, DraftCoding, WriteBack } from './draft.ts';
import type { Outcome } from './outcome.ts';
import type { Instant, PostedDocument } from './source-document.ts';

/** The systems that can be connected. */
export type ConnectorKind = 'tryton' | 'business-central' | 'odoo' | 'folder';

/**
 * One company's connection to where its ledger is kept. Nothing is kept between calls but what saves requests (a session,
 * a token): a call depends on its arguments and on the source alone, so any process may make the next one.
 */
export interface Connector {
  readonly kind: ConnectorKind;
  readonly abilities: Abilities;

  /** Signs in and reads one record of each kind that will be read: what a person presses "Test" for. */
  test(): Promise<Outcome<ConnectionTest>>;

  /** All accounts, values of other dimensions, tax codes and suppliers, as they are now. */
  masters(): Promise<Outcome<CompanyMasters>>;

  /**
   * The next documents in the order of their change, at least those changed since the cursor; null begins at the first.
   * Store a page by replacing each document it has with the lines given, and keep its cursor in the same transaction. A
   * document may come again, at a border of pages and in the overlap at the begin of each pull: replacing it makes no
   * double. `documentCount` (1 to 1,000) is how many documents are asked for; a page may hold fewer, or none, and more
   * to come. Where the fault is `too-large`, ask for fewer.
   */
  history(cursor: string | null, documentCount: number): Promise<Outcome<HistoryPage>>;

  /**
   * The keys of all lines that are posted now, to find by comparison those that were deleted. Only a line that was stored
   * before the first of these pages was asked for, and is in none of them once the last has come, is deleted. Ask only where
   * `abilities.listing`.
   */
  listing(cursor: string | null, lineCount: number): Promise<Outcome<ListingPage>>;

  /** Documents that are entered and not posted, to be coded. Ask only where `abilities.drafts`. */
  drafts(cursor: string | null, documentCount: number): Promise<Outcome<DraftPage>>;

  /**
   * Writes the accepted coding into a draft and nothing else. Calling it again, also after a call that broke off, writes what
   * is missing. A posted document is never touched. Ask only where `abilities.drafts`.
   */
  writeBack(coding: DraftCoding): Promise<Outcome<WriteBack>>;
}

/** What a source can do beside giving history and masters. */
export interface Abilities {
  /** Whether deleted documents can be found by `listing`. */
  readonly listing: boolean;
  /** Whether it has drafts, and takes their coding back. */
  readonly drafts: boolean;
}

/** What a test of the connection found. */
export interface ConnectionTest {
  /** Name and version: `Tryton 6.0.29`. */
  readonly system: string;
  /** The company whose ledger it is, by the source's name for it. */
  readonly companyName: string;
  /** Dimensions that lines of this company can be coded in, by the names used in coding. */
  readonly dimensions: readonly string[];
  /** What a person should know, one sentence each: a right that is missing, a module that is not there. */
  readonly remarks: readonly string[];
}

/** Some documents, in the order of their change. */
export interface HistoryPage {
  readonly documents: readonly PostedDocument[];
  /**
   * Keys of documents that are seen not to be posted: cancelled, set back to draft, or never posted yet. Forget those that are
   * stored.
   */
  readonly withdrawn: readonly string[];
  /** Records that could not be made lines of, each named; the others are not held up by them. */
  readonly faults: readonly Fault[];
  /** Where the next call goes on: the connector's own text, at most 4,000 characters, without secrets. */
  readonly cursor: string;
  /** Whether all there is has been read: the next call, some time later, asks for what changed since. */
  readonly isLast: boolean;
  /** Up to which change of the source this page reaches; null where there was none. */
  readonly upTo: Instant | null;
}

/** Keys of posted lines. */
export interface ListingPage {
  readonly lines: readonly { readonly documentKey: string; readonly lineKey: string }[];
  /** Where the next call goes on; null after the last page. */
  readonly next: string | null;
}

/** Some drafts. */
export interface DraftPage {
  readonly drafts: readonly Draft[];
  /** Records that could not be made lines of, each named. */
  readonly faults: readonly Fault[];
  /** Where the next call goes on; null after the last page. */
  readonly next: string | null;
}
