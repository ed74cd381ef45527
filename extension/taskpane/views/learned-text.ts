import { texts } from '../../texts/texts.ts';
import type { LearnedHistory } from '../../worker/messages.ts';

/** What was learned, in a sentence. */
export function learnedText({ lineCount: count, lastDate }: LearnedHistory): string {
  const { learned, learnedTo } = texts.header;
  return lastDate ? learnedTo({ count, date: texts.date(lastDate) }) : learned({ count });
}
