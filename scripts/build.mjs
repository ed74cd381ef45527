// Builds everything that runs, in the order in which one needs the other.
import { fileURLToPath } from 'node:url';
import { buildAddin } from './build-addin.mjs';
import { buildCli } from './build-cli.mjs';
import { buildEmbed } from './build-embed.mjs';
import { buildEngine } from './build-engine.mjs';
import { buildPackage } from './build-package.mjs';
import { buildKpi } from './build-kpi.mjs';
import { buildServer } from './build-server.mjs';
import { buildWorkbench } from './build-workbench.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
buildEngine(root);
await buildPackage(root);
await buildCli(root);
await buildKpi(root);
await buildServer(root);
await buildWorkbench(root);
await buildEmbed(root);
await buildAddin(root);
