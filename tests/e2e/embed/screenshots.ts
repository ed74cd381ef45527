// Pictures of the coding inside an ERP for docs/images: `npm run build`, then `node scripts/embed-pictures.mjs`.
import { mkdir } from 'node:fs/promises';
import { setStage } from './embed-stage.ts';
import { openWatchedPage } from '../watched-page.ts';

const LOOKS = [
  { width: 320, height: 700, colorScheme: 'light', way: 'element' },
  { width: 480, height: 800, colorScheme: 'dark', way: 'frame' },
  { width: 1440, height: 620, colorScheme: 'light', way: 'frame' },
  { width: 1440, height: 620, colorScheme: 'dark', way: 'element' },
] as const;

const stage = await setStage();
await mkdir('docs/images', { recursive: true });
for (const { way, ...look } of LOOKS) {
  const { page } = await openWatchedPage(stage.browser, look);
  await page.goto(`${stage.host.origin}/?way=${way}`);
  const coding = way === 'frame' ? page.frameLocator('iframe') : page;
  await coding.locator('kontera-document-grid [tabindex="0"]').focus();
  await coding.getByText('Why').waitFor();
  await page.screenshot({ path: `docs/images/embed-${way}-${look.width}-${look.colorScheme}.png` });
  await page.context().close();
}
await stage.close();
