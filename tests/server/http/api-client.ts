/** A request as tests make it. */
export interface TestRequest {
  readonly method?: string;
  readonly token?: string;
  readonly tenant?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

let keyCount = 0;

/** An idempotency key that was not used before. */
export function freshKey(): string {
  keyCount += 1;
  return `test-batch-${keyCount}`;
}

/** Sends a request below /v1; a body that is a text goes as it is. */
export function ask(origin: string, path: string, given: TestRequest = {}): Promise<Response> {
  const { method = 'GET', token, tenant, body, headers = {} } = given;
  const sent = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(`${origin}/v1${path}`, {
    method: method.toUpperCase(),
    redirect: 'manual',
    headers: {
      ...(sent === null ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(tenant === undefined ? {} : { 'kontera-tenant': tenant }),
      'idempotency-key': freshKey(),
      ...headers,
    },
    ...(sent === null ? {} : { body: sent }),
  });
}
