// Serves the demo host and Kontera on two ports of this machine: `npm run demo:erp`, after `npm run build`.
import { readFileSync } from 'node:fs';
import { compileEngine } from '../../../core/engine/index.ts';
import { demoErp } from './demo-erp.ts';
import { serveErp } from './erp-server.ts';
import { serveKontera } from './kontera-server.ts';

const port = Number(process.env['PORT'] ?? 3010);
const erp = demoErp(await compileEngine(new Uint8Array(readFileSync('build/engine.wasm'))));
const kontera = await serveKontera(erp, port + 1);
kontera.tokens.add('demo-token');
const host = await serveErp(erp, kontera.origin, port);
kontera.hostOrigins.push(host.origin);
console.log(`${erp.company}: ${host.origin}/ (Kontera inside from ${kontera.origin})`);
