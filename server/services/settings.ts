import { DEFAULT_LANE_LIMITS, type LaneLimits } from '../../core/domain/lane.ts';
import type { Actor } from './actor.ts';
import type { Outcome } from './outcome.ts';

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
  readonly laneLimits: LaneLimits;
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
