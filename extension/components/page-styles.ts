import { css } from 'lit';

/** Look of the pane's pages beside the journal: headings, paragraphs and fields one below the other. */
export const pageStyles = css`
  :host {
    display: grid;
    gap: 1rem;
    padding: 0.75rem;
    font-size: 0.8125rem;
    line-height: 1.25rem;
  }
  section {
    display: grid;
    gap: 0.5rem;
    justify-items: start;
    min-width: 0;
    padding: 0.75rem;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  h2 {
    font-size: 0.875rem;
    line-height: 1.25rem;
    font-weight: 650;
  }
  h3 {
    font-size: 0.75rem;
    line-height: 1rem;
    font-weight: 650;
  }
  .soft {
    color: var(--ink-soft);
  }
  .fault {
    color: var(--fault-ink);
  }
  label {
    display: grid;
    gap: 0.125rem;
    width: 100%;
  }
  input,
  select {
    width: 100%;
    min-height: 2rem;
    padding: 0.25rem 0.5rem;
    border: 1px solid var(--control-line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font: inherit;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: end;
    width: 100%;
  }
  .row label {
    flex: 1 1 6rem;
  }
  pre {
    width: 100%;
    max-height: 18rem;
    margin: 0;
    padding: 0.5rem;
    overflow: auto;
    background: var(--ground);
    border: 1px solid var(--line-soft);
    border-radius: var(--radius);
    font-size: 0.75rem;
    line-height: 1rem;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  details {
    width: 100%;
  }
  summary {
    cursor: pointer;
    overflow-wrap: anywhere;
  }
`;
