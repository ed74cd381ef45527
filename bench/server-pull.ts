/**
 * Pulls a history from an Odoo over HTTP into PGlite and into PostgreSQL: rows a second and memory of our process, printed as they
 * come. Odoo and our process are processes of their own. `npm run bench server-pull`; `... -- --lines 20000 --on pglite` for less
 */
import { parseArgs } from 'node:util';
import type { Connector } from '../server/connectors/connector.ts';
import { nodeConnectorHost } from '../server/connectors/node-connector-host.ts';
import { isConnectorKind, openConnector } from '../server/connectors/open-connector.ts';
import { pullHandler } from '../server/jobs/pull.ts';
import { openRuntime, type Runtime } from '../server/runtime.ts';
import { connectorSource, type ConnectorSource } from '../server/services/connector-source.ts';
import { newSecretKey, parseSecretKeys } from '../server/services/secret-box.ts';
import { listen } from '../tests/listen.ts';
import { BUILT_PARTS, TESTER } from '../tests/server/opened-server.ts';
import { isPostgresUrl, onDatabases, type DatabaseName } from './databases.ts';
import { machineText } from './machine.ts';
import { LINES_A_BILL, madeOdoo } from './made-odoo.ts';
import { ended, endWithBench, messageOf, startPart } from './part.ts';

const ROWS = 10;
const SAMPLE_MS = 100;
const TENANT = 'pulled';

const [part = '', ...given] = process.argv.slice(2);
if (part === 'odoo') await beOdoo(Number(given[0]));
else if (part === 'puller') await bePuller(given[0] ?? '', given[1] ?? '', Number(given[2]));
else await measure();

async function beOdoo(billCount: number): Promise<void> {
  endWithBench();
  const { origin } = await listen(madeOdoo(billCount));
  process.send?.(origin);
}

async function measure(): Promise<void> {
  const { values } = parseArgs({
    options: { lines: { type: 'string', default: '1000000' }, on: { type: 'string', default: 'both' } },
  });
  const lineCount = Math.ceil(Number(values.lines) / LINES_A_BILL) * LINES_A_BILL;
  const odoo = startPart(import.meta.url, 'odoo', String(lineCount / LINES_A_BILL));
  const url = String(await messageOf(odoo));
  const pull = async (name: DatabaseName, where: string): Promise<void> => {
    console.log(`${name}: ${lineCount.toLocaleString('en')} lines; ${machineText()}`);
    await ended(startPart(import.meta.url, 'puller', where, url, String(lineCount)));
  };
  const names = ['PGlite', 'PostgreSQL'] as const;
  const asked = names.filter((name) => name.toLowerCase() === values.on);
  await onDatabases(asked.length > 0 ? asked : names, pull);
  odoo.kill('SIGKILL');
}

/** Pulls once, as the job does, and prints what it took; no training begins. */
async function bePuller(where: string, url: string, lineCount: number): Promise<void> {
  endWithBench();
  const keys = parseSecretKeys(newSecretKey('bench'));
  if (typeof keys === 'string') throw new Error(keys);
  const isUrl = isPostgresUrl(where);
  const progress = progressOf(lineCount);
  const source = watched(connectorSource(isConnectorKind, openConnector, nodeConnectorHost), progress.add);
  const runtime = await openRuntime({
    settings: {
      ...{ role: 'web', heartbeatMs: 1_000 },
      ...{ databaseUrl: isUrl ? where : null, dataFolder: isUrl ? null : where },
    },
    ...{ parts: BUILT_PARTS, keys: () => keys, source, clock: () => new Date() },
    onFault: (error) => console.error(error),
  });
  const subject = await connected(runtime, url);
  const trainFirst = (): Promise<void> => Promise.resolve();
  const handle = pullHandler({ ...runtime, clock: () => new Date(), source, trainFirst });
  const signal = new AbortController().signal;
  progress.begin();
  const end = await handle({ tenantId: TENANT, kind: 'pull', subject, jobId: 'bench', attempt: 1, signal });
  const stored = (await runtime.services.history.summary(TENANT)).lineCount;
  if (end.kind !== 'done' || stored !== lineCount)
    throw new Error(`${stored} of ${lineCount} lines are stored: ${JSON.stringify(end)}`);
  progress.end();
  await runtime.stop(0);
  process.exit(0);
}

async function connected({ services }: Runtime, url: string): Promise<string> {
  await services.tenants.create(TENANT, { name: 'Pulled', partner: null }, TESTER);
  const made = await services.connections.create(
    TENANT,
    {
      ...{ kind: 'odoo', label: 'Odoo', settings: { url, database: 'made', user: 'kontera' } },
      secret: { apiKey: 'made' },
    },
    TESTER,
  );
  if (!made.ok) throw new Error(made.sentence);
  return made.value.connectionId;
}

/** The same source, telling how many lines each page of history brought. */
function watched(source: ConnectorSource, add: (lineCount: number) => void): ConnectorSource {
  const watch = (connector: Connector): Connector => ({
    ...connector,
    async history(cursor, documentCount) {
      const page = await connector.history(cursor, documentCount);
      if (page.ok) add(page.value.documents.reduce((sum, { lines }) => sum + lines.length, 0));
      return page;
    },
  });
  return {
    isKind: (text) => source.isKind(text),
    open(...asked) {
      const opened = source.open(...asked);
      return opened.ok ? { ok: true, value: watch(opened.value) } : opened;
    },
  };
}

/** Prints a row a tenth of the way; memory is looked at ten times a second. */
function progressOf(lineCount: number) {
  let [beganMs, lines, rows, peakBytes, rowPeakBytes] = [0, 0, 0, 0, 0];
  let beganCpu = process.cpuUsage();
  const sample = (): void => {
    const bytes = process.memoryUsage.rss();
    peakBytes = Math.max(peakBytes, bytes);
    rowPeakBytes = Math.max(rowPeakBytes, bytes);
  };
  const mb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
  const rate = (): string => Math.round(lines / ((performance.now() - beganMs) / 1000)).toLocaleString('en');
  return {
    begin: (): void => {
      beganMs = performance.now();
      beganCpu = process.cpuUsage();
      setInterval(sample, SAMPLE_MS);
    },
    /** Bills on the border of two pages come twice, so the count may pass the number of lines a little. */
    add: (pageLines: number): void => {
      lines += pageLines;
      sample();
      if (lines < ((rows + 1) * lineCount) / ROWS || rows + 1 >= ROWS) return;
      rows += 1;
      console.log(
        `  ${lines.toLocaleString('en').padStart(9)} lines, ${rate()} a second, up to ${mb(rowPeakBytes)}`,
      );
      rowPeakBytes = 0;
    },
    end: (): void => {
      sample();
      const { user, system } = process.cpuUsage(beganCpu);
      const seconds = (performance.now() - beganMs) / 1000;
      console.log(
        `  all stored and compared with the source: ${Math.round(lineCount / seconds).toLocaleString('en')} lines a second, ` +
          `${seconds.toFixed(1)} s, of processor time ${((user + system) / 1e6).toFixed(1)} s; peak ${mb(peakBytes)}`,
      );
    },
  };
}
