// Takes the pictures of docs/images that show Kontera inside an ERP: `npm run build`, then this.
import { runProgram } from './run-program.mjs';

await runProgram('tests/e2e/embed/screenshots.ts');
