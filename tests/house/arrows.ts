/** What the files of one room may import; files of their own room always. */
export interface Room {
  /** A folder, or `folder/*` for the files that lie in it directly. The longest that fits a file is its room. */
  readonly name: string;
  /** Rooms, `core/` for all of them below a folder, or single files. */
  readonly mayImport: readonly string[];
  /** npm packages; `node:` stands for all that Node brings. */
  readonly packages?: readonly string[];
  /** What to do instead of an import that is not allowed. */
  readonly instead: string;
}

const PASS_IN = 'pass it in as an argument, or move the code up to the room that joins both';
const EXTENSION_DOOR = 'the extension and the server share only core/contracts';

/** Who may import whom: HOUSE's table of arrows, all of them pointing down. */
export const ROOMS: readonly Room[] = [
  {
    name: 'assembly',
    mayImport: [],
    instead: 'the engine takes numbers in and gives numbers out; do it in core/engine',
  },
  {
    name: 'core/engine',
    mayImport: [],
    packages: ['@assemblyscript/loader'],
    instead: 'the engine package depends on nothing; give EngineLine what it needs',
  },
  { name: 'core/domain', mayImport: [], instead: 'nouns know no one; move the verb to core/workflows' },
  {
    name: 'core/formats',
    mayImport: ['core/domain'],
    packages: ['fflate', 'papaparse', 'saxes'],
    instead: 'a format turns bytes into domain values and back; join it with others in core/workflows or cli',
  },
  {
    name: 'core/contracts',
    mayImport: ['core/domain'],
    packages: ['zod'],
    instead: 'a contract holds schemas of domain values only',
  },
  { name: 'core/demo', mayImport: ['core/domain', 'core/formats'], instead: PASS_IN },
  { name: 'core/workflows', mayImport: ['core/domain', 'core/engine'], instead: PASS_IN },
  {
    name: 'core/kpi',
    mayImport: ['core/domain', 'core/engine', 'core/workflows'],
    instead: 'the door to the figures only names what lies behind it',
  },
  {
    name: 'core/report',
    mayImport: ['core/domain', 'core/workflows'],
    packages: ['echarts'],
    instead: 'a report is a page made of figures; let the command that has them hand them over',
  },
  {
    name: 'cli',
    mayImport: ['core/', 'server/*', 'server/services'],
    packages: ['node:'],
    instead: 'a subcommand is thin: it calls core or the entry of the server',
  },
  {
    name: 'server/*',
    mayImport: ['server/', 'core/'],
    packages: ['node:', '@electric-sql/pglite', 'pino'],
    instead: EXTENSION_DOOR,
  },
  {
    name: 'server/http',
    mayImport: ['server/services', 'core/contracts', 'core/domain'],
    packages: [
      'node:',
      '@asteasolutions/zod-to-openapi',
      'express',
      'express-rate-limit',
      'helmet',
      'jose',
      'prom-client',
      'zod',
    ],
    instead: 'a route is parse, authorise, call, reply; put the rest in server/services',
  },
  {
    name: 'server/services',
    mayImport: ['core/', 'server/storage', 'server/connectors'],
    packages: ['node:', 'drizzle-orm'],
    instead: 'a service knows no HTTP; return a value and let server/http answer',
  },
  {
    name: 'server/jobs',
    mayImport: ['core/', 'server/storage', 'server/connectors', 'server/services'],
    packages: ['node:', 'drizzle-orm', 'pg-boss'],
    instead: 'a job knows no HTTP; call a service',
  },
  {
    name: 'server/storage',
    mayImport: ['core/domain', 'core/formats', 'core/contracts'],
    packages: ['node:', 'drizzle-orm', 'pg', '@electric-sql/pglite'],
    instead: 'a store keeps domain values; let a service call it',
  },
  {
    name: 'server/connectors',
    mayImport: ['core/domain', 'core/formats', 'core/contracts'],
    packages: ['node:'],
    instead: 'a connector gives domain values; let a service call it',
  },
  {
    name: 'extension/texts',
    mayImport: ['core/domain'],
    instead: 'texts are words with places to fill in; pass the values in',
  },
  {
    name: 'extension/components',
    mayImport: ['core/domain', 'extension/texts'],
    packages: ['lit', '@revolist/revogrid', '@fluentui/web-components', '@fluentui/tokens'],
    instead:
      'a component takes properties and fires past-tense events; let a view of the page hand them over',
  },
  {
    name: 'extension/controllers',
    mayImport: ['core/', 'extension/hosts', 'extension/sync', 'extension/worker', 'extension/texts'],
    instead: 'a controller holds state and knows no element; let the page draw it',
  },
  {
    name: 'extension/worker',
    mayImport: ['core/', 'extension/texts'],
    instead: 'the worker answers messages; let a controller send them',
  },
  {
    name: 'extension/sync',
    mayImport: ['core/domain', 'core/contracts'],
    packages: ['zod', '@azure/msal-browser'],
    instead: EXTENSION_DOOR,
  },
  {
    name: 'extension/hosts',
    mayImport: ['core/', 'extension/texts'],
    instead: 'a host reads and writes sheets only',
  },
  {
    name: 'extension/functions',
    mayImport: ['core/', 'extension/hosts', 'extension/texts'],
    instead: PASS_IN,
  },
  {
    name: 'extension/commands',
    mayImport: ['core/', 'extension/', 'extension/texts'],
    instead: EXTENSION_DOOR,
  },
  ...['extension/workbench', 'extension/taskpane', 'extension/sign-in', 'extension/embed'].map((name) => ({
    name,
    mayImport: ['core/', 'extension/'],
    packages: ['lit', '@revolist/revogrid', '@fluentui/web-components', '@fluentui/tokens'],
    instead: EXTENSION_DOOR,
  })),
];

/** The room of a file; null where the table has none. */
export function roomOf(path: string, rooms: readonly Room[] = ROOMS): Room | null {
  const fitting = rooms.filter((room) => isIn(path, room.name));
  return fitting.sort((a, b) => b.name.length - a.name.length)[0] ?? null;
}

/** Whether a file lies in a room: below `folder`, below `folder/`, directly in `folder/*`, or is the file named. */
export function isIn(path: string, place: string): boolean {
  if (path === place) return true;
  if (!place.endsWith('/*')) return path.startsWith(place.endsWith('/') ? place : `${place}/`);
  const folder = place.slice(0, -1);
  return path.startsWith(folder) && !path.slice(folder.length).includes('/');
}
