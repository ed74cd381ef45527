import type { RefusedView } from '../../components/refused-file.ts';
import type { RefusedFile } from '../../controllers/workbench-state.ts';
import { texts } from '../../texts/texts.ts';

/** Dimensions offered where a file names none of its own. */
const USUAL_DIMENSIONS = ['account', 'cost_centre', 'tax_code', 'project'];
const CODING = 'coding.';

/** What is shown of a file that could not be read, or not wholly. */
export function refusedView({ name, faults, meanings, outcome }: RefusedFile): RefusedView {
  const named = Object.values(meanings ?? {}).filter((meaning) => meaning.startsWith(CODING));
  const dimensions = new Set([...named.map((meaning) => meaning.slice(CODING.length)), ...USUAL_DIMENSIONS]);
  return {
    title:
      outcome === 'partly-read'
        ? texts.refused.partlyRead({ name, count: faults.length })
        : texts.refused.titles[outcome]({ name }),
    faults,
    meanings,
    choices: [
      ...Object.entries(texts.refused.meanings).map(([meaning, label]) => ({ meaning, label })),
      ...[...dimensions].map((dimension) => ({
        meaning: `${CODING}${dimension}`,
        label: texts.refused.codingMeaning({ dimension: texts.dimension(dimension) }),
      })),
    ],
  };
}
