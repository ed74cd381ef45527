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
