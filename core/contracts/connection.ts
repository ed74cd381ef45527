import * as z from 'zod';
import { WIRE_LIMITS } from './wire-limits.ts';
import { idText, instant, longText, nameText } from './wire-text.ts';

const settingName = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'must be a name such as baseUrl');
const settingValue = z.union([
  longText(WIRE_LIMITS.settingLength),
  z.number(),
  z.boolean(),
  z.array(longText(WIRE_LIMITS.settingLength)).max(100),
]);
const settings = z
  .record(settingName, settingValue)
  .refine(
    (record) => Object.keys(record).length <= WIRE_LIMITS.connectionSettingCount,
    'must have at most 32 settings',
  )
  .meta({ id: 'ConnectionSettings' });

/** A connection to an ERP or a folder of files; its credentials are never told again. */
export const connection = z
  .object({
    connectionId: idText,
    /** tryton, business-central, odoo, folder. */
    kind: nameText(40),
    label: nameText(),
    settings: z.record(z.string(), z.unknown()),
    hasSecret: z.boolean(),
    createdAt: instant,
    lastPulledAt: instant.nullable(),
    lastReconciledAt: instant.nullable(),
    /** Why the last pull failed; null where it did not. */
    lastFault: longText().nullable(),
  })
  .meta({ id: 'Connection' });

/** A connection to an ERP. */
export type Connection = z.infer<typeof connection>;

/** A connection to be made. `secret` holds credentials: encrypted at rest, never told again. */
export const newConnection = z
  .object({ kind: nameText(40), label: nameText(), settings, secret: settings.nullable().default(null) })
  .meta({ id: 'NewConnection' });

/** What changes about a connection; what is absent stays. */
export const connectionChange = z
  .object({
    label: nameText().optional(),
    settings: settings.optional(),
    secret: settings.nullable().optional(),
  })
  .meta({ id: 'ConnectionChange' });

/** A connection whose drafts can be coded, as far as the one who codes them has to know it: no address, no settings. */
export const draftConnection = z
  .object({ connectionId: idText, label: nameText(), kind: nameText(40) })
  .meta({ id: 'DraftConnection' });

/** A connection whose drafts can be coded. */
export type DraftConnection = z.infer<typeof draftConnection>;

/** Every connection of a tenant whose drafts can be coded. */
export const draftConnectionList = z
  .object({ rows: z.array(draftConnection) })
  .meta({ id: 'DraftConnectionList' });

/** Every connection of a tenant. */
export const connectionList = z.object({ rows: z.array(connection) }).meta({ id: 'ConnectionList' });
