import * as z from 'zod';
import { WIRE_LIMITS } from './wire-limits.ts';

/** Which part of a list is wanted. A cursor is what the reply before gave; its content is the server's business. */
export const pageQuery = z.object({
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/, 'must be the nextCursor of a reply')
    .max(WIRE_LIMITS.cursorLength)
    .optional()
    .meta({ description: 'nextCursor of the page before; absent: the first page' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(WIRE_LIMITS.pageSize)
    .default(WIRE_LIMITS.usualPageSize)
    .meta({ description: 'most entries of the page' }),
});

/** Which part of a list is wanted. */
export type PageQuery = z.infer<typeof pageQuery>;

/** One page of a list; `nextCursor` null where it is the last. */
export interface Page<T> {
  readonly entries: readonly T[];
  readonly nextCursor: string | null;
}

/** The schema of a page of entries. */
export function pageOf<T extends z.ZodType>(
  entry: T,
): z.ZodObject<{ entries: z.ZodArray<T>; nextCursor: z.ZodNullable<z.ZodString> }> {
  return z.object({
    entries: z.array(entry).max(WIRE_LIMITS.pageSize),
    nextCursor: z.string().max(WIRE_LIMITS.cursorLength).nullable(),
  });
}
