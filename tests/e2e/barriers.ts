import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** What an accessibility checker finds wrong in a page or a frame as it stands, in a line each. */
export async function barriers(place: Page | Frame): Promise<string[]> {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // The pages' policies let no script in from outside: the checker comes by the debugger's way.
  await place.evaluate(axe);
  const results: AxeResults = await place.evaluate('axe.run(document)');
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  );
}
