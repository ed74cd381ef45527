/** Work that costs are collected for beside their account and cost centre. */
export interface Project {
  readonly code: string;
  readonly name: string;
  /** Months of the calendar, 0 for the first of the history, in which it takes costs; both included. */
  readonly firstMonth: number;
  readonly lastMonth: number;
}

/** The demo company's projects, by first month. */
export const PROJECTS: readonly Project[] = [
  { code: 'P24-01', name: 'Albireo', firstMonth: 0, lastMonth: 9 },
  { code: 'P24-02', name: 'Bellatrix', firstMonth: 0, lastMonth: 14 },
  { code: 'P24-03', name: 'Caph', firstMonth: 3, lastMonth: 17 },
  { code: 'P24-04', name: 'Denebola', firstMonth: 7, lastMonth: 24 },
  { code: 'P25-01', name: 'Electra', firstMonth: 12, lastMonth: 24 },
  { code: 'P25-02', name: 'Fomalhaut', firstMonth: 14, lastMonth: 24 },
  { code: 'P25-03', name: 'Gienah', firstMonth: 18, lastMonth: 24 },
  { code: 'P25-04', name: 'Hamal', firstMonth: 21, lastMonth: 24 },
];

/** Projects that take costs in a month, 0 for the first of the history. */
export function openProjects(month: number): readonly Project[] {
  return PROJECTS.filter(({ firstMonth, lastMonth }) => month >= firstMonth && month <= lastMonth);
}
