/** Parts of the page that F6 goes through, in order: what of them is there. */
const REGIONS = ['filter-bar', 'journal-grid revo-grid', 'suggestion-pane', 'file-bar', 'action-bar'];

/** Puts the focus on the next (or, with -1, the previous) part of the page, round again. */
export function goToRegion(step: 1 | -1): void {
  const regions = REGIONS.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? []);
  const index = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(index + step + regions.length) % regions.length];
  const isBar = next?.matches('filter-bar, file-bar, action-bar') ?? false;
  const button = isBar ? next?.shadowRoot?.querySelector<HTMLElement>('select, button') : null;
  (button ?? next)?.focus();
}

/** Puts the focus back on the cursor's cell. */
export function goToSheet(): void {
  document.querySelector<HTMLElement>('journal-grid revo-grid')?.focus();
}

/** Says where the column begins whose menu is to open, from the left of the sheet. */
export function placeMenu(leftPx: number): void {
  document.querySelector<HTMLElement>('.sheet-area')?.style.setProperty('--menu-left', `${leftPx}px`);
}

/** Puts the focus into the search, where it is open. */
export function goToFindBar(): void {
  document.querySelector<HTMLElement>('find-bar')?.focus();
}

/** Whether a key pressed now is meant for the sheet, or for nothing in particular. */
export function isAtSheet(): boolean {
  const holder = document.activeElement;
  return holder === null || holder === document.body || holder.closest('.sheet-area') !== null;
}
