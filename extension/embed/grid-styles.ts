import { css } from 'lit';

/** Look of the grid of a document's lines: a table where there is room, else a card a line. */
export const gridStyles = css`
  :host {
    font-size: 0.8125rem;
    line-height: 1.25rem;
    font-variant-numeric: tabular-nums;
    max-block-size: 60vh;
    overflow: auto;
    align-self: start;
    border-bottom: 1px solid var(--line);
  }
  [role='grid'] {
    display: table;
    width: 100%;
    border-collapse: collapse;
  }
  [role='row'] {
    display: table-row;
  }
  [role='row'] > * {
    display: table-cell;
    padding: 0.375rem 0.625rem;
    border-top: 1px solid var(--line-soft);
    vertical-align: middle;
    text-align: left;
  }
  .head > * {
    position: sticky;
    top: 0;
    background: var(--surface);
    color: var(--ink-soft);
    font-size: 0.75rem;
    border-top: 0;
    border-bottom: 1px solid var(--line);
  }
  [role='rowheader'] {
    overflow-wrap: anywhere;
    font-weight: 400;
  }
  [role='row'] > .amount {
    text-align: right;
    white-space: nowrap;
  }
  .current > * {
    background: var(--surface-raised);
  }
  .cell {
    cursor: pointer;
    white-space: nowrap;
    font-weight: 600;
  }
  .cell .name {
    display: none;
    color: var(--ink-soft);
    font-weight: 400;
    font-size: 0.75rem;
  }
  .value {
    display: inline-block;
    max-width: 16ch;
    overflow: hidden;
    text-overflow: ellipsis;
    vertical-align: bottom;
  }
  .cell[tabindex='0'] {
    box-shadow: inset 0 0 0 2px var(--focus);
  }
  .cell:focus-visible {
    outline-offset: -2px;
  }
  [role='row'] > .is-ready {
    background: var(--ready-tint);
    color: var(--ready-ink);
  }
  [role='row'] > .is-review {
    background: var(--review-tint);
    color: var(--review-ink);
  }
  [role='row'] > .is-needs-you {
    background: var(--needs-stripe);
    color: var(--needs-ink);
  }
  @container (max-width: 35rem) {
    [role='grid'] {
      display: block;
    }
    .head {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    [role='row']:not(.head) {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(5.5rem, 1fr));
      gap: 0 0.25rem;
      padding: 0.375rem 0.75rem 0.5rem;
      border-top: 1px solid var(--line-soft);
    }
    [role='row'].current:not(.head) {
      background: var(--surface-raised);
    }
    [role='row']:not(.head) > * {
      display: block;
      border-top: 0;
      padding: 0.125rem 0.375rem;
    }
    [role='row']:not(.head) > [role='rowheader'] {
      grid-column: 1 / -2;
      padding-inline: 0;
    }
    [role='row']:not(.head) > .amount {
      grid-column: -2 / -1;
      padding-inline: 0;
    }
    .cell {
      border-radius: 4px;
      min-height: 1.5rem;
    }
    .cell .name {
      display: block;
      line-height: 1rem;
      color: inherit;
    }
  }
`;
