import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { darkTokens, lightTokens } from '../../../extension/embed/token-styles.ts';

const page = readFileSync(new URL('../../../extension/taskpane/tokens.css', import.meta.url), 'utf8');
const tokensOf = (css: string): string[] => (css.match(/--[\w-]+: [^;]+;/g) ?? []).sort();

describe('the element’s colours', () => {
  it('are those of our pages, in daylight and in the dark', () => {
    const [light = '', dark = ''] = page.split('@media (prefers-color-scheme: dark)');
    expect(tokensOf(lightTokens.cssText)).toEqual(tokensOf(light));
    expect(tokensOf(darkTokens.cssText)).toEqual(tokensOf(dark));
  });
});
