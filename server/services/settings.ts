import { eq } from 'drizzle-orm';
import { DEFAULT_LANE_LIMITS } from '../../core/domain/lane.ts';
import { appendAudit } from '../storage/audit-append.ts';
import type { Json } from '../storage/json.ts';
import { settings, tenants } from '../storage/schema.ts';
import type { Transaction } from '../storage/store.ts';
import type { Actor } from './actor.ts';
import { nowText, type Ground } from './ground.ts';
import { done, refusal, type Outcome } from './outcome.ts';

/** What a tenant can set. All have defaults; see DEFAULT_SETTINGS. */
export interface TenantSettings {
  /** What is predicted; null: every dimension that the history has. 1 to 15 names. */
  readonly dimensions: readonly string[] | null;
  /** 'automatic': a challenger that is not worse is released; 'manual': an approver releases. */
  readonly release: 'automatic' | 'manual';
  /** Hours between pulls; 0: only when asked. */
  readonly pullEveryHours: number;
  /** Lines older than this are not learned and are removed; null: kept. 1 to 50. */
  readonly historyYears: number | null;
  /** Decisions are removed this long after the training that learned them. 1 to 3,650. */
  readonly decisionDays: number;
  /** Models out of use whose bytes are kept, newest first. 1 to 100. */
  readonly keptModels: number;
  /** Contents of audit entries are emptied after this; null: kept. 1 to 50. */
  readonly auditYears: number | null;
  /** Confidence from which on suggestions are filled in. */
  readonly laneLimits: { readonly auto: number; readonly review: number };
  /** Origins of ERP pages that may show Kontera inside them: `https://erp.example.com`. At most 20. */
  readonly embedOrigins: readonly string[];
}

/** What holds where a tenant has set nothing. */
export const DEFAULT_SETTINGS: TenantSettings = {
  dimensions: null,
  release: 'automatic',
  pullEveryHours: 1,
  historyYears: null,
  decisionDays: 400,
  keptModels: 5,
  auditYears: null,
  laneLimits: DEFAULT_LANE_LIMITS,
  embedOrigins: [],
};

/** What tenants have set. */
export interface Settings {
  read(tenantId: string): Promise<TenantSettings>;
  /** Changes what is given, each change logged with before and after; invalid where a value is out of range. */
  change(tenantId: string, given: Partial<TenantSettings>, actor: Actor): Promise<Outcome<TenantSettings>>;
}

/** Settings kept in a store. */
export function createSettings(ground: Ground): Settings {
  return {
    read: (tenantId) => ground.store.inTenant(tenantId, (transaction) => readSettings(transaction, tenantId)),
    change: (tenantId, given, actor) => {
      const fault = settingsFault(given);
      if (fault !== null) return Promise.resolve(refusal('invalid', fault));
      return ground.store.inTenant(tenantId, (transaction) =>
        changeSettings(transaction, { tenantId, given, actor, now: nowText(ground) }),
      );
    },
  };
}

/** A tenant's settings, within a transaction. */
export async function readSettings(transaction: Transaction, tenantId: string): Promise<TenantSettings> {
  return settingsOf(await transaction.select().from(settings).where(eq(settings.tenantId, tenantId)));
}

/** Settings from the rows that there are of them. */
export function settingsOf(rows: readonly { readonly name: string; readonly value: Json }[]): TenantSettings {
  const set = Object.fromEntries(rows.map(({ name, value }) => [name, value]));
  return { ...DEFAULT_SETTINGS, ...set };
}

interface SettingsChange {
  readonly tenantId: string;
  readonly given: Partial<TenantSettings>;
  readonly actor: Actor;
  readonly now: string;
}

async function changeSettings(
  transaction: Transaction,
  { tenantId, given, actor, now }: SettingsChange,
): Promise<Outcome<TenantSettings>> {
  const found = await transaction.select().from(tenants).where(eq(tenants.tenantId, tenantId)).for('update');
  if (found.length === 0) return refusal('not-found', 'There is no such tenant.');
  const before = await readSettings(transaction, tenantId);
  const changes = SETTING_NAMES.flatMap((name) => {
    const value = given[name];
    const isChange = value !== undefined && JSON.stringify(value) !== JSON.stringify(before[name]);
    return isChange ? [{ name, value, before: before[name] }] : [];
  });
  for (const { name, value } of changes)
    await transaction
      .insert(settings)
      .values({ tenantId, name, value, changedAt: now })
      .onConflictDoUpdate({ target: [settings.tenantId, settings.name], set: { value, changedAt: now } });
  const events = changes.map(({ name, value, before: old }) => ({
    kind: 'setting.changed',
    content: { actor: { ...actor }, name, before: old, after: value },
  }));
  await appendAudit(transaction, tenantId, now, events);
  return done({ ...before, ...given });
}

const SETTING_NAMES = [
  'dimensions',
  'release',
  'pullEveryHours',
  'historyYears',
  'decisionDays',
  'keptModels',
  'auditYears',
  'laneLimits',
  'embedOrigins',
] as const;

const MAX_EMBED_ORIGINS = 20;

/** Whole numbers that a setting may be, both ends included. */
const RANGES = {
  pullEveryHours: [0, 720],
  historyYears: [1, 50],
  decisionDays: [1, 3650],
  keptModels: [1, 100],
  auditYears: [1, 50],
} as const;

function settingsFault(given: Partial<TenantSettings>): string | null {
  const { dimensions } = given;
  if (
    dimensions &&
    (dimensions.length < 1 || dimensions.length > 15 || new Set(dimensions).size < dimensions.length)
  )
    return 'dimensions must be 1 to 15 different names.';
  const { laneLimits: limits, embedOrigins: origins = [] } = given;
  if (limits && !(limits.review >= 0 && limits.review <= limits.auto && limits.auto <= 1))
    return 'laneLimits must be from 0 to 1, auto at least as high as review.';
  if (origins.length > MAX_EMBED_ORIGINS || !origins.every(isOrigin))
    return `embedOrigins must be at most ${MAX_EMBED_ORIGINS} origins such as https://erp.example.com.`;
  for (const name of [
    'pullEveryHours',
    'historyYears',
    'decisionDays',
    'keptModels',
    'auditYears',
  ] as const) {
    const value = given[name] ?? null;
    const [from, to] = RANGES[name];
    if (value !== null && !(Number.isInteger(value) && value >= from && value <= to))
      return `${name} must be a whole number from ${from} to ${to}.`;
  }
  return null;
}

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
