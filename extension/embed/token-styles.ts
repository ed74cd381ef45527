import { css } from 'lit';

/** Colours and measures in daylight, the same as those of our pages. */
export const lightTokens = css`
  --font: 'Segoe UI', system-ui, -apple-system, 'Helvetica Neue', Arial, sans-serif;
  --ground: #f3f5f8;
  --surface: #ffffff;
  --surface-raised: #fafbfc;
  --line: #d6dce4;
  --line-soft: #e7ebf0;
  --control-line: #8592a3;
  --ink: #17202b;
  --ink-soft: #4d5a6a;
  --accent: #1d4f91;
  --accent-hover: #173f75;
  --on-accent: #ffffff;
  --focus: #1a63d0;
  --ready-tint: #e2f3e6;
  --ready-ink: #12592b;
  --ready-solid: #3c9a5b;
  --review-tint: #fff0c9;
  --review-ink: #714500;
  --review-solid: #e0a21b;
  --needs-tint: #eceff3;
  --needs-stripe: #d9dfe6;
  --needs-ink: #3d4856;
  --needs-solid: #8b97a6;
  --done-solid: #1d4f91;
  --fault-tint: #fdecea;
  --fault-ink: #8c1d18;
  --fault-line: #e0a6a1;
  --shadow: 0 1px 2px rgb(23 32 43 / 8%);
  --radius: 6px;
`;

/** What is otherwise in the dark. */
export const darkTokens = css`
  --ground: #12161b;
  --surface: #1a2027;
  --surface-raised: #20272f;
  --line: #36414d;
  --line-soft: #29323c;
  --control-line: #7d8a9a;
  --ink: #e7ecf2;
  --ink-soft: #a9b5c2;
  --accent: #8cb6f5;
  --accent-hover: #a9c9f9;
  --on-accent: #0d1b2e;
  --focus: #7fb0ff;
  --ready-tint: #15331f;
  --ready-ink: #92dfa9;
  --ready-solid: #4fae6f;
  --review-tint: #3b2c08;
  --review-ink: #f5cd72;
  --review-solid: #d39a22;
  --needs-tint: #232b34;
  --needs-stripe: #313c48;
  --needs-ink: #c2ccd8;
  --needs-solid: #7d8a9a;
  --done-solid: #8cb6f5;
  --fault-tint: #3a1a18;
  --fault-ink: #ffb4ac;
  --fault-line: #7a3b36;
  --shadow: 0 1px 2px rgb(0 0 0 / 40%);
  --ground: #12161b;
  --surface: #1a2027;
  --surface-raised: #20272f;
  --line: #36414d;
  --line-soft: #29323c;
  --control-line: #7d8a9a;
  --ink: #e7ecf2;
  --ink-soft: #a9b5c2;
  --accent: #8cb6f5;
  --accent-hover: #a9c9f9;
  --on-accent: #0d1b2e;
  --focus: #7fb0ff;
  --ready-tint: #15331f;
  --ready-ink: #92dfa9;
  --ready-solid: #4fae6f;
  --review-tint: #3b2c08;
  --review-ink: #f5cd72;
  --review-solid: #d39a22;
  --needs-tint: #232b34;
  --needs-stripe: #313c48;
  --needs-ink: #c2ccd8;
  --needs-solid: #7d8a9a;
  --done-solid: #8cb6f5;
  --fault-tint: #3a1a18;
  --fault-ink: #ffb4ac;
  --fault-line: #7a3b36;
  --shadow: 0 1px 2px rgb(0 0 0 / 40%);
`;

/** The tokens on the host element: as the system has it, or as its `theme` says. */
export const tokenStyles = css`
  :host {
    color-scheme: light dark;
    ${lightTokens}
  }
  @media (prefers-color-scheme: dark) {
    :host {
      ${darkTokens}
    }
  }
  :host([theme='light']) {
    color-scheme: light;
    ${lightTokens}
  }
  :host([theme='dark']) {
    color-scheme: dark;
    ${darkTokens}
  }
`;
