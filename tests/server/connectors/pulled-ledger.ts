import type { Connector, ListingPage } from '../../../server/connectors/connector.ts';
import type { PostedDocument } from '../../../server/connectors/source-document.ts';
import type { Outcome } from '../../../server/connectors/outcome.ts';

/** What a store keeps of a source, in memory: documents by key and the cursor, changed together or not at all. */
export class PulledLedger {
  readonly documents = new Map<string, PostedDocument>();
  cursor: string | null = null;
  pageCount = 0;

  /** Reads one page and keeps it with its cursor; `isKept` false: the process dies before it could. */
  async pullPage(connector: Connector, documentCount: number, isKept = true): Promise<Outcome<boolean>> {
    const page = await connector.history(this.cursor, documentCount);
    if (!page.ok) return page;
    this.pageCount += 1;
    if (!isKept) return { ok: true, value: false };
    for (const document of page.value.documents) this.documents.set(document.key, document);
    for (const key of page.value.withdrawn) this.documents.delete(key);
    this.cursor = page.value.cursor;
    return { ok: true, value: page.value.isLast };
  }

  /** Pulls to the end; more than `maxPages` pages is a fault of the connector. */
  async pull(connector: Connector, documentCount: number, maxPages = 10_000): Promise<void> {
    for (let count = 0; count < maxPages; count += 1) {
      const isLast = valueOf(await this.pullPage(connector, documentCount));
      if (isLast) return;
    }
    throw new Error(`the history did not end within ${maxPages} pages`);
  }

  /** Forgets lines that the source does not list any more. */
  async reconcile(connector: Connector, lineCount: number): Promise<void> {
    const known = new Set(this.lineKeys());
    const listed = new Set<string>();
    let cursor: string | null = null;
    do {
      const page: ListingPage = valueOf(await connector.listing(cursor, lineCount));
      for (const { documentKey, lineKey } of page.lines) listed.add(`${documentKey}/${lineKey}`);
      cursor = page.next;
    } while (cursor !== null);
    const deleted = new Set([...known].filter((key) => !listed.has(key)));
    for (const [key, document] of this.documents) {
      const lines = document.lines.filter((line) => !deleted.has(`${key}/${line.key}`));
      if (lines.length === 0 && document.lines.length > 0) this.documents.delete(key);
      else this.documents.set(key, { ...document, lines });
    }
  }

  /** `document/line` of every line, in order. */
  lineKeys(): readonly string[] {
    return [...this.documents.values()]
      .flatMap((document) => document.lines.map((line) => `${document.key}/${line.key}`))
      .sort();
  }
}

/** The value of an outcome that a test relies on. */
export function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`expected an answer, found ${JSON.stringify(outcome.fault)}`);
  return outcome.value;
}
