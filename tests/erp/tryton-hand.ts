import type { RealTryton, TrytonFilling } from './real-tryton.ts';

/** A colleague who works in Tryton itself, by the same calls that its own client makes. */
export interface TrytonHand {
  /** Puts another account into a line. */
  recode(lineId: string, accountCode: string): Promise<void>;
  /** Gives a line another text. */
  rewrite(lineId: string, text: string): Promise<void>;
  /** Posts an invoice. */
  post(invoiceId: string): Promise<void>;
}

/** Signs in as the user that was made for the connection. */
export function trytonHand(tryton: RealTryton, { user, password }: TrytonFilling): TrytonHand {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const call = async (method: string, ...params: readonly unknown[]): Promise<unknown> => {
    const context = { company: tryton.company };
    const response = await fetch(`${tryton.url}/${tryton.database}/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ id: 1, method, params: [...params, context] }),
    });
    const reply = (await response.json()) as unknown;
    if (!response.ok || (typeof reply === 'object' && reply !== null && 'error' in reply))
      throw new Error(`${method}: ${response.status} ${JSON.stringify(reply)}`);
    return typeof reply === 'object' && reply !== null && 'result' in reply ? reply.result : reply;
  };
  const writeLine = (lineId: string, values: object): Promise<unknown> =>
    call('model.account.invoice.line.write', [Number(lineId)], values);
  return {
    async recode(lineId, accountCode) {
      const found = await call('model.account.account.search', [['code', '=', accountCode]], 0, 1, null);
      if (!Array.isArray(found) || found.length !== 1) throw new Error(`no account ${accountCode}`);
      await writeLine(lineId, { account: found[0] as unknown });
    },
    async rewrite(lineId, text) {
      await writeLine(lineId, { description: text });
    },
    async post(invoiceId) {
      await call('model.account.invoice.post', [Number(invoiceId)]);
    },
  };
}
