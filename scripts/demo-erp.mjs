// Serves a pretended ERP with Kontera inside: `npm run demo:erp`, after `npm run build`. PORT changes its port (3010).
import { runProgram } from './run-program.mjs';

await runProgram('tests/e2e/embed/demo-program.ts');
