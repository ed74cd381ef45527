import type { Page } from 'playwright-core';

/** A message of the frame as a host hears it. */
export interface HeardMessage {
  readonly v: number;
  readonly id: string;
  readonly type: string;
  readonly payload: Record<string, unknown>;
}

interface RawWindow {
  heard: HeardMessage[];
  port: MessagePort;
}

/** A host that says exactly what it is told, right or wrong: for what no decent host would send. */
export class RawHost {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Puts the frame into the page and greets it with a hello, or with something else; `origin` is whom the hello is for. */
  async open(address: string, hello: unknown = helloOf(1)): Promise<void> {
    await this.page.evaluate(
      async ({ url, greeting }) => {
        const iframe = document.createElement('iframe');
        iframe.referrerPolicy = 'origin';
        const loaded = new Promise((resolve) => iframe.addEventListener('load', resolve, { once: true }));
        iframe.src = url;
        document.body.append(iframe);
        await loaded;
        const { port1, port2 } = new MessageChannel();
        const raw = window as unknown as RawWindow;
        raw.heard = [];
        raw.port = port1;
        port1.onmessage = ({ data }) => raw.heard.push(data as HeardMessage);
        window.addEventListener('message', ({ data }) => raw.heard.push(data as HeardMessage));
        iframe.contentWindow?.postMessage(greeting, new URL(url).origin, [port2]);
      },
      { url: address, greeting: hello },
    );
  }

  /** Sends a message that this expression makes, in the page itself: what JSON cannot carry arrives too. */
  async say(expression: string): Promise<void> {
    await this.page.evaluate(`window.port.postMessage(${expression})`);
  }

  /** Waits for the answer to a request. */
  async answer(id: string): Promise<HeardMessage> {
    const found = await this.page.waitForFunction(
      (wanted) => (window as unknown as RawWindow).heard.find((one) => one.id === wanted),
      id,
    );
    const message = await found.jsonValue();
    if (!message) throw new Error(`no answer to ${id}`);
    return message;
  }

  /** All that was heard so far. */
  heard(): Promise<HeardMessage[]> {
    return this.page.evaluate(() => (window as unknown as RawWindow).heard);
  }
}

/** A hello of a version. */
export function helloOf(v: number): Record<string, unknown> {
  return { v, id: 'hello-1', type: 'hello', payload: { hostName: 'Raw' } };
}
