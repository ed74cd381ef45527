import * as z from 'zod';
import { WIRE_LIMITS } from './wire-limits.ts';
import { idText, instant, longText, nameText } from './wire-text.ts';

/** The ERPs, and the folder of files, that history is pulled from. */
export const CONNECTION_KINDS = ['tryton', 'business-central', 'odoo', 'folder'] as const;

/** What a connection is made to. */
export type ConnectionKind = (typeof CONNECTION_KINDS)[number];

const settingName = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'must be a name such as baseUrl');
const settings = z
  .record(settingName, longText(WIRE_LIMITS.settingLength))
  .refine(
    (record) => Object.keys(record).length <= WIRE_LIMITS.connectionSettingCount,
    'must have at most 32 settings',
  );

/** A connection to an ERP; its credentials are never told again. */
export const connection = z
  .object({
    id: idText,
    kind: z.enum(CONNECTION_KINDS),
    name: nameText(),
    settings,
    isPaused: z.boolean(),
    createdAt: instant,
    lastPulledAt: instant.nullable(),
    /** Code of the error table where the last try failed. */
    lastError: z.string().max(64).nullable(),
  })
  .meta({ id: 'Connection' });

/** A connection to an ERP. */
export type Connection = z.infer<typeof connection>;

/** A connection to be made. `credentials` are encrypted at rest and never leave the server again. */
export const newConnection = z
  .object({
    kind: z.enum(CONNECTION_KINDS),
    name: nameText(),
    settings,
    credentials: settings,
  })
  .meta({ id: 'NewConnection' });

/** A connection to be made. */
export type NewConnection = z.infer<typeof newConnection>;

/** What changes about a connection; what is absent stays. */
export const connectionChange = z
  .object({
    name: nameText().optional(),
    settings: settings.optional(),
    credentials: settings.optional(),
    isPaused: z.boolean().optional(),
  })
  .meta({ id: 'ConnectionChange' });

/** What changes about a connection. */
export type ConnectionChange = z.infer<typeof connectionChange>;

/** Whether the ERP answered with these credentials. */
export const connectionTest = z
  .object({ isReachable: z.boolean(), error: z.string().max(64).nullable() })
  .meta({ id: 'ConnectionTest' });
