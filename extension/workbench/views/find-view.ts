import type { FindBarView } from '../../components/find-bar.ts';
import { countFound } from '../../controllers/rows/find-cells.ts';
import type { WorkbenchState } from '../../controllers/workbench-state.ts';
import { texts } from '../../texts/texts.ts';

/** What the search shows; null while it is closed. */
export function findBarView(state: WorkbenchState): FindBarView | null {
  if (!state.find) return null;
  const { text } = state.find;
  const { total, current } = countFound(state);
  const { find } = texts;
  const said =
    total === 0
      ? find.none
      : current > 0
        ? find.at({ position: texts.count(current), total: texts.count(total) })
        : find.hits({ count: total });
  return { text, status: text === '' ? '' : said, hasHits: total > 0 };
}
