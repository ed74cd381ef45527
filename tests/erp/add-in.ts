import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Decision } from '../../core/contracts/decision.ts';
import type { DraftCoding } from '../../core/contracts/draft.ts';
import type { CurrentModel } from '../../core/contracts/model.ts';
import type { Coder } from '../../core/engine/line.ts';
import { compileEngine, openCoder } from '../../core/engine/index.ts';
import { historyOf, type HistoryDraft } from '../../core/formats/conversion/history-draft.ts';
import { LEFT_BLANK } from '../../core/workflows/coded-blanks.ts';
import { lineAsker } from '../../core/workflows/line-asker.ts';
import { suggestLine } from '../../core/workflows/suggest-line.ts';
import { readDrafts } from '../../extension/controllers/sending/draft-door.ts';
import type { Answer } from '../../extension/sync/answer.ts';
import { ServerDoor, type Draft } from '../../extension/sync/server-door.ts';

const ENGINE = new URL('../../core/engine/build/engine.wasm', import.meta.url);

/** An accountant's add-in: the very door to the server that the pane has, and the engine. */
export class AddIn {
  readonly door: ServerDoor;
  readonly #companyId: string;
  readonly #coder: Coder;
  readonly #current: CurrentModel;

  private constructor(door: ServerDoor, companyId: string, current: CurrentModel, coder: Coder) {
    this.door = door;
    this.#companyId = companyId;
    this.#current = current;
    this.#coder = coder;
  }

  /** Fetches the model in use, checks its bytes against their hash, and opens it. */
  static async open(origin: string, key: string, companyId: string): Promise<AddIn> {
    const door = new ServerDoor(fetch, origin, { authorization: `Bearer ${key}` });
    const current = valueOf(await door.currentModel(companyId));
    const file = valueOf(await door.modelFile(companyId, current.model.modelId));
    const bytes = new Uint8Array(await file.arrayBuffer());
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (sha256 !== current.model.sha256) throw new Error('the model is not the one that was named');
    const engine = await compileEngine(await readFile(ENGINE));
    return new AddIn(door, companyId, current, openCoder(engine, bytes));
  }

  /** The id of the company's only connection with drafts. */
  async connectionId(): Promise<string> {
    const connections = valueOf(await this.door.draftConnections(this.#companyId));
    const [only] = connections;
    if (!only || connections.length > 1) throw new Error(`${connections.length} connections with drafts`);
    return only.connectionId;
  }

  async drafts(connectionId: string): Promise<readonly Draft[]> {
    return valueOf(await readDrafts(this.door, this.#companyId, connectionId));
  }

  async draft(connectionId: string, key: string): Promise<Draft> {
    const found = (await this.drafts(connectionId)).find((draft) => draft.key === key);
    if (!found) throw new Error(`no draft ${key}`);
    return found;
  }

  /** The coding of a draft that fills its blank cells with every suggestion sure enough to be filled in. */
  code(draft: Draft): DraftCoding {
    const { dimensions } = this.#current.model;
    const lines: readonly HistoryDraft[] = draft.lines.map((line) => ({
      ...factsOf(draft, line),
      coding: line.coding,
    }));
    const { history } = historyOf('drafts', lines, []);
    const asked = lineAsker(history, this.#coder);
    return {
      ...{ key: draft.key, fingerprint: draft.fingerprint, date: draft.lines[0]?.date ?? '' },
      lines: draft.lines.map((line, index) => {
        const question = history.lines[index];
        const cells = question ? suggestLine(this.#coder, asked(question), this.#current.laneLimits) : [];
        const filled = cells.flatMap(({ dimension, value }) =>
          dimensions.includes(dimension) && value !== null && value !== LEFT_BLANK && !line.coding[dimension]
            ? [[dimension, value] as const]
            : [],
        );
        return {
          key: line.key,
          before: Object.fromEntries(filled.map(([dimension]) => [dimension, null])),
          after: Object.fromEntries(filled),
        };
      }),
    };
  }

  send(connectionId: string, coding: DraftCoding): ReturnType<ServerDoor['sendDraft']> {
    return this.door.sendDraft(this.#companyId, connectionId, coding);
  }

  /** What the accountant decided about a draft: each line accepted as it was suggested. */
  decisionsOn(draft: Draft, coding: DraftCoding): readonly Decision[] {
    return draft.lines.flatMap((line, index) => {
      const after = coding.lines[index]?.after ?? {};
      if (Object.keys(after).length === 0) return [];
      return [
        {
          ...{ kind: 'accepted' as const, before: after, after, modelSha256: this.#current.model.sha256 },
          line: { ...factsOf(draft, line), sourceDocumentId: draft.key, sourceLineId: line.key },
          decidedAt: new Date().toISOString(),
        },
      ];
    });
  }

  /** Sends decisions as one batch. */
  tell(idempotencyKey: string, decisions: readonly Decision[]): ReturnType<ServerDoor['deliver']> {
    const body = JSON.stringify({ decisions });
    const batch = { idempotencyKey, body, decisionCount: decisions.length };
    return this.door.deliver(this.#companyId, batch);
  }
}

/** The value of an answer; throws with the code of a refusal. */
export function valueOf<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(`refused: ${answer.code}`);
  return answer.value;
}

/** A line of a draft as it is known before it is coded. */
function factsOf(draft: Draft, line: Draft['lines'][number]) {
  const { date, supplierName, supplierId, text, amountMinor, currency, taxRate, fields } = line;
  return {
    ...{ date, supplierName, supplierId, text, amountMinor, currency, taxRate, fields },
    ...{ documentId: draft.label, lineNo: null, direction: 'received' as const, supplierTaxId: '' },
    ...{ quantity: null, unitPrice: null, company: '' },
  };
}
