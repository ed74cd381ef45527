/** Parts of the page that F6 goes through, in order: what of them is there. */
const REGIONS = ['journal-grid revo-grid', 'suggestion-pane', 'file-bar', 'action-bar'];

/** Puts the focus on the next (or, with -1, the previous) part of the page, round again. */
export function goToRegion(step: 1 | -1): void {
  const regions = REGIONS.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? []);
  const index = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(index + step + regions.length) % regions.length];
  const isBar = next?.matches('file-bar, action-bar') ?? false;
  const button = isBar ? next?.shadowRoot?.querySelector('button') : null;
  (button ?? next)?.focus();
}
