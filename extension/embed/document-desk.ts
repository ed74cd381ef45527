import type { LaneLimits } from '../../core/domain/lane.ts';
import type { Masters } from '../../core/domain/masters.ts';
import type { Coder } from '../../core/engine/line.ts';
import { explainLine } from '../../core/workflows/explain-line.ts';
import { lineAsker } from '../../core/workflows/line-asker.ts';
import { maskedCoder } from '../../core/workflows/masked-coder.ts';
import { codeRows, type CodableJournal } from '../worker/coding-run.ts';
import type { CellPlace } from '../worker/messages.ts';
import { TaughtCoder, type CoderOpener } from '../worker/taught-coder.ts';
import type { DeskReport, DeskRequest } from './desk-messages.ts';
import { safeSuggestion } from './safe-suggestion.ts';
import { mastersOf } from './master-lists.ts';

/** What the desk needs of its worker. */
export interface DeskHost {
  /** The engine once it is compiled. */
  readonly engine: Promise<CoderOpener>;
  readonly report: (report: DeskReport) => void;
  /** SHA-256 in lower-case hexadecimal. */
  readonly sha256: (bytes: ArrayBuffer) => Promise<string>;
  /** Loads the words of a locale (BCP 47). */
  readonly speak: (locale: string) => Promise<void>;
}

/** The model in use. */
interface OpenModel {
  readonly coder: TaughtCoder;
  readonly masters: Masters;
  readonly limits: LaneLimits;
}

/** Codes one document at a time with one company's model. What it learns of a document is forgotten with the next. */
export class DocumentDesk {
  readonly #host: DeskHost;
  #model: OpenModel | null = null;
  #document: CodableJournal | null = null;

  constructor(host: DeskHost) {
    this.#host = host;
  }

  /** Does what a message asks for; resolves when it is done. */
  async take(request: DeskRequest): Promise<void> {
    switch (request.kind) {
      case 'start':
      case 'speak':
        return this.#host.speak(request.locale);
      case 'open-model':
        return this.#openModel(request);
      case 'code':
        this.#open(request);
        break;
      case 'teach':
        this.#teach(request);
        break;
      case 'explain':
        this.#explain(request.run, request.at);
    }
  }

  async #openModel(request: Extract<DeskRequest, { kind: 'open-model' }>): Promise<void> {
    const { report } = this.#host;
    this.#model = null;
    this.#document = null;
    const open = await this.#host.engine;
    const sha256 = await this.#host.sha256(request.modelBytes);
    const bytes = new Uint8Array(request.modelBytes);
    const trained = opened(open, bytes);
    if (typeof trained === 'string') {
      report({ kind: 'model-refused', message: trained });
      return;
    }
    const { dimensions, lineCount } = trained;
    const isBlankable = dimensions.map(() => false);
    this.#model = {
      coder: new TaughtCoder(trained, open, isBlankable),
      masters: mastersOf(request.masters),
      limits: request.limits,
    };
    report({ kind: 'model-opened', dimensions, lineCount, sha256 });
  }

  #open({ run, lines, headerFieldNames }: Extract<DeskRequest, { kind: 'code' }>): void {
    if (!this.#model) return;
    const { coder } = this.#model;
    coder.forgetLessons();
    this.#document = { dimensions: coder.coder.dimensions, headerFieldNames, lines };
    this.#suggest(run);
  }

  #teach({ run, lessons }: Extract<DeskRequest, { kind: 'teach' }>): void {
    if (!this.#model || !this.#document) return;
    this.#model.coder.teach(lessons, this.#document, this.#document.lines);
    this.#suggest(run);
  }

  #suggest(run: number): void {
    if (!this.#model || !this.#document) return;
    const { limits, masters } = this.#model;
    const all = this.#document.lines.map((_, row) => row);
    const coded = [...codeRows(this.#document, all, this.#masked(this.#model), limits)];
    const rows = coded.map(({ row, cells }) => ({
      row,
      cells: cells.map((cell) => safeSuggestion(cell, masters)),
    }));
    this.#host.report({ kind: 'coded', run, rows });
  }

  #explain(run: number, at: CellPlace): void {
    const line = this.#document?.lines[at.row];
    if (!this.#model || !this.#document || !line) return;
    const coder = this.#masked(this.#model);
    const asked = lineAsker(this.#document, coder)(line);
    const first = coder.rank(asked, 1)[at.dimension]?.[0];
    const explanation = first && explainLine(coder, asked, at.dimension, first.value);
    this.#host.report({
      kind: 'explained',
      run,
      at,
      rival: explanation?.rival ?? '',
      groups: explanation?.groups ?? [],
    });
  }

  #masked({ coder, masters }: OpenModel): Coder {
    return maskedCoder(coder.coder, masters);
  }
}

/** A coder, or why the bytes are none: a host may hand over anything. */
function opened(open: CoderOpener, bytes: Uint8Array): Coder | string {
  try {
    return open(bytes);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
