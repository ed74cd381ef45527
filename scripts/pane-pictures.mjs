// Takes the pictures of docs/images that show the task pane and the workbench: `npm run build`, then this.
import { runProgram } from './run-program.mjs';

await runProgram('tests/e2e/pane-screenshots.ts');
