import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { madeApiKey } from '../../core/contracts/api-key.ts';
import { auditEntry, auditVerdict } from '../../core/contracts/audit-entry.ts';
import { connection } from '../../core/contracts/connection.ts';
import type { DraftCoding } from '../../core/contracts/draft.ts';
import { job, type Job } from '../../core/contracts/job.ts';
import { currentModel, model } from '../../core/contracts/model.ts';
import { pageOf } from '../../core/contracts/page.ts';
import type { Draft } from '../../extension/sync/server-door.ts';
import { until } from '../server/opened-server.ts';
import { AddIn, valueOf } from './add-in.ts';
import { codingFigures } from './coding-figures.ts';
import type { ErpStage } from './erp-stage.ts';
import { TENANT, type Answered } from './real-kontera.ts';
import { trytonHand } from './tryton-hand.ts';
import { PLACEHOLDER } from './tryton-filling.ts';

/** Everything between a posted invoice in Tryton and the coding of the next one, over the server's /v1 and nothing else. */
export function journeyFacts(stage: () => ErpStage): void {
  let addIn: AddIn;
  let connectionId = '';
  let drafts: readonly Draft[] = [];
  let codings: readonly DraftCoding[] = [];

  const ask = async <Value>(path: string, schema: z.ZodType<Value>, body?: object): Promise<Value> =>
    granted(await stage().kontera.ask(path, schema, body));
  const ended = (jobId: string): Promise<Job> =>
    until(async () => {
      const found = await ask(`/jobs/${jobId}`, job);
      return found.state === 'done' || found.state === 'failed' ? found : null;
    });
  const pull = async (id: string): Promise<Job> =>
    ended((await ask('/jobs', job, { kind: 'pull', subject: id })).jobId);
  const settings = () => {
    const { tryton, filling } = stage();
    const { url, database } = tryton;
    return { url, database, user: filling.user, placeholderAccounts: [PLACEHOLDER] };
  };
  const connect = (label: string, password: string) =>
    ask('/connections', connection, { kind: 'tryton', label, settings: settings(), secret: { password } });
  const auditOf = async (kind: string) =>
    (await ask('/audit?limit=500', pageOf(auditEntry))).rows.filter((entry) => entry.kind === kind);
  const one = (place: number): { readonly draft: Draft; readonly coding: DraftCoding } => {
    const [draft, coding] = [drafts[place], codings[place]];
    if (!draft || !coding) throw new Error(`no draft ${place}`);
    return { draft, coding };
  };

  describe('through the server', () => {
    test('a wrong password fails the pull, and the connection says so without it', async () => {
      const { connectionId: id } = await connect('mistyped', 'wr0ng-passw0rd');
      const { state, fault } = await pull(id);
      expect([state, fault]).toEqual([
        'failed',
        expect.stringContaining('The system refused the user or the key'),
      ]);
      const shown = await ask(`/connections/${id}`, connection);
      expect(shown.lastFault).toBe(fault);
      expect(JSON.stringify(shown)).not.toContain('wr0ng-passw0rd');
      await removed(stage(), `/connections/${id}`);
    });

    test('a job pulls every posted invoice and no draft', async () => {
      const { tryton, filling } = stage();
      ({ connectionId } = await connect('Tryton', filling.password));
      const { state, fault, result } = await pull(connectionId);
      expect([state, fault]).toEqual(['done', null]);
      expect(result).toMatchObject({
        documents: tryton.posted.length,
        changedLines: filling.posted.reduce((sum, { lines }) => sum + lines.length, 0),
        faults: 0,
      });
    });

    test('jobs train a model, test it on its own past and put it in use', async () => {
      const { model: first } = await until(async () => {
        const answer = await stage().kontera.ask('/models/current', currentModel);
        return answer.ok ? answer.value : null;
      });
      const lineCount = stage().filling.posted.reduce((sum, { lines }) => sum + lines.length, 0);
      expect(first).toMatchObject({ state: 'released', lineCount, verdict: expect.any(String) as string });
      expect(first.evaluation).not.toBeNull();
      const { rows } = await ask('/jobs?limit=500', pageOf(job));
      const finished = rows.filter(({ state }) => state === 'done').map(({ kind }) => kind);
      expect(finished.sort()).toEqual(expect.arrayContaining(['evaluate', 'pull', 'release', 'train']));
      expect(await auditOf('model.released')).toHaveLength(1);
    });

    test('an accountant’s add-in opens that model and codes the drafts', async () => {
      const key = { label: 'Vera', role: 'accountant', validDays: 1 };
      const { token } = await ask('/keys', madeApiKey, key);
      addIn = await AddIn.open(stage().kontera.origin, token, TENANT);
      expect(await addIn.connectionId()).toBe(connectionId);
      drafts = await addIn.drafts(connectionId);
      expect(drafts.map((draft) => Number(draft.key))).toEqual(stage().tryton.drafts);
      expect(drafts.flatMap(({ lines }) => lines.map((line) => line.coding['account']))).not.toContain(
        PLACEHOLDER,
      );
      codings = drafts.map((draft) => addIn.code(draft));
      const cells = codings.flatMap(({ lines }) => lines.flatMap(({ after }) => Object.values(after)));
      expect(cells.length).toBeGreaterThan(drafts.length);
      console.log(codingFigures(drafts, codings, stage().truth).join('\n'));
    });

    test('the accepted coding stands in the drafts afterwards, which are still drafts', async () => {
      // The last three are kept for what follows.
      const sent = [...drafts.keys()].slice(0, -3).map(one);
      expect(sent.length).toBe(stage().tryton.drafts.length - 3);
      for (const { draft, coding } of sent) {
        const lineCount = coding.lines.filter(({ after }) => Object.keys(after).length > 0).length;
        const wanted = lineCount > 0 ? { kind: 'written', lineCount } : { kind: 'unchanged', lineCount: 0 };
        expect(valueOf(await addIn.send(connectionId, coding))).toEqual(wanted);
        const after = await addIn.draft(connectionId, draft.key);
        expect(after.fingerprint).toBe(draft.fingerprint);
        expect(after.lines.map((line) => line.coding)).toEqual(
          draft.lines.map((line, index) => ({ ...line.coding, ...coding.lines[index]?.after })),
        );
      }
    });

    test('sent twice it is written once', async () => {
      const { draft, coding } = one(0);
      const before = await addIn.draft(connectionId, draft.key);
      const sentBefore = await auditOf('draft.sent');
      expect(valueOf(await addIn.send(connectionId, coding))).toEqual({ kind: 'unchanged', lineCount: 0 });
      expect(await addIn.draft(connectionId, draft.key)).toEqual(before);
      expect(await auditOf('draft.sent')).toEqual(sentBefore);
    });

    test('sent twice at the same moment it stands there once, and neither is refused', async () => {
      const { draft, coding } = one(drafts.length - 3);
      const answers = await Promise.all([1, 2, 3].map(() => addIn.send(connectionId, coding)));
      expect(answers.map((answer) => (answer.ok ? answer.value.kind : answer.code)).sort()).toEqual([
        ...['unchanged', 'unchanged', 'written'],
      ]);
      const after = await addIn.draft(connectionId, draft.key);
      expect(after.lines.map((line) => line.coding)).toEqual(
        draft.lines.map((line, index) => ({ ...line.coding, ...coding.lines[index]?.after })),
      );
      const sent = (await auditOf('draft.sent')).filter(({ content }) => content?.['draft'] === draft.key);
      expect(sent).toHaveLength(1);
    });

    test('a draft that a colleague coded meanwhile is a conflict, and her coding stays', async () => {
      const { draft, coding } = one(drafts.length - 2);
      const [line] = draft.lines;
      const wanted = coding.lines[0]?.after['account'];
      const hers = stage().filling.accounts.find(({ code }) => code !== wanted && code !== PLACEHOLDER)?.code;
      if (!line || hers === undefined || !wanted) throw new Error('the draft has a line with an account');
      const hand = trytonHand(stage().tryton, stage().filling);
      await hand.recode(line.key, hers);
      expect(await addIn.send(connectionId, coding)).toEqual({ ok: false, code: 'draft-changed-in-erp' });
      const after = await addIn.draft(connectionId, draft.key);
      expect(after.lines.map(({ coding: now }) => now)).toEqual([
        { account: hers },
        ...draft.lines.slice(1).map(({ coding: was }) => was),
      ]);
    });

    test('a draft whose text changed meanwhile is another document, and gets nothing', async () => {
      const { draft, coding } = one(drafts.length - 1);
      const [line] = draft.lines;
      if (!line) throw new Error('the draft has a line');
      await trytonHand(stage().tryton, stage().filling).rewrite(line.key, `${line.text}, corrected`);
      expect(await addIn.send(connectionId, coding)).toEqual({ ok: false, code: 'draft-changed-in-erp' });
      const after = await addIn.draft(connectionId, draft.key);
      expect(after.lines.map(({ coding: now }) => now)).toEqual(draft.lines.map(({ coding: was }) => was));
    });

    test('a draft that was posted meanwhile is refused and left alone', async () => {
      const { draft } = one(drafts.length - 1);
      const now = await addIn.draft(connectionId, draft.key);
      const coding = addIn.code(now);
      await trytonHand(stage().tryton, stage().filling).post(draft.key);
      expect(await addIn.send(connectionId, coding)).toEqual({ ok: false, code: 'draft-posted' });
      const open = (await addIn.drafts(connectionId)).map(({ key }) => key);
      expect(open).not.toContain(draft.key);
    });

    test('while Tryton is away a draft cannot be sent, and it can afterwards', async () => {
      const { tryton } = stage();
      const { coding } = one(0);
      await tryton.goDown();
      expect(await addIn.send(connectionId, coding)).toEqual({ ok: false, code: 'erp-unreachable' });
      await tryton.comeBack();
      expect(valueOf(await addIn.send(connectionId, coding))).toEqual({ kind: 'unchanged', lineCount: 0 });
    });

    test('decisions are taken once, and the audit log holds from its first entry to its last', async () => {
      const decisions = drafts.slice(0, -3).flatMap((draft, index) => {
        const coding = codings[index];
        return coding ? addIn.decisionsOn(draft, coding) : [];
      });
      expect(await addIn.tell('batch-of-the-journey', decisions)).toBe('taken');
      expect(await addIn.tell('batch-of-the-journey', decisions)).toBe('taken');
      expect(await auditOf('suggestion.accepted')).toHaveLength(decisions.length);
      expect(await ask('/audit/verdict', auditVerdict)).toMatchObject({ isIntact: true });
      const sent = (await auditOf('draft.sent')).length;
      console.log(`${decisions.length} decisions, ${sent} drafts sent, the audit log intact`);
    });

    test('what was posted since becomes history with the next pull, and the next model has learned it', async () => {
      const { draft } = one(drafts.length - 1);
      const { result } = await pull(connectionId);
      expect(result).toMatchObject({ changedLines: draft.lines.length, faults: 0 });
      const before = (await ask('/models/current', currentModel)).model;
      const { jobId } = await ask('/jobs', job, { kind: 'train' });
      const trained = await ended(jobId);
      expect([trained.state, trained.fault]).toEqual(['done', null]);
      const modelId = trained.result?.['modelId'];
      const next = await ask(`/models/${String(modelId)}`, model);
      expect(next.lineCount).toBeGreaterThan(before.lineCount);
      expect(next.decisionSequence).toBe((await auditOf('suggestion.accepted')).length);
    });
  });
}

function granted<Value>(answer: Answered<Value>): Value {
  if (!answer.ok) throw new Error(`${answer.status} ${answer.code}: ${answer.detail}`);
  return answer.value;
}

async function removed({ kontera }: ErpStage, path: string): Promise<void> {
  const headers = { authorization: `Bearer ${kontera.adminKey}` };
  const { status } = await fetch(`${kontera.origin}/v1${path}`, { method: 'DELETE', headers });
  expect(status).toBe(204);
}
