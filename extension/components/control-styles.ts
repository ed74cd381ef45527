import { css } from 'lit';

/** Buttons, keys and focus, the same in every component. Colours are the page's tokens. */
export const controlStyles = css`
  :host {
    display: block;
    font-family: var(--font);
    color: var(--ink);
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  button {
    font: inherit;
    font-size: 0.8125rem;
    line-height: 1.25rem;
    min-height: 2rem;
    padding: 0.3125rem 0.75rem;
    border: 1px solid var(--control-line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    cursor: pointer;
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
  }
  button:hover:not([aria-disabled='true'], :disabled) {
    background: var(--surface-raised);
    border-color: var(--ink-soft);
  }
  button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
  }
  button.primary:hover:not([aria-disabled='true'], :disabled) {
    background: var(--accent-hover);
    border-color: var(--accent-hover);
  }
  button[aria-disabled='true'],
  button:disabled {
    cursor: default;
    background: transparent;
    border-color: var(--line);
    color: var(--ink-soft);
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  kbd {
    font: inherit;
    font-size: 0.6875rem;
    line-height: 1rem;
    padding: 0 0.3125rem;
    border: 1px solid currentcolor;
    border-radius: 3px;
    opacity: 0.85;
    white-space: nowrap;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  h2,
  h3,
  p,
  dl,
  dd,
  ul,
  ol {
    margin: 0;
    padding: 0;
  }
`;
