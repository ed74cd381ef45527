import { css } from 'lit';

/** Look of the field for another value. */
export const fieldStyles = css`
  :host {
    display: grid;
    gap: 0.125rem;
    padding: 0 1rem 0.75rem;
    font-size: 0.8125rem;
    line-height: 1.25rem;
  }
  label {
    font-weight: 650;
    font-size: 0.75rem;
  }
  input {
    font: inherit;
    width: 100%;
    max-width: 24rem;
    min-height: 2rem;
    padding: 0.25rem 0.5rem;
    border: 1px solid var(--control-line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
  }
  .hint {
    color: var(--ink-soft);
    font-size: 0.75rem;
  }
`;
