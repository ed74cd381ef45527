import { sql } from 'drizzle-orm';
import { MS_PER_DAY } from '../../core/domain/calendar-day.ts';
import type { Store } from '../storage/store.ts';
import type { Ground } from './ground.ts';

/** One thing that was looked at. */
export interface HealthCheck {
  /** database, clock, disk, connection, model, sync, job. */
  readonly name: string;
  /** Tenant and connection where it is of one, '' elsewhere. */
  readonly subject: string;
  readonly isHealthy: boolean;
  /** What was found, in a sentence with the figure. */
  readonly finding: string;
}

/** Figures for /metrics, over all tenants. */
export interface Gauges {
  readonly tenantCount: number;
  /** Jobs by kind and state queued, running or failed in the last day. */
  readonly jobs: readonly { readonly kind: string; readonly state: string; readonly count: number }[];
  /** Seconds since the pull that is longest ago of all connections; null without connections. */
  readonly oldestPullSeconds: number | null;
}

/** Whether the server can do its work. */
export interface Health {
  /** Whether the database answers: what /readyz says. Never throws. */
  isReady(): Promise<boolean>;
  gauges(): Promise<Gauges>;
  /** Everything `kontera admin doctor` looks at. */
  examine(): Promise<readonly HealthCheck[]>;
}

/** What examining looks at beside the store. */
export interface HealthGround extends Ground {
  /** Bytes free where the data lie; null where this process does not hold them. */
  readonly freeBytes: () => Promise<number | null>;
}

/** Database and server may differ by this much: tokens and batches carry times. */
const CLOCK_MS = 5000;
const FREE_BYTES = 1_000_000_000;
const MODEL_DAYS = 7;
/** Pulls late by more than this many times their hours. */
const LATE = 3;

/** The health of a store and of what is kept in it. */
export function createHealth(ground: HealthGround): Health {
  const { store } = ground;
  return {
    async isReady() {
      try {
        await store.executeSql('SELECT 1');
        return true;
      } catch {
        return false;
      }
    },
    gauges: () => readGauges(store),
    async examine() {
      const clock = await clockCheck(ground);
      if (clock === null)
        return [
          { name: 'database', subject: '', isHealthy: false, finding: 'The database does not answer.' },
        ];
      return [
        { name: 'database', subject: '', isHealthy: true, finding: `The database answers (${store.kind}).` },
        clock,
        ...(await diskCheck(ground)),
        ...(await syncChecks(ground)),
        ...(await modelChecks(ground)),
      ];
    },
  };
}

async function readGauges(store: Store): Promise<Gauges> {
  return store.asOperator(async (transaction) => {
    const tenantRows = await transaction.execute<{ count: string; oldest: string | null }>(
      sql`SELECT (SELECT count(*) FROM tenants WHERE erased_at IS NULL) AS count,
          (SELECT extract(epoch FROM now() - min(coalesce(last_pulled_at, created_at))) FROM connections) AS oldest`,
    );
    const jobRows = await transaction.execute<{ kind: string; state: string; count: string }>(
      sql`SELECT kind, state, count(*) AS count FROM job_runs WHERE state IN ('queued', 'running')
          OR (state = 'failed' AND finished_at > now() - interval '1 day') GROUP BY kind, state ORDER BY kind, state`,
    );
    const [row] = tenantRows.rows;
    return {
      tenantCount: Number(row?.count ?? 0),
      jobs: jobRows.rows.map(({ kind, state, count }) => ({ kind, state, count: Number(count) })),
      oldestPullSeconds: row ? nullOrNumber(row.oldest) : null,
    };
  });
}

async function clockCheck({ store, clock }: Ground): Promise<HealthCheck | null> {
  try {
    const { rows } = await store.asOperator((transaction) =>
      transaction.execute<{ ms: string }>(sql`SELECT extract(epoch FROM clock_timestamp()) * 1000 AS ms`),
    );
    const offsetMs = Math.round(clock().getTime() - Number(rows[0]?.ms));
    const finding = `This machine's clock and the database's differ by ${Math.abs(offsetMs)} ms.`;
    return { name: 'clock', subject: '', isHealthy: Math.abs(offsetMs) < CLOCK_MS, finding };
  } catch {
    return null;
  }
}

async function diskCheck({ freeBytes }: HealthGround): Promise<HealthCheck[]> {
  const free = await freeBytes();
  if (free === null) return [];
  const finding = `${(free / 1e9).toFixed(1)} GB are free where the data lie.`;
  return [{ name: 'disk', subject: '', isHealthy: free >= FREE_BYTES, finding }];
}

async function syncChecks({ store, clock }: Ground): Promise<HealthCheck[]> {
  const { rows } = await store.asOperator((transaction) =>
    transaction.execute<{
      tenant: string;
      connection: string;
      pulled: string | null;
      fault: string | null;
      hours: string | null;
    }>(
      sql`SELECT c.tenant_id AS tenant, c.connection_id AS connection, c.last_pulled_at::text AS pulled,
          c.last_fault AS fault, s.value::text AS hours FROM connections c
          LEFT JOIN settings s ON s.tenant_id = c.tenant_id AND s.name = 'pullEveryHours' ORDER BY 1, 2`,
    ),
  );
  return rows.map(({ tenant, connection, pulled, fault, hours }) => {
    const lagHours = pulled === null ? null : (clock().getTime() - Date.parse(pulled)) / (MS_PER_DAY / 24);
    const every = Number(hours ?? 1);
    const isLate = lagHours === null || (every > 0 && lagHours > LATE * every);
    const last = lagHours === null ? 'Never pulled.' : `Pulled ${lagHours.toFixed(1)} hours ago.`;
    const finding = fault === null ? last : `${last} ${fault}`;
    return {
      name: 'sync',
      subject: `${tenant}/${connection}`,
      isHealthy: !isLate && fault === null,
      finding,
    };
  });
}

async function modelChecks({ store, clock }: Ground): Promise<HealthCheck[]> {
  const { rows } = await store.asOperator((transaction) =>
    transaction.execute<{ tenant: string; made: string | null }>(
      sql`SELECT t.tenant_id AS tenant, m.created_at::text AS made FROM tenants t
          LEFT JOIN models m ON m.tenant_id = t.tenant_id AND m.state = 'released'
          WHERE t.erased_at IS NULL ORDER BY 1`,
    ),
  );
  return rows.map(({ tenant, made }) => {
    const days = made === null ? null : (clock().getTime() - Date.parse(made)) / MS_PER_DAY;
    const finding =
      days === null ? 'No model is in use.' : `The model in use is ${days.toFixed(1)} days old.`;
    return { name: 'model', subject: tenant, isHealthy: days !== null && days <= MODEL_DAYS, finding };
  });
}

function nullOrNumber(text: string | null): number | null {
  return text === null ? null : Number(text);
}
