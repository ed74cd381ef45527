import { describe, expect, it } from 'vitest';
import { TokenHolder, type HeldToken, type TokenNeed } from '../../../extension/embed/token-holder.ts';

const at = (second: number): string => new Date(second * 1_000).toISOString();
const holder = (
  given: (HeldToken | null)[],
): { tokens: TokenHolder; asked: TokenNeed[]; clock: { s: number } } => {
  const asked: TokenNeed[] = [];
  const clock = { s: 0 };
  const ask = (reason: TokenNeed): Promise<HeldToken | null> => {
    asked.push(reason);
    return Promise.resolve(given.shift() ?? null);
  };
  return { tokens: new TokenHolder(ask, () => clock.s * 1_000), asked, clock };
};

describe('the token of a host', () => {
  it('is used as long as it is good, and asked for anew five seconds before its end', async () => {
    const { tokens, asked, clock } = holder([{ token: 'b', expiresAt: at(200) }]);
    tokens.hold({ token: 'a', expiresAt: at(100) });
    expect(await tokens.token()).toBe('a');
    clock.s = 96;
    expect(await tokens.token()).toBe('b');
    expect(asked).toEqual(['expired']);
  });

  it('is asked for once, however many wait for it', async () => {
    const { tokens, asked } = holder([{ token: 'a', expiresAt: at(100) }]);
    expect(await Promise.all([tokens.token(), tokens.token(), tokens.token()])).toEqual(['a', 'a', 'a']);
    expect(asked).toEqual(['none']);
  });

  it('is replaced where our server refused it, unless another came meanwhile', async () => {
    const { tokens, asked } = holder([{ token: 'b', expiresAt: at(100) }]);
    tokens.hold({ token: 'a', expiresAt: at(100) });
    expect(await tokens.afterRefusal('a')).toBe('b');
    expect(await tokens.afterRefusal('a')).toBe('b');
    expect(asked).toEqual(['refused']);
  });

  it('is none where the host refuses', async () => {
    const { tokens } = holder([null]);
    expect(await tokens.token()).toBeNull();
  });
});
