import { customType, text } from 'drizzle-orm/pg-core';

/** Raw bytes. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/** A moment as ISO 8601 with milliseconds in UTC, whatever driver and server say. */
export const moment = customType<{ data: string; driverData: string | Date }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: (value) => new Date(value).toISOString(),
});

/** The column that every primary and foreign key begins with. */
export const tenantColumn = () => text('tenant_id').notNull();

/** When a row was made, by the clock of the server that made it. */
export const createdColumn = () => moment('created_at').notNull();
