import * as z from 'zod';
import { WIRE_LIMITS } from './wire-limits.ts';
import { currencyText, dimensionName, idText, instant, nameText } from './wire-text.ts';

const dimensions = z.array(dimensionName).min(1).max(WIRE_LIMITS.dimensionCount);

/** A legal entity with its own ledger, and what of its lines is coded. */
export const company = z
  .object({
    id: idText,
    name: nameText(),
    currency: currencyText,
    dimensions,
    createdAt: instant,
  })
  .meta({ id: 'Company', description: 'A legal entity with its own ledger.' });

/** A legal entity with its own ledger, and what of its lines is coded. */
export type Company = z.infer<typeof company>;

/** A company to be opened. */
export const newCompany = z
  .object({ name: nameText(), currency: currencyText, dimensions })
  .meta({ id: 'NewCompany' });

/** A company to be opened. */
export type NewCompany = z.infer<typeof newCompany>;
