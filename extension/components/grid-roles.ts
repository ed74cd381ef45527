import type { GridSheet } from './grid-sheet.ts';

/**
 * Gives the drawn part of the grid the roles of a grid, for screen readers. The grid component's own way makes a tree of
 * it, with its mark among the rows; here the table alone is the grid. Its rows are numbered as in the file, so that the
 * row numbers, which stand beside it in a table of their own, need not be read; sorted or filtered, as they stand.
 */
export function giveRoles(grid: HTMLElement, sheet: GridSheet, label: string): void {
  const number = (row: number): number => (sheet.isAsInFile && Number(sheet.rowLabel(row))) || row + 2;
  set(grid.querySelector('.main-viewport'), {
    role: 'grid',
    'aria-label': label,
    'aria-rowcount': number(sheet.rowCount - 1),
    'aria-colcount': sheet.columns.length,
  });
  set(grid.querySelector('revogr-row-headers'), { 'aria-hidden': 'true' });
  for (const bar of grid.querySelectorAll('revogr-scroll-virtual')) set(bar, { 'aria-hidden': 'true' });
  for (const row of grid.querySelectorAll('.header-rgRow'))
    set(row, { role: 'row', 'aria-rowindex': number(0) - 1 });
  for (const row of grid.querySelectorAll('revogr-data .rgRow'))
    set(row, { role: 'row', 'aria-rowindex': number(Number(row.getAttribute('data-rgrow'))) });
  for (const header of grid.querySelectorAll('.rgHeaderCell[role="columnheader"]')) markHeader(header, sheet);
}

/** How the rows are sorted and by what they are filtered stands at the headers; they are not drawn anew for it. */
function markHeader(header: Element, { sort, filtered }: GridSheet): void {
  const column = Number(header.getAttribute('data-rgcol'));
  set(header, { 'aria-sort': sort?.column === column ? sort.direction : 'none' });
  header.classList.toggle('is-filtered', filtered.has(column));
}

function set(element: Element | null, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    const text = String(value);
    if (element && element.getAttribute(name) !== text) element.setAttribute(name, text);
  }
}
