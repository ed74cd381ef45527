import type { Country } from './country.ts';

/** A place in the company that costs are charged to. */
export interface CostCentre {
  /** Text, never a number: `010` begins with a zero. */
  readonly code: string;
  readonly name: string;
}

/** The demo company's 18 cost centres; 075 takes the place of 070 during the history. */
export const COST_CENTRES: readonly CostCentre[] = [
  { code: '010', name: 'Management' },
  { code: '020', name: 'Finance' },
  { code: '030', name: 'HR' },
  { code: '040', name: 'IT' },
  { code: '050', name: 'Sales Benelux' },
  { code: '055', name: 'Sales Germany' },
  { code: '058', name: 'Sales France' },
  { code: '060', name: 'Marketing' },
  { code: '070', name: 'Purchasing and logistics' },
  { code: '075', name: 'Supply chain' },
  { code: '080', name: 'Machining hall A' },
  { code: '085', name: 'Assembly hall B' },
  { code: '088', name: 'Quality' },
  { code: '090', name: 'R&D' },
  { code: '095', name: 'Field service' },
  { code: '110', name: 'Site Utrecht' },
  { code: '120', name: 'Site Aachen' },
  { code: '130', name: 'Site Lille' },
];

/** One of the company's three sites. */
export interface Site {
  readonly costCentre: string;
  readonly town: string;
}

/** The sites, head office first. */
export const SITES: readonly Site[] = [
  { costCentre: '110', town: 'Utrecht' },
  { costCentre: '120', town: 'Aachen' },
  { costCentre: '130', town: 'Lille' },
];

/** Cost centre of the site that a local supplier of a country serves. */
export function siteCentre(country: Country): string {
  if (country === 'DE') return '120';
  return country === 'FR' || country === 'BE' ? '130' : '110';
}
