import { css } from 'lit';

/** Look of the suggestion pane. */
export const paneStyles = css`
  :host {
    font-size: 0.8125rem;
    line-height: 1.25rem;
    padding: 0.75rem 1rem;
    font-variant-numeric: tabular-nums;
  }
  .offer {
    display: grid;
    gap: 0.375rem;
    justify-items: start;
    margin-bottom: 0.75rem;
    padding: 0.5rem 0.625rem;
    border: 1px solid var(--focus);
    border-radius: var(--radius);
  }
  .soft {
    color: var(--ink-soft);
    font-weight: 400;
  }
  h2 {
    font-size: 0.9375rem;
    line-height: 1.375rem;
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  h3 {
    margin-top: 0.75rem;
    font-size: 0.75rem;
    line-height: 1rem;
    font-weight: 650;
  }
  .facts span {
    display: inline-block;
  }
  .facts span:not(:last-child)::after {
    content: '·';
    margin-inline: 0.375rem;
  }
  .facts {
    color: var(--ink-soft);
    overflow-wrap: anywhere;
  }
  .cells {
    list-style: none;
    margin-top: 0.625rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    overflow: hidden;
  }
  .cells li {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: 0 0.75rem;
    padding: 0.375rem 0.625rem;
    border-left: 3px solid transparent;
  }
  .cells li + li {
    border-top: 1px solid var(--line-soft);
  }
  .cells li[aria-current='true'] {
    border-left-color: var(--focus);
    background: var(--surface-raised);
  }
  .name {
    color: var(--ink-soft);
    font-size: 0.75rem;
  }
  .value {
    grid-column: 1;
    font-size: 0.9375rem;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .code-name {
    font-size: 0.8125rem;
    font-weight: 400;
  }
  .value.blank {
    font-weight: 400;
    color: var(--ink-soft);
  }
  .lane {
    grid-column: 2;
    grid-row: 1;
    justify-self: end;
    padding: 0 0.375rem;
    border-radius: 3px;
    font-size: 0.75rem;
    white-space: nowrap;
    color: var(--ink-soft);
  }
  .is-ready .lane {
    background: var(--ready-tint);
    color: var(--ready-ink);
  }
  .is-review .lane {
    background: var(--review-tint);
    color: var(--review-ink);
  }
  .is-needs-you .lane {
    background: var(--needs-stripe);
    color: var(--needs-ink);
  }
  .mark {
    font-weight: 700;
  }
  .cells button {
    grid-column: 2;
    grid-row: 2;
    justify-self: end;
    min-height: 1.625rem;
    padding: 0.0625rem 0.5rem;
    font-size: 0.75rem;
  }
  .why {
    padding-left: 1rem;
  }
  .alternatives {
    list-style: none;
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    margin-top: 0.25rem;
  }
  .alternatives button {
    min-height: 1.75rem;
    padding: 0.125rem 0.5rem;
  }
  .warning {
    margin-top: 0.75rem;
    padding: 0.375rem 0.625rem;
    border-left: 3px solid var(--review-solid);
    background: var(--review-tint);
    color: var(--review-ink);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    margin-top: 0.125rem;
  }
  td {
    padding: 0.125rem 0;
    border-bottom: 1px solid var(--line-soft);
    white-space: nowrap;
  }
  td.coding {
    padding-inline: 0.75rem;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  td.amount {
    text-align: right;
  }
  .end {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    margin-top: 0.875rem;
  }
  label {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
  }
  input[type='checkbox'] {
    accent-color: var(--accent);
    width: 1rem;
    height: 1rem;
    margin: 0;
  }
`;
