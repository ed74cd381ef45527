import { css } from 'lit';

/** Text fields and choices, the same in every bar. Colours are the page's tokens. */
export const fieldStyles = css`
  input[type='search'],
  input[type='text'],
  select {
    font: inherit;
    font-size: 0.8125rem;
    line-height: 1.25rem;
    min-height: 1.75rem;
    min-width: 0;
    padding: 0.125rem 0.5rem;
    border: 1px solid var(--control-line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
  }
  button.small {
    min-height: 1.75rem;
    padding: 0.125rem 0.5rem;
  }
`;

/** A line of fields and buttons above the sheet; keys are named where there is room. */
export const barStyles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    font-size: 0.8125rem;
    line-height: 1.25rem;
    font-variant-numeric: tabular-nums;
  }
  @media (max-width: 30rem) {
    kbd {
      display: none;
    }
  }
`;
