// Takes the pictures of docs/images that show Kontera inside an ERP: `npm run build`, then this.
import { takePictures } from './take-pictures.mjs';

await takePictures('tests/e2e/embed/screenshots.ts');
