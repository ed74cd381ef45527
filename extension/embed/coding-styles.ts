import { css } from 'lit';

/** Look of the coding inside an ERP: beside each other where there is room, else below each other. */
export const codingStyles = css`
  :host {
    container-type: inline-size;
    background: var(--surface);
    color: var(--ink);
    font-size: 0.8125rem;
    line-height: 1.25rem;
  }
  :host([hidden]) {
    display: none;
  }
  header,
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem 0.75rem;
    padding: 0.625rem 1rem;
  }
  header {
    border-bottom: 1px solid var(--line);
  }
  h2 {
    font-size: 0.9375rem;
    line-height: 1.375rem;
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  .counts {
    color: var(--ink-soft);
    margin-inline-end: auto;
  }
  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  @container (min-width: 56rem) {
    .body {
      grid-template-columns: minmax(0, 3fr) minmax(20rem, 2fr);
    }
    .side {
      border-inline-start: 1px solid var(--line);
    }
  }
  footer {
    border-top: 1px solid var(--line);
    min-height: 3.25rem;
  }
  .status {
    margin-inline-end: auto;
    overflow-wrap: anywhere;
  }
  .status.is-fault {
    padding: 0.25rem 0.625rem;
    border-left: 3px solid var(--fault-line);
    background: var(--fault-tint);
    color: var(--fault-ink);
  }
`;
