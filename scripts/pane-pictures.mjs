// Takes the pictures of docs/images that show the task pane and the workbench: `npm run build`, then this.
import { takePictures } from './take-pictures.mjs';

await takePictures('tests/e2e/pane-screenshots.ts');
