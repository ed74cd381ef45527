import * as z from 'zod';
import { WIRE_LIMITS } from './wire-limits.ts';
import { confidenceNumber } from './wire-text.ts';

/** An origin that a browser sends: scheme, host, port; no path, no wildcard. */
const origin = z
  .string()
  .max(300)
  .regex(
    /^https:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$|^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d{1,5})?$/,
    'must be an origin such as https://erp.example.com, without a path',
  );

/** What a tenant decides. */
export const tenantSettings = z
  .object({
    laneLimits: z
      .object({ auto: confidenceNumber, review: confidenceNumber })
      .refine(({ auto, review }) => auto >= review, 'must have auto at least as high as review'),
    /** Origins of the ERP pages that may show Kontera inside them. */
    embedOrigins: z.array(origin).max(WIRE_LIMITS.embedOriginCount),
    /** A model that beats the one in use is released without a person. */
    releasesByItself: z.boolean(),
    /** Days that history and corrections are kept, 30 to 7,300; null: as long as the tenant is. */
    retentionDays: z.int().min(30).max(7_300).nullable(),
  })
  .meta({ id: 'Settings' });

/** What a tenant decides. */
export type TenantSettings = z.infer<typeof tenantSettings>;
