import * as z from 'zod';
import { WIRE_LIMITS } from './wire-limits.ts';
import { confidenceNumber, dimensionName } from './wire-text.ts';

/** An origin as a browser sends it: scheme, host, port; no path, no wildcard. */
const origin = z
  .string()
  .max(300)
  .regex(
    /^https:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$|^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d{1,5})?$/,
    'must be an origin such as https://erp.example.com, without a path',
  );

/** Confidence from which a suggestion is in a lane. */
export const laneLimits = z
  .object({ auto: confidenceNumber, review: confidenceNumber })
  .refine(({ auto, review }) => auto >= review, 'must have auto at least as high as review')
  .meta({ id: 'LaneLimits' });

const fields = {
  /** What is predicted; null: every dimension that the history has. */
  dimensions: z.array(dimensionName).min(1).max(WIRE_LIMITS.dimensionCount).nullable(),
  /** `automatic`: a challenger that is not worse is released; `manual`: an approver releases. */
  release: z.enum(['automatic', 'manual']),
  /** Hours between pulls; 0: only when asked. */
  pullEveryHours: z.int().min(0).max(720),
  /** Lines older than this are not learned and are removed; null: kept. */
  historyYears: z.int().min(1).max(50).nullable(),
  /** Decisions are removed this long after the training that learned them. */
  decisionDays: z.int().min(1).max(3_650),
  /** Models out of use whose bytes are kept. */
  keptModels: z.int().min(1).max(100),
  /** Contents of audit entries are emptied after this; null: kept. */
  auditYears: z.int().min(1).max(50).nullable(),
  laneLimits,
  /** Origins of the ERP pages that may show Kontera inside them. */
  embedOrigins: z.array(origin).max(WIRE_LIMITS.embedOriginCount),
};

/** What a tenant decides. */
export const tenantSettings = z.object(fields).meta({ id: 'Settings' });

/** What a tenant decides. */
export type TenantSettings = z.infer<typeof tenantSettings>;

/** Settings to be changed; what is absent stays. */
export const settingsChange = z.object(fields).partial().meta({ id: 'SettingsChange' });

/** Settings to be changed. */
export type SettingsChange = z.infer<typeof settingsChange>;
