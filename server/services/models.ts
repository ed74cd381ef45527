import { and, asc, desc, eq, type SQL } from 'drizzle-orm';
import { appendAudit } from '../storage/audit-append.ts';
import type { JsonObject } from '../storage/json.ts';
import type { ModelState, ReleaseKind } from '../storage/model-state.ts';
import { modelFiles, models, releases, settings, tenants } from '../storage/schema.ts';
import type { Store, Transaction } from '../storage/store.ts';
import type { Actor } from './actor.ts';
import { nowText, type Ground } from './ground.ts';
import { done, NO_PLACE, refusal, type Outcome } from './outcome.ts';
import { olderThan, pageLimit, pageOf, type Page, type PageRequest } from './page.ts';
import { settingsOf, type TenantSettings } from './settings.ts';

export type { ModelState } from '../storage/model-state.ts';

/** A model and its figures, without its bytes. */
export interface Model {
  readonly modelId: string;
  readonly state: ModelState;
  readonly createdAt: string;
  readonly lineCount: number;
  /** Sequence of the last decision that it learned. */
  readonly decisionSequence: number;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly dimensions: readonly string[];
  readonly headerFieldNames: readonly string[];
  /** Of the bytes, in hexadecimal digits: the model's name in the audit log, and its ETag. */
  readonly sha256: string;
  readonly byteCount: number;
  /** Back-test figures; null until evaluated. */
  readonly evaluation: JsonObject | null;
  /** Why it was released or rejected; null until decided. */
  readonly verdict: string | null;
  /** Whether its bytes are still kept. */
  readonly hasFile: boolean;
}

/** One change of the model in use. */
export interface Release {
  readonly releaseNumber: number;
  readonly modelId: string;
  readonly releasedAt: string;
  readonly kind: ReleaseKind;
  readonly reason: string;
}

/** The model in use, and from which confidence on its suggestions are filled in. */
export interface ModelInUse {
  readonly model: Model;
  readonly laneLimits: TenantSettings['laneLimits'];
}

/** Models: the one in use, its bytes, and which one that is to be. */
export interface Models {
  /** The model in use; null where none is. */
  current(tenantId: string): Promise<Model | null>;
  /** `current` with the lane limits, in one look: every add-in asks for it again and again. */
  inUse(tenantId: string): Promise<ModelInUse | null>;
  find(tenantId: string, modelId: string): Promise<Model | null>;
  /** The bytes of a model, gzip-compressed; null where there is none or it was pruned. */
  gzipped(tenantId: string, modelId: string): Promise<Uint8Array | null>;
  /** Newest first. */
  list(tenantId: string, page: PageRequest): Promise<Outcome<Page<Model>>>;
  /** Newest first, at most 100. */
  releases(tenantId: string): Promise<readonly Release[]>;
  /** Puts a model in use whatever its figures, with a person's reason. */
  release(tenantId: string, modelId: string, reason: string, actor: Actor): Promise<Outcome<Release>>;
  /** Puts the model back that was in use before the present one. Not-ready where there was none, or it was pruned. */
  rollBack(tenantId: string, reason: string, actor: Actor): Promise<Outcome<Release>>;
}

/** Models kept in a store. */
export function createModels(ground: Ground): Models {
  const { store } = ground;
  const one = (tenantId: string, condition: SQL | undefined) =>
    store.inTenant(tenantId, async (transaction) => {
      const [row] = await withFile(transaction, tenantId)
        .where(and(eq(models.tenantId, tenantId), condition))
        .limit(1);
      return row ? modelOf(row) : null;
    });
  return {
    current: (tenantId) => one(tenantId, eq(models.state, 'released')),
    inUse: (tenantId) => readInUse(store, tenantId),
    find: (tenantId, modelId) => one(tenantId, eq(models.modelId, modelId)),
    gzipped: (tenantId, modelId) => readFile(store, tenantId, modelId),
    list: (tenantId, request) => listModels(store, tenantId, request),
    releases: (tenantId) =>
      store.inTenant(tenantId, async (transaction) => {
        const rows = transaction.select().from(releases).where(eq(releases.tenantId, tenantId));
        return (await rows.orderBy(desc(releases.releaseNumber)).limit(LISTED_RELEASES)).map(releaseOf);
      }),
    release: (tenantId, modelId, reason, actor) =>
      store.inTenant(tenantId, (transaction) =>
        releaseModel(transaction, {
          tenantId,
          modelId,
          kind: 'release',
          reason,
          actor,
          now: nowText(ground),
        }),
      ),
    rollBack: (tenantId, reason, actor) => rollBack(ground, tenantId, reason, actor),
  };
}

function readFile(store: Store, tenantId: string, modelId: string): Promise<Uint8Array | null> {
  return store.inTenant(tenantId, async (transaction) => {
    const [row] = await transaction
      .select()
      .from(modelFiles)
      .where(and(eq(modelFiles.tenantId, tenantId), eq(modelFiles.modelId, modelId)));
    return row?.gzipped ?? null;
  });
}

function readInUse(store: Store, tenantId: string): Promise<ModelInUse | null> {
  const isFile = and(eq(modelFiles.tenantId, tenantId), eq(modelFiles.modelId, models.modelId));
  const areLimits = and(eq(settings.tenantId, tenantId), eq(settings.name, 'laneLimits'));
  return store.inTenant(tenantId, async (transaction) => {
    const [row] = await transaction
      .select({ model: models, fileId: modelFiles.modelId, limits: settings.value })
      .from(models)
      .leftJoin(modelFiles, isFile)
      .leftJoin(settings, areLimits)
      .where(and(eq(models.tenantId, tenantId), eq(models.state, 'released')))
      .limit(1);
    if (!row) return null;
    const set = row.limits === null ? [] : [{ name: 'laneLimits', value: row.limits }];
    return { model: modelOf(row), laneLimits: settingsOf(set).laneLimits };
  });
}

const LISTED_RELEASES = 100;

function withFile(transaction: Transaction, tenantId: string) {
  const isFile = and(eq(modelFiles.tenantId, tenantId), eq(modelFiles.modelId, models.modelId));
  return transaction
    .select({ model: models, fileId: modelFiles.modelId })
    .from(models)
    .leftJoin(modelFiles, isFile)
    .$dynamic();
}

async function listModels(
  store: Store,
  tenantId: string,
  request: PageRequest,
): Promise<Outcome<Page<Model>>> {
  const behind = olderThan(request.after, models.createdAt, models.modelId);
  if (behind === null) return NO_PLACE;
  const limit = pageLimit(request);
  const rows = await store.inTenant(tenantId, (transaction) =>
    withFile(transaction, tenantId)
      .where(and(eq(models.tenantId, tenantId), behind.condition))
      .orderBy(desc(models.createdAt), desc(models.modelId))
      .limit(limit + 1),
  );
  return done(pageOf(rows.map(modelOf), limit, ({ createdAt, modelId }) => [createdAt, modelId]));
}

function rollBack(ground: Ground, tenantId: string, reason: string, actor: Actor): Promise<Outcome<Release>> {
  return ground.store.inTenant(tenantId, async (transaction) => {
    const modelId = await modelBefore(transaction, tenantId);
    if (modelId === null) return refusal('not-ready', 'No other model was in use before this one.');
    const now = nowText(ground);
    return releaseModel(transaction, { tenantId, modelId, kind: 'roll-back', reason, actor, now });
  });
}

/** The model of the last release that was of another than the present one and was not itself undone. */
async function modelBefore(transaction: Transaction, tenantId: string): Promise<string | null> {
  const rows = await transaction
    .select()
    .from(releases)
    .where(eq(releases.tenantId, tenantId))
    .orderBy(asc(releases.releaseNumber));
  // A roll-back takes the top off: rolling back twice goes two models back, not to and fro.
  const stack: string[] = [];
  for (const { kind, modelId } of rows)
    if (kind === 'roll-back') stack.pop();
    else if (stack.at(-1) !== modelId) stack.push(modelId);
  return stack.at(-2) ?? null;
}

/** What is put in use, and why. */
export interface ReleaseOrder {
  readonly tenantId: string;
  readonly modelId: string;
  readonly kind: ReleaseKind;
  readonly reason: string;
  readonly actor: Actor;
  readonly now: string;
}

/** Puts a model in use, within a transaction: the one before it retires, and the log says both. */
export async function releaseModel(
  transaction: Transaction,
  { tenantId, modelId, kind, reason, actor, now }: ReleaseOrder,
): Promise<Outcome<Release>> {
  const [tenant] = await transaction
    .select()
    .from(tenants)
    .where(eq(tenants.tenantId, tenantId))
    .for('update');
  const isOfTenant = eq(models.tenantId, tenantId);
  const [row] = await withFile(transaction, tenantId).where(and(isOfTenant, eq(models.modelId, modelId)));
  if (!tenant || !row) return refusal('not-found', 'There is no such model.');
  if (row.fileId === null) return refusal('not-ready', 'The file of this model is no longer kept.');
  if (row.model.state === 'released') return refusal('conflict', 'This model is in use already.');
  const isInUse = and(isOfTenant, eq(models.state, 'released'));
  const [before] = await transaction.update(models).set({ state: 'retired' }).where(isInUse).returning();
  await transaction
    .update(models)
    .set({ state: 'released', verdict: reason })
    .where(and(isOfTenant, eq(models.modelId, modelId)));
  const releaseNumber = tenant.releaseNumber + 1;
  const release = { releaseNumber, modelId, releasedAt: now, kind, reason };
  await transaction.insert(releases).values({ tenantId, ...release });
  await transaction.update(tenants).set({ releaseNumber }).where(eq(tenants.tenantId, tenantId));
  const content = {
    ...{ actor: { ...actor }, releaseNumber, modelId, sha256: row.model.sha256, reason },
    before: before ? { modelId: before.modelId, sha256: before.sha256 } : null,
  };
  const event = kind === 'release' ? 'model.released' : 'model.rolled-back';
  await appendAudit(transaction, tenantId, now, [{ kind: event, content }]);
  return done(release);
}

function releaseOf({
  releaseNumber,
  modelId,
  releasedAt,
  kind,
  reason,
}: typeof releases.$inferSelect): Release {
  return { releaseNumber, modelId, releasedAt, kind, reason };
}

function modelOf({ model, fileId }: { model: typeof models.$inferSelect; fileId: string | null }): Model {
  const { modelId, state, createdAt, lineCount, decisionSequence, firstDay, lastDay, dimensions } = model;
  const { headerFieldNames, sha256, byteCount, evaluation, verdict } = model;
  return {
    ...{ modelId, state, createdAt, lineCount, decisionSequence, firstDay, lastDay, dimensions },
    ...{ headerFieldNames, sha256, byteCount, evaluation, verdict, hasFile: fileId !== null },
  };
}
