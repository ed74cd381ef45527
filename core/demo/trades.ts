import { MATERIAL_TRADES } from './trades-materials.ts';
import { OFFICE_TRADES } from './trades-office.ts';
import { PEOPLE_TRADES } from './trades-people.ts';
import { PREMISES_TRADES } from './trades-premises.ts';
import { PRODUCTION_TRADES } from './trades-production.ts';
import { SERVICE_TRADES } from './trades-services.ts';
import { TECHNOLOGY_TRADES } from './trades-technology.ts';
import { TRAVEL_TRADES } from './trades-travel.ts';
import type { Trade } from './trade.ts';

/** Every kind of supplier that the demo company buys from. */
export const TRADES: readonly Trade[] = [
  ...PREMISES_TRADES,
  ...TECHNOLOGY_TRADES,
  ...MATERIAL_TRADES,
  ...PRODUCTION_TRADES,
  ...PEOPLE_TRADES,
  ...TRAVEL_TRADES,
  ...SERVICE_TRADES,
  ...OFFICE_TRADES,
];
