import * as z from 'zod';
import { WIRE_LIMITS } from './wire-limits.ts';

/** Which part of a list is wanted. A cursor is what the reply before gave; what stands in it is the server's business. */
export const pageQuery = z.object({
  after: z
    .string()
    .min(1)
    .max(WIRE_LIMITS.cursorLength)
    .regex(/^[\x21-\x7e]*$/, 'must be the `next` of a reply')
    .optional()
    .meta({ description: '`next` of the page before; absent: the first page' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(WIRE_LIMITS.pageSize)
    .default(WIRE_LIMITS.usualPageSize)
    .meta({ description: 'most rows of the page' }),
});

/** Which part of a list is wanted. */
export type PageQuery = z.infer<typeof pageQuery>;

/** The schema of a page of rows; `next` null where it is the last. */
export function pageOf<T extends z.ZodType>(
  row: T,
): z.ZodObject<{ rows: z.ZodArray<T>; next: z.ZodNullable<z.ZodString> }> {
  return z.object({
    rows: z.array(row).max(WIRE_LIMITS.pageSize),
    next: z.string().max(WIRE_LIMITS.cursorLength).nullable(),
  });
}
